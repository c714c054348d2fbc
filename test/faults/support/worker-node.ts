import { Test, type TestingModule } from '@nestjs/testing';
import { Worker } from '../../../apps/worker/worker.js';
import { CommonTime, Database, DatabaseModule } from '../../../modules/database/index.js';
import { Clock, KernelModule, SYSTEM, SystemClock, type MachineTime } from '../../../modules/kernel/index.js';
import { ProcessDefinitions, ProcessDefinitionsModule } from '../../../modules/process-definitions/index.js';
import { EngineExtensions, ProcessEngine, ProcessEngineModule } from '../../../modules/process-engine/index.js';

/** One node as it runs in production: the common clock, a worker of its own that hears announcements. */
export class WorkerNode {
  private constructor(private readonly app: TestingModule) {}

  /** `skewMs`: how far the clock of its machine is ahead of the real one. */
  static async open(url: string, { skewMs = 0, work = true } = {}): Promise<WorkerNode> {
    const machine: MachineTime = { wall: () => Date.now() + skewMs, elapsed: () => performance.now() };
    const app = await Test.createTestingModule({
      imports: [
        KernelModule.forRoot({}, new SystemClock(machine)),
        DatabaseModule.forRoot(url),
        ...[ProcessEngineModule, ProcessDefinitionsModule],
      ],
      providers: [CommonTime, Worker],
    }).compile();
    await app.init();
    if (work) app.get(Worker).start();
    return new WorkerNode(app);
  }

  close(): Promise<void> {
    return this.app.close();
  }

  get now(): Date {
    return this.by.at;
  }

  get database(): Database {
    return this.app.get(Database);
  }

  get extensions(): EngineExtensions {
    return this.app.get(EngineExtensions);
  }

  async publish(xml: string): Promise<void> {
    const definitions = this.app.get(ProcessDefinitions);
    await this.database.transaction(async (tx) => {
      const { id } = await definitions.draft(tx, xml, SYSTEM);
      await definitions.publish(tx, id, SYSTEM);
    });
  }

  async start(definitionKey: string, variables: Record<string, unknown> = {}): Promise<string> {
    const engine = this.app.get(ProcessEngine);
    const { by } = this;
    const { instance } = await this.database.transaction((tx) => engine.start(tx, { definitionKey, variables }, by));
    return instance.id;
  }

  private get by() {
    return { actor: SYSTEM, at: this.app.get(Clock).now() };
  }
}
