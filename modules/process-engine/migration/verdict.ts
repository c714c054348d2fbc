/** Why an instance cannot go on in another version, or back. */
export type RefusalCause =
  | 'element-gone'
  | 'type-changed'
  | 'nesting-changed'
  | 'wait-changed'
  | 'loop-changed'
  | 'ad-hoc-changed'
  | 'flow-gone'
  | 'join-changed'
  | 'join-starved'
  | 'compensation-gone'
  | 'cannot-go-on'
  | 'not-at-rest'
  | 'state-inconsistent'
  | 'version-changed'
  | 'instance-ended'
  | 'moved-since'
  | 'failed';

/** What becomes different for an instance that can. */
export type NoteCause =
  | 'wait-dropped'
  | 'wait-opened'
  | 'timer-recomputed'
  | 'condition-changed'
  | 'subscription-changed'
  | 'call-kept'
  | 'interruption-changed'
  | 'loop-kept'
  | 'inputs-kept'
  | 'compensation-dropped'
  | 'moves-on'
  | 'incident-kept';

/** One thing to know about one element; ids of the version the instance comes from, except for what is new. */
export interface Remark<Cause = RefusalCause | NoteCause> {
  elementId: string;
  cause: Cause;
  /** One sentence. */
  detail: string;
}

/** Whether one instance can go on in another version. */
export interface Verdict {
  verdict: 'ok' | 'ok-with-notes' | 'refused';
  notes: Remark<NoteCause>[];
  reasons: Remark<RefusalCause>[];
}

/** Gathers remarks; nobody is told twice. */
export class Remarks {
  readonly notes: Remark<NoteCause>[] = [];
  readonly reasons: Remark<RefusalCause>[] = [];

  refuse(elementId: string, cause: RefusalCause, detail: string): void {
    add(this.reasons, { elementId, cause, detail });
  }

  note(elementId: string, cause: NoteCause, detail: string): void {
    add(this.notes, { elementId, cause, detail });
  }

  addAll({ notes, reasons }: Pick<Verdict, 'notes' | 'reasons'>): void {
    for (const { elementId, cause, detail } of notes) this.note(elementId, cause, detail);
    for (const { elementId, cause, detail } of reasons) this.refuse(elementId, cause, detail);
  }

  get verdict(): Verdict {
    const { notes, reasons } = this;
    if (reasons.length > 0) return { verdict: 'refused', notes: [], reasons };
    return { verdict: notes.length > 0 ? 'ok-with-notes' : 'ok', notes, reasons };
  }
}

function add<T extends Remark>(list: T[], remark: T): void {
  const isKnown = list.some(
    ({ elementId, cause, detail }) =>
      elementId === remark.elementId && cause === remark.cause && detail === remark.detail,
  );
  if (!isKnown) list.push(remark);
}
