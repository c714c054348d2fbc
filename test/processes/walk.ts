import type { ProcessModel } from '../../modules/process-engine/index.js';
import { ProcessRun } from '../../modules/process-engine/run/process-run.js';
import type { Snapshot } from '../../modules/process-engine/run/snapshot.js';
import type { Program } from '../../modules/process-engine/run/program.js';
import type { ProcessStep } from '../../modules/process-engine/run/step.js';

type Values = Record<string, unknown>;

/** What a walk over every path of a process met. */
export interface Walk {
  flows: Set<string>;
  elements: Set<string>;
  /** Sets of waiting elements from which the end was never reached. */
  stuck: string[];
  states: number;
}

interface State {
  key: string;
  snapshot: Snapshot;
  next: string[];
  ended: boolean;
}

const NOW = new Date('2026-03-02T01:00:00Z');

/**
 * Walks a process in the real engine from state to state, a state being the set of elements that wait. From each state
 * every wait is answered with every combination of values that the conditions right after it distinguish; every step
 * starts from a snapshot.
 */
export async function walk(program: Program, variables: Values): Promise<Walk> {
  const met: Walk = { flows: new Set(), elements: new Set(), stuck: [], states: 0 };
  const run = await ProcessRun.create(program, variables);
  const first = note(met, run, run.begin(NOW, triggered(program.model)));
  const states = new Map([[first.key, first]]);
  for (const state of states.values()) {
    for (const elementId of new Set(state.key.split(' ').filter(Boolean))) {
      for (const values of answers(program.model, elementId)) {
        const after = await step(met, program, state, { elementId, values });
        state.next.push(after.key);
        if (!states.has(after.key)) states.set(after.key, after);
      }
    }
  }
  return { ...met, states: states.size, stuck: deadEnds(states) };
}

/** The start event that something sets off, in a process that has no plain one. */
function triggered({ elements }: ProcessModel): { elementId: string; values: Values } | undefined {
  const starts = [...elements.values()].filter(({ type }) => type === 'StartEvent');
  const [first] = starts.some(({ event }) => event?.kind === 'none') ? [] : starts;
  return first && { elementId: first.id, values: {} };
}

async function step(
  met: Walk,
  program: Program,
  from: State,
  { elementId, values }: { elementId: string; values: Values },
): Promise<State> {
  const run = await ProcessRun.recover(program, from.snapshot);
  const wait = run.openWaits().find((open) => open.elementId === elementId);
  return note(met, run, run.answer(NOW, wait?.executionId ?? '', values));
}

function note(met: Walk, run: ProcessRun, { events, ended }: ProcessStep): State {
  for (const { type, elementId } of events) (type === 'flow.taken' ? met.flows : met.elements).add(elementId);
  const key = ended
    ? ''
    : run
        .openWaits()
        .map(({ elementId }) => elementId)
        .sort()
        .join(' ');
  return { key, snapshot: structuredClone(run.snapshot()), next: [], ended: ended !== null };
}

/** Value combinations that make the conditions behind an element differ. */
function answers(model: ProcessModel, elementId: string): Values[] {
  const candidates = new Map<string, Set<unknown>>();
  for (const condition of conditionsBehind(model, elementId)) {
    for (const [, name = '', literal = ''] of condition.matchAll(
      /([\p{L}_]\w*)\s*(?:[<>]?=|<|>)\s*("[^"]*"|true|false|\d+)/gu,
    )) {
      const values = candidates.get(name) ?? new Set([null]);
      const value: unknown = JSON.parse(literal);
      if (typeof value === 'number') values.add(value - 1).add(value + 1);
      candidates.set(name, values.add(value));
    }
  }
  return combinations([...candidates].map(([name, values]) => [name, [...values]]));
}

function combinations(choices: [string, unknown[]][]): Values[] {
  return choices.reduce<Values[]>(
    (sets, [name, values]) => sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value }))),
    [{}],
  );
}

/** Conditions on the way from an element to the next waits. */
function conditionsBehind(model: ProcessModel, elementId: string): string[] {
  const [open, seen, found] = [[elementId], new Set<string>(), [] as string[]];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const flow of model.element(id).outgoing.map((flowId) => model.flow(flowId))) {
      if (flow.condition) found.push(flow.condition);
      if (seen.has(flow.targetId)) continue;
      seen.add(flow.targetId);
      if (/Gateway|ThrowEvent/.test(model.element(flow.targetId).type)) open.push(flow.targetId);
    }
  }
  return found;
}

/** States from which no path leads to the end. */
function deadEnds(states: Map<string, State>): string[] {
  const good = new Set([...states.values()].filter(({ ended }) => ended).map(({ key }) => key));
  for (let grown = true; grown;) {
    grown = false;
    for (const { key, next } of states.values()) {
      if (good.has(key) || !next.some((other) => good.has(other))) continue;
      good.add(key);
      grown = true;
    }
  }
  return [...states.keys()].filter((key) => !good.has(key));
}
