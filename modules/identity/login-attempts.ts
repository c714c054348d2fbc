import { Injectable } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DomainError } from '../kernel/index.js';
import { IDENTITY_ERRORS } from './identity.errors.js';

/** Failures that one username may have from one address within the window. */
const ALLOWED = 5;
const WINDOW = `interval '10 minutes'`;
/** Logs of the network are kept at least six months (《网络安全法》第二十一条). */
const KEPT = `interval '200 days'`;

// The time is the database's: one for all processes, and not moved by a demo that lets days pass.
const COUNT = `
  SELECT count(*)::integer AS failures, ceil(extract(epoch FROM min(at) + ${WINDOW} - now()))::integer AS "retryAfter"
  FROM login_attempt
  WHERE username = lower($1) AND ip = $2 AND at > now() - ${WINDOW} AND id > COALESCE(
    (SELECT max(id) FROM login_attempt WHERE username = lower($1) AND ip = $2 AND succeeded), 0)`;

const SWEEP = `
  DELETE FROM login_attempt WHERE id IN (
    SELECT id FROM login_attempt WHERE at < now() - ${KEPT} ORDER BY at LIMIT 1000 FOR UPDATE SKIP LOCKED)`;

/** Slows down who guesses passwords, across all processes. */
@Injectable()
export class LoginAttempts {
  constructor(private readonly database: Database) {}

  /**
   * Books an attempt, as failed until `succeeded` is told; answers its id. It is booked before anything is checked, so
   * that guesses sent all at once are counted too. Throws `login-blocked`.
   */
  async begin(username: string, ip: string): Promise<string> {
    const sql = 'INSERT INTO login_attempt (username, ip) VALUES (lower($1), $2) RETURNING id';
    const [attempt] = await this.database.query<{ id: string }>(sql, [username, ip]);
    const [counted] = await this.database.query<{ failures: number; retryAfter: number }>(COUNT, [username, ip]);
    if (!attempt || !counted) throw new Error('the attempt was not booked');
    if (counted.failures <= ALLOWED) return attempt.id;
    await this.database.query('DELETE FROM login_attempt WHERE id = $1', [attempt.id]);
    const extra = { retryAfter: Math.max(1, counted.retryAfter) };
    throw new DomainError(IDENTITY_ERRORS['login-blocked'], 'Too many failed logins.', extra);
  }

  /** The attempt was right: earlier failures no longer count. */
  async succeeded(id: string): Promise<void> {
    await this.database.query('UPDATE login_attempt SET succeeded = true WHERE id = $1', [id]);
    await this.database.query(SWEEP);
  }
}
