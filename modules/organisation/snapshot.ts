/** Where a snapshot comes from. */
export interface SnapshotSource<T> {
  /** Another text whenever the content is another, and never one that stood for other content before. */
  revision(): Promise<string>;
  /** The content with the revision it has. */
  load(): Promise<{ revision: string; value: T }>;
}

const FOLLOW_MS = 1000;

/**
 * A copy in memory of what seldom changes and every request reads. It is up to date after `refresh`, and at most a
 * second behind other processes while it follows.
 */
export class Snapshot<T> {
  private held: { revision: string; value: T } | null = null;
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly source: SnapshotSource<T>) {}

  /** The content as it was last read. */
  get value(): T {
    if (!this.held) throw new Error('The snapshot was not read yet; call refresh() first.');
    return this.held.value;
  }

  /** Reads the content again unless it is the same; then what was committed before the call is seen. */
  refresh(): Promise<void> {
    this.next ??= this.running.then(() => this.read());
    this.running = this.next.catch(() => undefined);
    return this.next;
  }

  /** Looks for changes of other processes from now on, until `stop`. */
  follow(): void {
    this.timer = setInterval(() => {
      this.refresh().catch(() => undefined); // whoever needs the database meanwhile will hear of it
    }, FOLLOW_MS).unref();
  }

  /** Ends `follow`; what is being read is read to the end. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async read(): Promise<void> {
    this.next = null; // who asks from here on may know of a later change
    if (this.held?.revision !== (await this.source.revision())) this.held = await this.source.load();
  }
}
