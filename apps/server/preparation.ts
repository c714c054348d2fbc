import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../../modules/database/index.js';
import { Accounts } from '../../modules/identity/index.js';
import { CONFIG, SYSTEM, type Config } from '../../modules/kernel/index.js';
import { ProcessDefinitions } from '../../modules/process-definitions/index.js';
import { ShippedData } from './shipped-data.js';

/** Where the shipped diagrams are, seen from the folder the program is started in. */
const PROCESSES = 'processes';

/** Brings a database to the state people can start working in. Doing it again changes nothing. */
@Injectable()
export class Preparation {
  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly definitions: ProcessDefinitions,
    private readonly data: ShippedData,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Answers the password of `admin` when it was generated just now. */
  async run(): Promise<{ adminPassword: string | null }> {
    const adminPassword = await this.accounts.ensureAdmin(this.config.adminPassword);
    await this.data.load(this.config.demo, this.config.city);
    await this.publishProcesses();
    return { adminPassword };
  }

  /** Publishes every shipped diagram whose process has no published version yet; later versions are the city's own. */
  private async publishProcesses(): Promise<void> {
    const files = (await readdir(PROCESSES)).filter((file) => file.endsWith('.bpmn')).sort();
    for (const file of files) {
      const xml = await readFile(join(PROCESSES, file), 'utf8');
      await this.database.transaction(async (tx) => {
        if (await this.definitions.isPublished(tx, file.replace('.bpmn', ''))) return;
        const draft = await this.definitions.draft(tx, xml, SYSTEM, '随系统提供');
        await this.definitions.publish(tx, draft.id, SYSTEM);
      });
    }
  }
}
