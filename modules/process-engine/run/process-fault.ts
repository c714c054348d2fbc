/** A technical fault at one element: the turn it happened in is undone and an incident names it. */
export class ProcessFault extends Error {
  constructor(
    readonly elementId: string,
    reason: string,
    /** Whether the turn did not come to rest: a definition that does so again and again is quarantined. */
    readonly isOverrun = false,
  ) {
    super(reason);
    this.name = 'ProcessFault';
  }
}
