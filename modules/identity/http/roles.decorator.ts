import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '../../kernel/index.js';

/** Metadata key of `@Roles()`. */
export const ROLES_WANTED = 'lianxin:roles';

/** Keeps a route, or a whole controller, for those who hold one of `roles`; the route's own word goes first. */
export const Roles = (...roles: Role[]): CustomDecorator => SetMetadata(ROLES_WANTED, roles);
