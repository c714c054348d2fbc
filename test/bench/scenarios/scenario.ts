import type { Figures } from '../figures.js';

/** What the command line asks of a scenario. */
export interface Settings {
  /** How long a stretch of load lasts. */
  seconds: number;
  clients: number;
  /** Server processes. */
  servers: number;
  /** Lifecycles that begin each second; without it every client goes on as fast as it is served. */
  rate?: number;
  /** What a loader fills in: stored cases, open tasks, sleeping timers. */
  size?: number;
}

/** Measures one promise on a stage of its own; throws when an invariant is broken, never because a figure is low. */
export type Scenario = (settings: Settings) => Promise<Figures>;
