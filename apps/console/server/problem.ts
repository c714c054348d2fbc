/** What the server says when it refuses (RFC 9457), or that it could not be reached. */
export interface Problem {
  status: number;
  code: string;
  title: string;
  detail?: string;
  cure?: string;
  errors?: { path: string; message: string }[];
}

/** A call that was refused or did not arrive. `status` 0: the server was not reached, nothing is known of the outcome. */
export class ServerRefusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

export const UNREACHED: Problem = { status: 0, code: 'server-unreached', title: 'The server was not reached.' };

/** Whether asking again may help. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ServerRefusal && (error.status === 0 || error.status >= 502);
