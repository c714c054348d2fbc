import { ProcessRun } from '../../../modules/process-engine/run/process-run.js';
import type { OpenWait, ProcessStep, Thrown } from '../../../modules/process-engine/run/step.js';
import { program } from './diagrams.js';

const NOW = new Date('2026-03-02T01:00:00Z');

/**
 * An answer to the wait at an element: values, or the code of a BPMN error or escalation to raise there. At `*` values of
 * the process change.
 */
export type Answer = readonly [elementId: string, values?: object | { error: string } | { escalate: string }];

/** What became of an instance. */
export interface Driven {
  /** Elements in the order they were entered. */
  entered: string[];
  /** Elements whose running ended early. */
  cancelled: string[];
  thrown: Thrown[];
  /** Elements that wait now, sorted. */
  waiting: string[];
  ended: ProcessStep['ended'];
  errorCode: string | undefined;
  stuckAt: string[];
  values: Record<string, unknown>;
  run: ProcessRun;
}

/**
 * Runs a diagram, answers waits in turn, and takes every step from the snapshot of the one before. With `at` the process is
 * set off by what that element waits for.
 */
export async function drive(
  xml: string,
  variables: object = {},
  answers: readonly Answer[] = [],
  at?: string,
): Promise<Driven> {
  const prepared = await program(xml);
  let run = await ProcessRun.create(prepared, { ...variables });
  const steps = [run.begin(NOW, at === undefined ? undefined : { elementId: at, values: {} })];
  for (const [elementId, values = {}] of answers) {
    run = await ProcessRun.recover(prepared, JSON.parse(JSON.stringify(run.snapshot())));
    steps.push(answer(run, elementId, { ...values }));
  }
  const events = steps.flatMap((step) => step.events);
  const last = steps.at(-1);
  return {
    entered: events.filter(({ type }) => type === 'element.entered').map(({ elementId }) => elementId),
    cancelled: events.filter(({ type }) => type === 'element.cancelled').map(({ elementId }) => elementId),
    thrown: steps.flatMap((step) => step.thrown),
    waiting: run
      .openWaits()
      .map(({ elementId }) => elementId)
      .sort(),
    ended: last?.ended ?? null,
    errorCode: last?.errorCode,
    stuckAt: last?.stuckAt ?? [],
    values: run.values,
    run,
  };
}

function answer(run: ProcessRun, elementId: string, values: Record<string, unknown>): ProcessStep {
  if (elementId === '*') return run.setVariables(NOW, values);
  const wait = run.openWaits().find((open) => isMeant(open, elementId));
  if (!wait)
    throw new Error(
      `${elementId} does not wait; open: ${run
        .openWaits()
        .map((open) => open.elementId)
        .join()}`,
    );
  if (typeof values.error === 'string') return run.throwError(NOW, wait.executionId, values.error, {});
  if (typeof values.escalate === 'string') return run.escalate(NOW, wait.executionId, values.escalate);
  return run.answer(NOW, wait.executionId, values);
}

/** `x` is any wait of the element x, `x.1` the second of its triggers. */
const isMeant = (open: OpenWait, id: string): boolean =>
  open.elementId === id || (open.executionId.endsWith(id.slice(-2)) && open.elementId === id.slice(0, -2));

/** A script task that appends its id to the list `trail`. */
export const log = (id: string, more = ''): string =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression='= append(if trail = null then [] else trail, "${id}")' resultVariable="trail"/></extensionElements>${more}</scriptTask>`;

/** A script task that adds one to the variable `n`. */
export const increment = (id: string, more = ''): string =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression="= n + 1" resultVariable="n"/></extensionElements>${more}</scriptTask>`;
