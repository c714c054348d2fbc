import { ProcessRun } from '../../../modules/process-engine/run/process-run.js';
import type { ProcessStep, Thrown } from '../../../modules/process-engine/run/step.js';
import { program } from './diagrams.js';

const NOW = new Date('2026-03-02T01:00:00Z');

/** An answer to the wait at an element: values, or the code of a BPMN error to raise there. */
export type Answer = readonly [elementId: string, values?: object | { error: string }];

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

/** Runs a diagram, answers waits in turn, and takes every step from the snapshot of the one before. */
export async function drive(xml: string, variables: object = {}, answers: readonly Answer[] = []): Promise<Driven> {
  const prepared = await program(xml);
  let run = await ProcessRun.create(prepared, { ...variables });
  const steps = [run.begin(NOW)];
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
  const wait = run.openWaits().find((open) => open.elementId === elementId);
  if (!wait)
    throw new Error(
      `${elementId} does not wait; open: ${run
        .openWaits()
        .map((open) => open.elementId)
        .join()}`,
    );
  if (typeof values.error === 'string') return run.throwError(NOW, wait.executionId, values.error, {});
  return run.answer(NOW, wait.executionId, values);
}

/** A script task that appends its id to the list `trail`. */
export const log = (id: string, more = ''): string =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression='= append(if trail = null then [] else trail, "${id}")' resultVariable="trail"/></extensionElements>${more}</scriptTask>`;

/** A script task that adds one to the variable `n`. */
export const increment = (id: string, more = ''): string =>
  `<scriptTask id="${id}"><extensionElements><zeebe:script expression="= n + 1" resultVariable="n"/></extensionElements>${more}</scriptTask>`;
