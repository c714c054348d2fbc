import type { Actor } from '../kernel/index.js';

interface Entry {
  actor: Actor;
  until: number;
}

/** Longest that a session is believed without asking the database; a change made by another process shows after it. */
const BELIEVED_MS = 30_000;
const CAPACITY = 10_000;

/** Who is behind the sessions seen lately, so that not every request asks the database. Keys are the tokens' hashes. */
export class ActorCache {
  private readonly entries = new Map<string, Entry>();
  private forgotten = 0;

  /** `now` counts milliseconds from any start; it never goes back. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Grows whenever something is forgotten: what was read before that may be out of date. */
  get generation(): number {
    return this.forgotten;
  }

  /** Null when not known, or not lately enough. */
  find(key: string): Actor | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    this.entries.delete(key);
    if (entry.until <= this.now()) return null;
    this.entries.set(key, entry);
    return entry.actor;
  }

  /** Keeps what was read at `generation`, at most for `lifeMs`; the one not asked for longest gives way. */
  keep(key: string, actor: Actor, lifeMs: number, generation: number): void {
    if (generation !== this.forgotten) return;
    this.entries.set(key, { actor, until: this.now() + Math.min(lifeMs, BELIEVED_MS) });
    const [oldest] = this.entries.keys();
    if (this.entries.size > CAPACITY && oldest !== undefined) this.entries.delete(oldest);
  }

  /** Forgets one session. */
  forget(key: string): void {
    this.forgotten++;
    this.entries.delete(key);
  }

  /** Forgets every session of an account. */
  forgetAccount(id: string): void {
    this.forgotten++;
    for (const [key, { actor }] of this.entries) if (actor.id === id) this.entries.delete(key);
  }
}
