import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '../../kernel/index.js';
import { notSignedIn } from './session.guard.js';
import type { SignedRequest } from './signed-request.js';

/** Who acts. Throws `not-signed-in` on a public route, where nobody is looked up. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedRequest>();
  if (!actor) throw notSignedIn();
  return actor;
});
