import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Database, DatabaseModule, type Transaction } from '../../../modules/database/index.js';
import { DueWorkRegistry, FixedClock, KernelModule, SYSTEM } from '../../../modules/kernel/index.js';
import { ProcessDefinitions, ProcessDefinitionsModule } from '../../../modules/process-definitions/index.js';
import {
  ConsistencyCheck,
  EngineExtensions,
  EventExchange,
  IncidentService,
  InstanceOperations,
  InstanceReader,
  ProcessEngine,
  ProcessEngineModule,
  Repairs,
  StartEvents,
} from '../../../modules/process-engine/index.js';
import { createTestDatabase, type TestDatabase } from '../../support/index.js';

const START = new Date('2026-03-02T01:00:00Z');

/** Tasks tell people, whose addresses are encrypted. */
const DATA_KEY = '0'.repeat(64);

/** The real engine on a database of its own, with a clock that stands where the test puts it. */
export class EngineBench {
  private constructor(
    private readonly app: TestingModule,
    private readonly db: TestDatabase,
    readonly clock: FixedClock,
  ) {}

  /** `more` names further modules that the test needs. */
  static async open(more: Type[] = []): Promise<EngineBench> {
    return EngineBench.on(await createTestDatabase(), new FixedClock(START), more);
  }

  /** Another node: an engine of its own on the same database, by the same clock. Close it first. */
  async another(): Promise<EngineBench> {
    return EngineBench.on({ ...this.db, drop: () => Promise.resolve() }, this.clock);
  }

  private static async on(db: TestDatabase, clock: FixedClock, more: Type[] = []): Promise<EngineBench> {
    const imports = [
      KernelModule.forRoot({ dataKey: DATA_KEY }, clock),
      DatabaseModule.forRoot(db.url),
      ProcessEngineModule,
      ProcessDefinitionsModule,
      ...more,
    ];
    const app = await Test.createTestingModule({ imports }).compile();
    await app.init();
    return new EngineBench(app, db, clock);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.drop();
  }

  get<T>(provider: Type<T>): T {
    return this.app.get(provider);
  }

  get url(): string {
    return this.db.url;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get engine(): ProcessEngine {
    return this.app.get(ProcessEngine);
  }

  get extensions(): EngineExtensions {
    return this.app.get(EngineExtensions);
  }

  get exchange(): EventExchange {
    return this.app.get(EventExchange);
  }

  get due(): DueWorkRegistry {
    return this.app.get(DueWorkRegistry);
  }

  get by() {
    return { actor: SYSTEM, at: this.clock.now() };
  }

  async publish(xml: string): Promise<void> {
    const definitions = this.app.get(ProcessDefinitions);
    await this.database.transaction(async (tx) => {
      const { id } = await definitions.draft(tx, xml, SYSTEM);
      await definitions.publish(tx, id, SYSTEM);
    });
  }

  start(definitionKey: string, variables: Record<string, unknown> = {}) {
    return this.database.transaction((tx) => this.engine.start(tx, { definitionKey, variables }, this.by));
  }

  /** Completes the wait at an element of an instance. */
  async complete(instanceId: string, elementId: string, variables: Record<string, unknown> = {}) {
    return this.answer(instanceId, await this.executionAt(instanceId, elementId), variables);
  }

  answer(instanceId: string, executionId: string, variables: Record<string, unknown> = {}) {
    return this.database.transaction((tx) =>
      this.engine.completeTask(tx, { instanceId, executionId, variables }, this.by),
    );
  }

  async executionAt(instanceId: string, elementId: string): Promise<string> {
    const [wait] = await this.database.query<{ executionId: string }>(
      `SELECT execution_id AS "executionId" FROM process_wait WHERE instance_id = $1 AND element_id = $2`,
      [instanceId, elementId],
    );
    if (!wait) throw new Error(`${elementId} does not wait`);
    return wait.executionId;
  }

  view(instanceId: string) {
    return this.app.get(InstanceReader).get(instanceId);
  }

  async waiting(instanceId: string): Promise<string[]> {
    return (await this.view(instanceId)).activeElements.map(({ elementId }) => elementId).sort();
  }

  children(instanceId: string) {
    return this.database.query<{ id: string; status: string }>(
      `SELECT id, status FROM process_instance WHERE parent_id = $1 ORDER BY id`,
      [instanceId],
    );
  }

  retry(incidentId: string) {
    return this.database.transaction((tx) => this.app.get(IncidentService).retry(tx, incidentId, this.by));
  }

  /** Sends a message from outside. */
  send(name: string, correlationKey: string | null, variables: Record<string, unknown> = {}, timeToLive?: string) {
    return this.database.transaction((tx) =>
      this.exchange.correlate(tx, { name, correlationKey, variables }, this.by, timeToLive),
    );
  }

  /** Broadcasts a signal and brings it to everyone. */
  async signal(name: string, variables: Record<string, unknown> = {}): Promise<void> {
    await this.database.transaction((tx) => this.exchange.broadcast(tx, { name, variables }, this.by));
    await this.runDue();
  }

  condition(values: Record<string, unknown>): Promise<number> {
    return this.database.transaction((tx) => this.app.get(StartEvents).startWhereTrue(tx, values, this.by));
  }

  instances(definitionKey: string) {
    return this.app
      .get(InstanceReader)
      .list({ definitionKey }, { limit: 100 })
      .then(({ items }) => items);
  }

  history(instanceId: string) {
    return this.database.query<{ type: string; elementId: string | null }>(
      `SELECT type, element_id AS "elementId" FROM audit_event WHERE process_instance_id = $1 ORDER BY seq`,
      [instanceId],
    );
  }

  deadLetters() {
    return this.app.get(Repairs).deadLetters({ limit: 100 });
  }

  redeliver(id: string) {
    return this.app.get(Repairs).redeliver(id, SYSTEM);
  }

  operate<T>(work: (operations: InstanceOperations, tx: Transaction, by: EngineBench['by']) => Promise<T>): Promise<T> {
    return this.database.transaction((tx) => work(this.app.get(InstanceOperations), tx, this.by));
  }

  check() {
    return this.app.get(ConsistencyCheck).run();
  }

  async endQuarantine(key: string): Promise<void> {
    const definitions = this.app.get(ProcessDefinitions);
    const [definition] = (await definitions.list(key, { limit: 1 })).items;
    await this.database.transaction((tx) => definitions.endQuarantine(tx, definition?.id ?? '', SYSTEM));
  }

  /** Moves the clock and does what falls due. */
  async advance(minutes: number): Promise<void> {
    this.clock.set(new Date(this.clock.now().getTime() + minutes * 60_000));
    await this.due.runDue(this.clock.now());
  }

  runDue(): Promise<number> {
    return this.due.runDue(this.clock.now());
  }
}
