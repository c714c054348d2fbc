import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { Clock, SYSTEM } from '../kernel/index.js';
import { insertMode } from './mode-rows.js';
import { NO_OVERLAY, REGULAR, type ModeVersion } from './mode.js';

const UNFOUNDED = '预设值，无文件依据，请按本市规定调整';

const GENERAL = { urgency: ['general'] };

type Preset = Pick<ModeVersion, 'code' | 'name' | 'overlay' | 'clause'>;

const PRESETS: Preset[] = [
  { code: REGULAR, name: '常规', overlay: NO_OVERLAY, clause: '日常规则，不作覆盖' },
  {
    code: 'holiday',
    name: '假日',
    overlay: {
      ...NO_OVERLAY,
      limits: [
        {
          measure: 'contact',
          applies: GENERAL,
          limit: { value: 24, unit: 'hour' },
          clock: '24x7',
          clause: `假日模式：24小时内联系（${UNFOUNDED}）`,
        },
      ],
      policies: { 'follow-up-rules': { retryAfter: 'PT24H' } },
      desks: { 'role:follow-up-agent': 'role:agent' },
    },
    clause: UNFOUNDED,
  },
  {
    code: 'emergency',
    name: '应急',
    overlay: {
      ...NO_OVERLAY,
      limits: [
        {
          measure: 'respond',
          applies: { urgency: ['urgent'] },
          limit: { value: 15, unit: 'minute' },
          clock: '24x7',
          clause: `应急模式：15分钟响应（${UNFOUNDED}）`,
        },
        {
          measure: 'reply',
          applies: GENERAL,
          limit: { value: 2, unit: 'working-day' },
          clock: 'working',
          clause: `应急模式：2个工作日回复（${UNFOUNDED}）`,
        },
      ],
      policies: { 'return-rules': { returnWithinHours: 4 } },
      desks: { 'role:follow-up-agent': 'role:supervisor' },
    },
    clause: UNFOUNDED,
  },
];

/** The modes every city starts with. */
@Injectable()
export class ModePresets {
  constructor(private readonly clock: Clock) {}

  /** Adds the modes the database does not know yet; what people published stays. */
  async load(tx: Transaction): Promise<void> {
    const [publishedAt, publishedBy] = [this.clock.now(), SYSTEM.username];
    for (const preset of PRESETS) await insertMode(tx, { ...preset, version: 1, publishedAt, publishedBy });
  }
}
