import { holdsRole, useAccount } from '../../session/session.js';

/** Whether the reader may change the data of the city, not only read it. */
export const useKeeps = (): boolean => holdsRole(useAccount(), []);
