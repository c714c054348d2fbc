import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../database/index.js';
import { newId, type Actor } from '../kernel/index.js';
import { actorFrom, type Account } from './account.js';
import { ACCOUNT } from './account-rows.js';
import { ActorCache } from './actor-cache.js';

/** A session that was just opened; the token is shown this once and kept nowhere. */
export interface OpenedSession {
  token: string;
  expiresAt: Date;
}

const TOKEN = /^[\w-]{43}$/;

// Sessions live in the database's time: one for all processes, and not moved by a demo that lets days pass.
const OPEN = `
  INSERT INTO session (id, token_hash, account_id, kind, expires_at) VALUES ($1, $2, $3, 'browser', now() + interval '12 hours')
  RETURNING expires_at AS "expiresAt"`;

/** Who logged in is known for as long as who tried. */
const SWEEP = `
  DELETE FROM session WHERE id IN (
    SELECT id FROM session WHERE expires_at < now() - interval '200 days' ORDER BY expires_at LIMIT 1000
    FOR UPDATE SKIP LOCKED)`;

const FIND = `
  WITH live AS (
    SELECT s.id AS session_id, s.last_seen_at, extract(epoch FROM s.expires_at - now())::float * 1000 AS "lifeMs", ${ACCOUNT}
    FROM session s JOIN account a ON a.id = s.account_id
    WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > now() AND a.enabled
  ), seen AS (
    UPDATE session SET last_seen_at = now() FROM live
    WHERE session.id = live.session_id AND live.last_seen_at < now() - interval '1 minute'
  )
  SELECT * FROM live`;

/** Sessions: opaque tokens of which only the hash is kept. */
@Injectable()
export class SessionBook {
  constructor(
    private readonly database: Database,
    private readonly cache: ActorCache,
  ) {}

  /** Opens a session of 12 hours. */
  async open(tx: Transaction, accountId: string): Promise<OpenedSession> {
    const token = randomBytes(32).toString('base64url');
    const [row] = await tx.query<{ expiresAt: Date }>(OPEN, [newId(), hashOf(token), accountId]);
    if (!row) throw new Error('INSERT … RETURNING answered no row');
    await tx.query(SWEEP);
    return { token, expiresAt: row.expiresAt };
  }

  /** Who is behind `token`; null when it is unknown, expired, revoked, or the account disabled. */
  async actorOf(token: string): Promise<Actor | null> {
    if (!TOKEN.test(token)) return null;
    const hash = hashOf(token);
    return this.cache.find(hash.toString('hex')) ?? (await this.read(hash));
  }

  /** Ends the session of `token`, if there is one. */
  async close(token: string): Promise<void> {
    const hash = hashOf(token);
    await this.database.query('UPDATE session SET revoked_at = now() WHERE token_hash = $1 AND revoked_at IS NULL', [
      hash,
    ]);
    this.cache.forget(hash.toString('hex'));
  }

  /** Ends every session of an account. */
  async closeAll(tx: Transaction, accountId: string): Promise<void> {
    await tx.query('UPDATE session SET revoked_at = now() WHERE account_id = $1 AND revoked_at IS NULL', [accountId]);
  }

  /** The account is being changed: its sessions are read anew once that is durable. */
  refresh(tx: Transaction, accountId: string): void {
    tx.afterCommit(() => {
      this.cache.forgetAccount(accountId);
    });
  }

  private async read(hash: Buffer): Promise<Actor | null> {
    const { generation } = this.cache;
    const [live] = await this.database.query<Account & { lifeMs: number }>(FIND, [hash]);
    if (!live) return null;
    const actor = actorFrom(live);
    this.cache.keep(hash.toString('hex'), actor, live.lifeMs, generation);
    return actor;
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
