/** A field a verb asks for. */
type VerbFieldName = 'unitCode' | 'units' | 'grounds' | 'username' | 'days' | 'reason' | 'note';

/** Something people do with a task besides completing it. */
export interface Verb {
  /** Word in the diagram. */
  action: string;
  /** Last part of the address at the server. */
  path: string;
  fields: VerbFieldName[];
  /** Whether it names the revision that was seen. */
  named?: boolean;
  bodyOf(entered: Record<string, unknown>): object;
}

const asEntered = (entered: Record<string, unknown>): object => entered;

const signers = (verb: string) => (entered: Record<string, unknown>) => ({
  ...{ verb, note: entered.note, signers: (entered.units as string[]).map((unit) => ({ unit })) },
});

const recipients = ({ note, units }: Record<string, unknown>): object => ({
  ...{ note, recipients: (units as string[]).map((unit) => ({ unit })) },
});

/** What can be done, in the order it is offered. */
export const VERBS: readonly Verb[] = [
  { action: 'return', path: 'return', fields: ['grounds', 'reason'], named: true, bodyOf: asEntered },
  { action: 'transfer', path: 'transfer', fields: ['unitCode', 'reason'], named: true, bodyOf: asEntered },
  { action: 'delegate', path: 'delegation', fields: ['username'], named: true, bodyOf: asEntered },
  {
    ...{ action: 'extend', path: 'extensions', fields: ['days', 'reason'] },
    bodyOf: ({ days, reason }) => ({ days: Number(days), reason }),
  },
  { action: 'add-signer', path: 'signatures', fields: ['units', 'note'], bodyOf: signers('add-signer') },
  { action: 'counter-sign', path: 'signatures', fields: ['units', 'note'], bodyOf: signers('counter-sign') },
  { action: 'copy', path: 'copies', fields: ['units', 'note'], bodyOf: recipients },
  { action: 'urge', path: 'urgings', fields: ['note'], bodyOf: asEntered },
];
