import { read, send } from './call.js';
import { isPassing } from './problem.js';

const AFTER_TYPING = 2000;
const AFTER_FAILING = 5000;

/** Keeps a draft on the server: two seconds after the last change, and again until it arrives. */
export class DraftSaver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private waiting: object | null = null;
  /** One call follows the other, so that none overtakes. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly key: string,
    private readonly onSaved: (at: string) => void,
  ) {}

  /** What the server has; null when nothing, or when it cannot be asked. */
  async read<T>(): Promise<T | null> {
    return read<{ body: T | null }>(this.path).then(
      ({ body }) => body,
      () => null,
    );
  }

  save(body: object): void {
    this.waiting = body;
    this.plan(AFTER_TYPING);
  }

  /** Saves now what waits to be saved. */
  flush(): void {
    clearTimeout(this.timer);
    const body = this.waiting;
    if (!body) return;
    this.waiting = null;
    this.last = this.last.then(() => this.put(body));
  }

  /** Nothing is kept any more. */
  forget(): void {
    clearTimeout(this.timer);
    this.waiting = null;
    this.last = this.last.then(() => send('DELETE', this.path)).catch(() => undefined);
  }

  private get path(): string {
    return `/drafts/${this.key}`;
  }

  private plan(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), milliseconds);
  }

  private async put(body: object): Promise<void> {
    try {
      const { savedAt } = await send<{ savedAt: string }>('PUT', this.path, body);
      this.onSaved(savedAt);
    } catch (error) {
      if (!isPassing(error)) return;
      this.waiting ??= body;
      this.plan(AFTER_FAILING);
    }
  }
}
