import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/index.js';
import { SYSTEM } from '../../kernel/index.js';
import type { By } from '../extensions.js';
import type { Because, DefinitionRef } from '../instances/instance.js';
import type { ElementModel, EventModel } from '../model/index.js';
import { ProcessEngine, type CommandResult } from '../process-engine.service.js';
import { ProgramLibrary } from '../program-library.js';
import { evaluateFeel } from '../run/feel.js';
import { planTimer, type TimerPlan } from '../run/timer.js';
import type { Values } from '../run/variables.js';

/** Something that starts a process when it occurs. The newest published version listens, older ones no longer do. */
export interface StartEvent {
  definitionKey: string;
  definitionId: string;
  elementId: string;
  trigger: number;
  kind: 'message' | 'signal' | 'timer' | 'conditional';
  /** Messages and signals: what is listened for; conditions: the expression; timers: what plans them. */
  name: string | null;
  dueAt: Date | null;
  repeat: number | null;
}

const COLUMNS = `definition_key AS "definitionKey", definition_id AS "definitionId", element_id AS "elementId", trigger, kind,
  name, due_at AS "dueAt", repeat`;

/** Definitions in quarantine start nothing. */
const FREE = `NOT EXISTS (SELECT FROM process_definition d WHERE d.id = s.definition_id AND d.quarantined_at IS NOT NULL)`;

const INSERT = `
  INSERT INTO process_start (definition_key, definition_id, element_id, trigger, kind, name, due_at, repeat)
  SELECT "definitionKey", "definitionId", "elementId", trigger, kind, name, "dueAt", repeat
  FROM json_to_recordset($1) AS s ("definitionKey" text, "definitionId" uuid, "elementId" text, trigger integer, kind text,
    name text, "dueAt" timestamptz, repeat integer)`;

/** Keeps what starts processes by itself, and starts them. */
@Injectable()
export class StartEvents {
  constructor(
    private readonly engine: ProcessEngine,
    private readonly programs: ProgramLibrary,
  ) {}

  /** A version was published: what it waits for replaces what the versions before it waited for. */
  async register(tx: Transaction, definition: DefinitionRef, now: Date): Promise<void> {
    const { model } = await this.programs.get(tx, definition.id);
    const events = model.triggers().flatMap((element) => startsAt(element, definition, now));
    await tx.query(`DELETE FROM process_start WHERE definition_key = $1`, [definition.key]);
    if (events.length > 0) await tx.query(INSERT, [JSON.stringify(events)]);
  }

  /** Those that listen for a message or signal. */
  async listening(tx: Transaction, kind: 'message' | 'signal', name: string): Promise<StartEvent[]> {
    return tx.query<StartEvent>(
      `SELECT ${COLUMNS} FROM process_start s WHERE kind = $1 AND name = $2 AND ${FREE} ORDER BY definition_key, element_id`,
      [kind, name],
    );
  }

  /** Starts a process for each awaited condition that holds for the values given; answers how many. */
  async startWhereTrue(tx: Transaction, values: Values, by: By): Promise<number> {
    const waiting = await tx.query<StartEvent>(
      `SELECT ${COLUMNS} FROM process_start s WHERE kind = 'conditional' AND ${FREE}`,
    );
    const holding = waiting.filter(({ name }) => evaluateFeel(name ?? '', values, by.at) === true);
    for (const event of holding) await this.start(tx, event, { values, because: 'condition.held' }, by);
    return holding.length;
  }

  /** Starts the process of an event with what it brought. */
  start(
    tx: Transaction,
    { definitionId, elementId }: Pick<StartEvent, 'definitionId' | 'elementId'>,
    { values, because, key }: { values: Values; because: Because; key?: string | null },
    by: By,
  ): Promise<CommandResult> {
    const at = { elementId, values, because };
    return this.engine.startAt(tx, { definitionId, businessKey: key ?? undefined, at }, by);
  }

  /** Starts the process of one timer that is due; false when there is none. Missed times are made up once. */
  async startNextDue(tx: Transaction, now: Date): Promise<boolean> {
    const [due] = await tx.query<StartEvent>(
      `SELECT ${COLUMNS} FROM process_start s WHERE kind = 'timer' AND due_at <= $1 AND ${FREE} ORDER BY due_at LIMIT 1
       FOR UPDATE OF s SKIP LOCKED`,
      [now],
    );
    if (!due) return false;
    await this.planNext(tx, due, now);
    await this.start(tx, due, { values: {}, because: 'timer.fired' }, { actor: SYSTEM, at: now });
    return true;
  }

  private async planNext(tx: Transaction, due: StartEvent, now: Date): Promise<void> {
    const left = due.repeat ?? 1;
    const next = left === 1 ? null : planTimer('cycle', due.name, due.dueAt ?? now, now);
    await tx.query(
      `UPDATE process_start SET due_at = $4, repeat = $5 WHERE definition_key = $1 AND element_id = $2 AND trigger = $3`,
      [due.definitionKey, due.elementId, due.trigger, next?.dueAt ?? null, next ? Math.max(left - 1, -1) : 0],
    );
  }
}

/** What has to occur for a process to start at an element. */
function startsAt(element: ElementModel, { id, key }: DefinitionRef, now: Date): StartEvent[] {
  const at = { definitionKey: key, definitionId: id, elementId: element.id };
  if (element.message) return [{ ...at, trigger: 0, ...listener('message', constant(element.message.name, now)) }];
  return element.events.flatMap((event, trigger) => {
    const awaited = awaitedBy(event, now);
    return awaited ? { ...at, trigger, ...awaited } : [];
  });
}

/** What one trigger of a start event waits for. */
function awaitedBy(event: EventModel, now: Date): Pick<StartEvent, 'kind' | 'name' | 'dueAt' | 'repeat'> | undefined {
  switch (event.kind) {
    case 'message':
      return listener('message', constant(event.message?.name, now));
    case 'signal':
      return listener('signal', event.signal);
    case 'conditional':
      return listener('conditional', event.condition);
    case 'timer':
      return { kind: 'timer', ...timer(event.timer, now) };
    default:
      return undefined;
  }
}

const listener = <K extends StartEvent['kind']>(kind: K, name = '') => ({ kind, name, dueAt: null, repeat: null });

const constant = (expression: string | undefined, now: Date): string => String(evaluateFeel(expression ?? '', {}, now));

function timer(planned: EventModel['timer'], now: Date): Pick<StartEvent, 'name' | 'dueAt' | 'repeat'> {
  const { kind, expression } = planned ?? { kind: 'duration' as const, expression: '' };
  const text = evaluateFeel(expression, {}, now);
  const plan: TimerPlan = planTimer(kind, text, now);
  return { name: String(text), dueAt: plan.dueAt, repeat: plan.repeat };
}
