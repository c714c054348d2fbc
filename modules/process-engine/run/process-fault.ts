/** A technical fault at one element: the turn it happened in is undone and an incident names it. */
export class ProcessFault extends Error {
  constructor(
    readonly elementId: string,
    reason: string,
  ) {
    super(reason);
    this.name = 'ProcessFault';
  }
}
