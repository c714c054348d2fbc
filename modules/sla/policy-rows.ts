import type { Transaction } from '../database/index.js';
import type { SlaPolicy, SlaPolicyDraft } from './sla-policy.js';

/** Anything that can run a statement: a transaction, or `Database` outside of one. */
export type SlaSource = Pick<Transaction, 'query'>;

const POLICY = `
  code, version, name, preset, measure, applies, clock, warn_before AS "warnBefore", is_ceiling AS "isCeiling", clause,
  enabled, json_build_object('value', limit_value, 'unit', limit_unit) AS "limit"`;

const INSERT = `
  INSERT INTO sla_policy (code, version, name, preset, measure, applies, limit_value, limit_unit, clock, warn_before,
    is_ceiling, clause, enabled)
  SELECT $1, COALESCE((SELECT max(version) FROM sla_policy WHERE code = $1), 0) + 1,
    $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true
  RETURNING ${POLICY}`;

/** Every policy in force, in order of code; of one measure unless null. */
export const policiesInForce = (source: SlaSource, measure: string | null): Promise<SlaPolicy[]> =>
  source.query<SlaPolicy>(
    `SELECT ${POLICY} FROM sla_policy WHERE enabled AND ($1::text IS NULL OR measure = $1) ORDER BY code`,
    [measure],
  );

/** One version of a policy, in force or not. */
export async function policyVersion(source: SlaSource, code: string, version: number): Promise<SlaPolicy | null> {
  const sql = `SELECT ${POLICY} FROM sla_policy WHERE code = $1 AND version = $2`;
  const [policy] = await source.query<SlaPolicy>(sql, [code, version]);
  return policy ?? null;
}

/** Every version of a policy, newest first. */
export const policyVersions = (source: SlaSource, code: string): Promise<SlaPolicy[]> =>
  source.query<SlaPolicy>(`SELECT ${POLICY} FROM sla_policy WHERE code = $1 ORDER BY version DESC`, [code]);

/** Stores `draft` as the next version of its code, in force; the one before must no longer be. */
export async function insertPolicy(tx: Transaction, draft: SlaPolicyDraft): Promise<SlaPolicy> {
  const { code, name, preset, measure, applies, limit, clock, warnBefore, isCeiling, clause } = draft;
  const warning = warnBefore && JSON.stringify(warnBefore);
  const [policy] = await tx.query<SlaPolicy>(INSERT, [
    ...[code, name, preset, measure, JSON.stringify(applies), limit.value, limit.unit],
    ...[clock, warning, isCeiling, clause],
  ]);
  if (!policy) throw new Error('INSERT … RETURNING answered no row');
  return policy;
}

/** Holds back every other writer of policies until the transaction ends. */
export async function lockPolicies(tx: Transaction): Promise<void> {
  await tx.query('LOCK TABLE sla_policy IN SHARE ROW EXCLUSIVE MODE');
}
