import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { CONFIGURATION_STREAM } from '../identity/index.js';
import { Clock, DomainError, SYSTEM, type Actor, type FieldError } from '../kernel/index.js';
import type { CityPreset, PolicyKind, PolicyVersion } from './policy-kind.js';
import { checkShape, shapeFaults } from './policy-shape.js';
import { POLICY_ERRORS } from './policies.errors.js';

type Source = Pick<Transaction, 'query'>;

/** What a new version says. */
export interface PolicyDraft {
  value: unknown;
  clause: string;
  /** The version the publisher saw; a newer one refuses the draft. */
  basedOn: number;
}

/** A part of a value that holds for a while over the version in force, and the rule it rests on. */
export interface PolicyOverlay {
  part: object;
  clause: string;
}

const POLICY = `code, version, value, clause, published_at AS "publishedAt", published_by AS "publishedBy"`;
const INSERT = `INSERT INTO policy (code, version, value, clause, published_at, published_by) VALUES ($1, $2, $3, $4, $5, $6)`;

/** Rules that are data: every capability declares its own, administrators publish new versions of them. */
@Injectable()
export class Policies {
  private readonly kinds = new Map<string, PolicyKind<object>>();
  private overlayOf: (code: string) => PolicyOverlay | null = () => null;

  constructor(
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Makes a kind of rule known; capabilities do so when they start. */
  define<T extends object>(kind: PolicyKind<T>): void {
    this.kinds.set(kind.code, kind);
  }

  /** Whoever overlays policies for a while answers what of the one of that code; null for nothing. */
  overlaidBy(overlayOf: (code: string) => PolicyOverlay | null): void {
    this.overlayOf = overlayOf;
  }

  /** What keeps `part` from being laid over the policy in force, by field. */
  async overlayFaults(source: Source, code: string, part: unknown): Promise<FieldError[]> {
    const kind = this.kinds.get(code);
    if (!kind) return [{ path: 'code', message: `There is no policy ${code}` }];
    if (typeof part !== 'object' || part === null) return [{ path: 'value', message: 'must be an object' }];
    const [newest] = await this.versions(source, code, 1);
    return shapeFaults(kind.shape, { ...newest?.value, ...part });
  }

  /** Adds what the database does not know yet, as the preset city has it; what people published stays. */
  async load(tx: Transaction, preset: CityPreset): Promise<void> {
    for (const { code, presets } of this.kinds.values()) {
      const { value, clause } = presets[preset];
      const values = [code, 1, JSON.stringify(value), clause, this.clock.now(), SYSTEM.username];
      await tx.query(`${INSERT} ON CONFLICT DO NOTHING`, values);
    }
  }

  /** What is in force, with what is laid over it at present. Throws `policy-unknown` before it was loaded. */
  async inForce<T extends object>(source: Source, kind: PolicyKind<T>): Promise<PolicyVersion<T>> {
    const [newest] = await this.versions<T>(source, kind.code, 1);
    if (newest) return this.overlaid(kind, newest);
    throw new DomainError(POLICY_ERRORS['policy-unknown'], `The policy ${kind.code} was not loaded.`);
  }

  /** A part that no longer fits, because the rule was published anew, counts for nothing. */
  private overlaid<T extends object>(kind: PolicyKind<T>, newest: PolicyVersion<T>): PolicyVersion<T> {
    const overlay = this.overlayOf(kind.code);
    if (!overlay) return newest;
    const value = { ...newest.value, ...overlay.part };
    return shapeFaults(kind.shape, value).length > 0 ? newest : { ...newest, value, clause: overlay.clause };
  }

  /** The newest versions of one rule, newest first. */
  versions<T = object>(source: Source, code: string, limit: number): Promise<PolicyVersion<T>[]> {
    const sql = `SELECT ${POLICY} FROM policy WHERE code = $1 ORDER BY version DESC LIMIT $2`;
    return source.query<PolicyVersion<T>>(sql, [code, limit]);
  }

  /** Everything in force, in order of code. */
  all(source: Source): Promise<PolicyVersion[]> {
    return source.query<PolicyVersion>(
      `SELECT DISTINCT ON (code) ${POLICY} FROM policy WHERE code = ANY($1) ORDER BY code, version DESC`,
      [[...this.kinds.keys()]],
    );
  }

  /** Puts a new version in force and records it. Throws `policy-unknown`, `policy-invalid`, `policy-changed`. */
  async publish(
    tx: Transaction,
    by: { actor: Actor; at: Date },
    code: string,
    { value, clause, basedOn }: PolicyDraft,
  ): Promise<PolicyVersion> {
    const kind = this.kinds.get(code);
    if (!kind) throw new DomainError(POLICY_ERRORS['policy-unknown'], `There is no policy ${code}.`);
    const checked = checkShape(kind.shape, value);
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`policy ${code}`]);
    const [newest] = await this.versions(tx, code, 1);
    if (newest?.version !== basedOn)
      throw new DomainError(POLICY_ERRORS['policy-changed'], `Version ${newest?.version} is in force.`, {
        current: newest,
      });
    const next = { code, version: basedOn + 1, value: checked, clause };
    const values = [code, next.version, JSON.stringify(checked), clause, by.at, by.actor.username];
    await tx.query(INSERT, values);
    this.trail.record(tx, CONFIGURATION_STREAM, by.actor, { type: 'policy.published', at: by.at, data: { ...next } });
    return { ...next, publishedAt: by.at, publishedBy: by.actor.username };
  }
}
