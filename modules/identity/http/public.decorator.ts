import { SetMetadata, type CustomDecorator } from '@nestjs/common';

/** Metadata key of `@Public()`. */
export const PUBLIC = 'lianxin:public';

/** Opens a route, or a whole controller, to callers who are not signed in; nobody is looked up then. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
