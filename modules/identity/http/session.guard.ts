import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONFIG, DomainError, type Config, type Role } from '../../kernel/index.js';
import { IDENTITY_ERRORS } from '../identity.errors.js';
import { LoginService } from '../login.service.js';
import { assertHolds } from '../permission.js';
import { assertOwnOrigin } from './origin-check.js';
import { PUBLIC } from './public.decorator.js';
import { ROLES_WANTED } from './roles.decorator.js';
import { sentToken } from './session-cookie.js';
import type { SignedRequest } from './signed-request.js';

/** Lets in who is signed in and holds one of the roles the route names, and puts them on the request as `actor`. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly logins: LoginService,
    private readonly reflector: Reflector,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws `not-signed-in`, `origin-refused`, `role-missing`. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http' || this.marked(context, PUBLIC)) return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const sent = sentToken(request.headers);
    const actor = sent && (await this.logins.authenticate(sent.token));
    if (!actor) throw notSignedIn();
    if (sent.by === 'cookie') assertOwnOrigin(request, this.config.corsOrigins);
    const roles = this.marked(context, ROLES_WANTED) as Role[] | undefined;
    if (roles) assertHolds(actor, ...roles);
    request.actor = actor;
    return true;
  }

  private marked(context: ExecutionContext, key: string): unknown {
    return this.reflector.getAllAndOverride<unknown>(key, [context.getHandler(), context.getClass()]);
  }
}

/** The refusal of a caller nobody knows. */
export const notSignedIn = (): DomainError =>
  new DomainError(IDENTITY_ERRORS['not-signed-in'], 'There is no session, or it has ended.');
