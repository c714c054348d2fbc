/**
 * One running element: what a token does at a flow node, a scope that holds others, or the body of a loop.
 * Plain JSON; together the nodes are the whole state of an instance beside its variables and waits.
 */
export interface NodeState {
  /** Names it across snapshots; the process itself is `root`. */
  id: string;
  element: string;
  /** Node that contains it: a scope, or the body of a loop. */
  parent: string | null;
  /** Instances of a loop: their number, from 0. */
  index?: number;
  /** Bodies of loops. */
  loop?: LoopState;
  /** Scopes alone have it: tokens that rest before joins and activities that need several, by flow id. */
  resting?: Record<string, number>;
  /** Scopes: what has completed and can be undone, in that order. */
  done?: Compensable[];
  /** Scopes: an interrupting event sub-process has taken over. */
  interrupted?: true;
  /** What this node has yet to undo; the last entry comes first. */
  undoing?: Compensable[];
  /** Runs to undo something for this node. */
  onBehalfOf?: string;
  /** Variables it is given when it begins. */
  given?: Record<string, unknown>;
  /** Transactions: a cancel end event was reached. */
  cancelled?: true;
  /** Which of several triggers have occurred, by event. */
  seen?: Record<string, number[]>;
  /** Scopes: complex gateways that have fired and wait for what is left, by gateway: the flows used. */
  fired?: Record<string, string[]>;
  /** Ad-hoc sub-processes: activities still to begin; null once no more may begin. */
  queue?: string[] | null;
}

/** Progress of one multi-instance or standard loop. */
export interface LoopState {
  total: number;
  started: number;
  completed: number;
  items: unknown[] | null;
  outputs: unknown[];
}

/** A completed activity that can be undone. */
export interface Compensable {
  element: string;
  /** Variables of its own when it completed. */
  variables: Record<string, unknown>;
  /** Sub-processes: what completed inside. */
  done?: Compensable[];
}
