import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/index.js';
import { newId, type By } from '../kernel/index.js';
import { Addressees, type Addressee } from './addressees.js';
import { Channels } from './channels/channels.js';
import type { DeliveryDraft } from './delivery/delivery.js';
import { Outbox } from './delivery/outbox.js';
import { NotificationPolicies, type NotificationPolicy } from './notification-policy.service.js';
import type { Language, Notice, Text } from './notice.js';
import { quietUntil } from './quiet-hours.js';
import { NotificationTemplates } from './templates/notification-templates.service.js';

/** What all rows of one notice have in common. */
interface Common {
  notice: Notice;
  texts: Record<Language, Text>;
  at: Date;
}

const INSERT = `
  INSERT INTO notification (id, account_id, template, subject, body, case_id, urgent, created_at)
  SELECT id, "accountId", template, subject, body, "caseId", urgent, "createdAt"
  FROM json_to_recordset($1) AS row (id uuid, "accountId" uuid, template text, subject text, body text,
    "caseId" uuid, urgent boolean, "createdAt" timestamptz)`;

/** How the rest of the program tells people something. */
@Injectable()
export class Notifications {
  constructor(
    private readonly templates: NotificationTemplates,
    private readonly addressees: Addressees,
    private readonly channels: Channels,
    private readonly policies: NotificationPolicies,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Tells everybody in `notice.to`, as part of the caller's transaction: in their inbox, and by every channel that is on
   * and that they chose; a citizen by SMS, when that is on. What is rolled back was never told to anybody.
   * Throws `notification-template-unknown` and `notice-invalid` when the notice does not fit its text.
   */
  async send(tx: Transaction, by: By, notice: Notice): Promise<void> {
    const texts = await this.templates.fill(tx, notice.template, notice.data);
    const people = await this.addressees.of(tx, notice.to);
    const common = { notice, texts, at: by.at };
    const inbox = people.filter(({ accountId }) => accountId !== null).map((person) => entryOf(person, common));
    if (inbox.length > 0) tx.send(INSERT, [JSON.stringify(inbox)]);
    await this.sendOut(tx, people.map((person) => this.reachable(person)).filter(isReached), common);
  }

  /** Whether anybody can be told by SMS at all. */
  get reachesCitizens(): boolean {
    return this.channels.find('sms') !== null;
  }

  private async sendOut(tx: Transaction, people: Addressee[], common: Common): Promise<void> {
    if (people.length === 0) return;
    const policy = await this.policies.current(tx);
    await this.outbox.add(
      tx,
      people.flatMap((person) => draftsOf(person, common, policy)),
    );
  }

  /** Without the channels that are off. */
  private reachable(person: Addressee): Addressee {
    const addresses = person.addresses.filter(({ channel }) => this.channels.find(channel) !== null);
    return { ...person, addresses };
  }
}

const isReached = ({ addresses }: Addressee): boolean => addresses.length > 0;

/** A row of the inbox; also the common part of a delivery. */
function entryOf({ accountId, language }: Addressee, { notice, texts, at }: Common) {
  const { template, caseId = null, urgent = false } = notice;
  return { id: newId(), accountId, template, ...texts[language], caseId, urgent, createdAt: at };
}

function draftsOf(person: Addressee, common: Common, policy: NotificationPolicy): DeliveryDraft[] {
  const { notice, at } = common;
  const heldUntil = notice.urgent ? null : quietUntil(at, person.quietHours ?? policy.quietHours);
  return person.addresses.map((address) => ({ ...entryOf(person, common), ...address, heldUntil }));
}
