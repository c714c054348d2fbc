import { SetMetadata } from '@nestjs/common';

/** Metadata key of `@NoReplay()`. */
export const NO_REPLAY = 'no-replay';

/** The answer of the route is never kept for a repeated request: it holds what must not be stored in clear. */
export const NoReplay = () => SetMetadata(NO_REPLAY, true);
