/** `queued` comes after others; `cancelled` was called back, or its task ended otherwise. */
export type SignatureState = 'queued' | 'open' | 'agreed' | 'refused' | 'cancelled';

/** One after the other (加签), or all at once (会签). */
export type SignatureVerb = 'add-signer' | 'counter-sign';

/** Whose word a task waits for; whoever of a unit handles its work signs for it. */
export type Signer = { username: string } | { unit: string };

/** A signature somebody was asked for at a task. */
export interface TaskSignature {
  id: string;
  verb: SignatureVerb;
  username: string | null;
  unitCode: string | null;
  note: string | null;
  askedBy: string;
  askedAt: Date;
  state: SignatureState;
  /** The task the signer owes; null before it was opened. */
  signingTaskId: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
  opinion: string | null;
}

/** Columns of `task_signature` as a `TaskSignature`. */
export const SIGNATURE = `
  id, verb, username, unit_code AS "unitCode", note, asked_by AS "askedBy", asked_at AS "askedAt", state,
  signing_task_id AS "signingTaskId", answered_by AS "answeredBy", answered_at AS "answeredAt", opinion`;

/** The signer as asked for, in the words of the history. */
export const signerOf = ({ username, unitCode }: TaskSignature): Record<string, string | null> =>
  username === null ? { unit: unitCode } : { username };
