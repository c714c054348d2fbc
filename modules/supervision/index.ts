export { Supervisions, type SupervisionOrder } from './supervisions.service.js';
export { SupervisionModule } from './supervision.module.js';
export type { SupervisionView } from './order-supervision.service.js';
