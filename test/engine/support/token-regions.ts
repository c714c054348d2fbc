/** A part of a running process that can be cancelled as a whole. */
export class Region {
  /** What catches an error that comes out of it, the nearest first. */
  catchers: (() => void)[] = [];
  private isEnded = false;

  constructor(readonly parent: Region | null) {}

  get isOver(): boolean {
    return this.isEnded || (this.parent?.isOver ?? false);
  }

  end(): void {
    this.isEnded = true;
  }
}

/** A process, sub-process or event sub-process that runs: it is done when no thread is left in it. */
export class Scope extends Region {
  /** What runs now; taken away as a whole by an interruption or a terminate end event. */
  content = new Content(this);
  /** What the event sub-processes wait for. */
  readonly listening = new Region(this);

  constructor(
    parent: Region | null,
    private readonly done: () => void,
  ) {
    super(parent);
  }

  /** Everything that runs is gone; nothing sets off an event sub-process any more. */
  interrupt(): void {
    this.sweep();
    this.listening.end();
    this.catchers = [];
  }

  terminate(): void {
    this.sweep();
    this.finish();
  }

  finish(): void {
    this.end();
    this.done();
  }

  private sweep(): void {
    this.content.end();
    this.content = new Content(this);
  }
}

/** The threads that run in a scope. */
export class Content extends Region {
  private threads = 0;

  constructor(readonly scope: Scope) {
    super(scope);
  }

  begin(): void {
    this.threads++;
  }

  /** A thread has come to an end event. */
  leave(): void {
    if (!this.isOver && --this.threads === 0) this.scope.finish();
  }
}
