import type { IncomingHttpHeaders } from 'node:http';

/** A token as it was sent, and how: only a cookie is sent by browsers without being asked. */
export interface SentToken {
  token: string;
  by: 'bearer' | 'cookie';
}

const BEARER = /^bearer +(\S+)$/i;
const COOKIE = /(?:^|;) *lianxin_session=([^;]*)/;

/** The token of a request; `Authorization: Bearer` goes before the cookie. */
export function sentToken({ authorization = '', cookie = '' }: IncomingHttpHeaders): SentToken | null {
  const bearer = BEARER.exec(authorization)?.[1];
  if (bearer) return { token: bearer, by: 'bearer' };
  const kept = COOKIE.exec(cookie)?.[1];
  return kept ? { token: kept, by: 'cookie' } : null;
}

/** `Set-Cookie` that keeps `token` until the browser closes: several people share a seat. */
export function sessionCookie(token: string, secure: boolean): string {
  return `lianxin_session=${token}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** `Set-Cookie` that takes it away. */
export const noSessionCookie = (secure: boolean): string => `${sessionCookie('', secure)}; Max-Age=0`;
