/** Answers kept, and the longest question that is kept; most ask for one or two short variables. */
const MOST = 5000;
const LONGEST = 500;

/**
 * Remembers what expressions came to. FEEL has no side effects: the same text over the same variables gives the same
 * answer, and parsing is what costs. Lists and contexts are not kept, they could be changed by who got them.
 */
export class AnswerCache {
  private readonly kept = new Map<string, unknown>();

  get(source: string, variables: Record<string, unknown>, compute: () => unknown): unknown {
    const key = `${source}\u0000${JSON.stringify(variables)}`;
    if (this.kept.has(key)) return this.kept.get(key);
    const answer = compute();
    if (key.length <= LONGEST && (typeof answer !== 'object' || answer === null)) this.keep(key, answer);
    return answer;
  }

  private keep(key: string, answer: unknown): void {
    this.kept.set(key, answer);
    const oldest = this.kept.keys().next();
    if (this.kept.size > MOST && !oldest.done) this.kept.delete(oldest.value);
  }
}
