import type { Hotline } from '../../support/hotline.js';

const TABLES = '/api/v1/dispatch-tables';

type Said = Record<string, any>;

/** Rules that the specs publish: for street lights in one county, for all municipal matters, for calls for help. */
export const THREE_DAYS = { value: 3, unit: 'working-day', clock: 'working' };
export const RULES = {
  light: { category: '0101', place: 'LS-SZ', leadUnit: 'place', coUnits: ['LS-DCG'], clause: '市规第一条' },
  city: { category: '01', leadUnit: 'LS-DZJ', limits: { reply: THREE_DAYS }, clause: '市规第二条' },
  phone: { channel: 'phone', nature: 'help', urgency: 'general', leadUnit: 'LS-DGA', clause: '市规第三条' },
};

/** The decision table of a hotline, as its administrator and its dispatcher see it. */
export class DispatchTableOffice {
  constructor(private readonly hotline: Hotline) {}

  call(method: string, path: string, body?: unknown, as = 'admin') {
    return this.hotline.call<Said>(method, `${TABLES}${path}`, { as, body });
  }

  putCsv(csv: string, query = '') {
    const headers = { 'content-type': 'text/csv' };
    return this.hotline.call<Said>('PUT', `${TABLES}/import${query}`, { body: csv, headers });
  }

  async csv(): Promise<string> {
    return (await this.hotline.call<string>('GET', `${TABLES}/export`)).body;
  }

  async version(): Promise<number> {
    return (await this.call('GET', '/current')).body.version as number;
  }

  async publish(...rules: object[]): Promise<{ version: number; warnings: object[] }> {
    const answer = await this.call('PUT', '/current', { basedOn: await this.version(), rules, note: '试行' });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as { version: number; warnings: object[] };
  }

  /** The faults for which rules are refused. */
  async faults(...rules: object[]): Promise<string[]> {
    const { body } = await this.call('PUT', '/current', { basedOn: await this.version(), rules });
    if (body.code !== 'dispatch-table-refused') throw new Error(JSON.stringify(body));
    return (body.errors as Record<string, string>[]).map(({ path, message }) => `${path}: ${message}`);
  }

  /** What the test box answers. */
  async tried(facts: object, rules?: object[]): Promise<Said> {
    return (await this.call('POST', '/test', { facts, rules }, 'paidan')).body;
  }
}
