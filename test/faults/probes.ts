import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiClient } from '../../apps/demo/api-client.js';
import { ApiError } from '../../apps/demo/api-client.js';
import { diagram, flows } from '../engine/support/diagrams.js';

/** Two instances that need a timer each, a message from one to the other, one from outside, and a person. */
export interface Probe {
  receiver: string;
  sender: string;
}

interface Definition {
  id: string;
  findings: { rule: string; severity: string; message: string }[];
}

const timer = (id: string, time: string) =>
  `<intermediateCatchEvent id="${id}"><timerEventDefinition>${time}</timerEventDefinition></intermediateCatchEvent>`;
const SOON = '<timeDuration>PT0.5S</timeDuration>';
const MESSAGES = ['relay', 'answer']
  .map(
    (name) =>
      `<message id="${name}-m" name="${name}"><extensionElements><zeebe:subscription correlationKey="= probe"/></extensionElements></message>`,
  )
  .join('');
const message = (name: string) => `<messageEventDefinition messageRef="${name}-m"/>`;

const RECEIVER = diagram(
  `<startEvent id="s"/>${timer('soon', SOON)}
   <intermediateCatchEvent id="relay">${message('relay')}</intermediateCatchEvent>
   <intermediateCatchEvent id="answer">${message('answer')}</intermediateCatchEvent>
   <userTask id="check" name="check"><extensionElements><zeebe:assignmentDefinition candidateGroups="role:system-administrator"/></extensionElements></userTask>
   <boundaryEvent id="tick" attachedToRef="check" cancelActivity="false"><timerEventDefinition><timeCycle>R3/PT1S</timeCycle></timerEventDefinition></boundaryEvent>
   <endEvent id="ticked"/><endEvent id="e"/>${flows('s>soon', 'soon>relay', 'relay>answer', 'answer>check', 'check>e', 'tick>ticked')}`,
  MESSAGES,
  'probe-receiver',
);
const SENDER = diagram(
  `<startEvent id="s"/>${timer('soon', SOON)}<intermediateThrowEvent id="relay">${message('relay')}</intermediateThrowEvent>
   <endEvent id="e"/>${flows('s>soon', 'soon>relay', 'relay>e')}`,
  MESSAGES,
  'probe-sender',
);

/** Key of the process whose instances wait for a person through all faults. */
export const STANDING = 'probe-standing';
const STANDERS = 20;
const STANDS = diagram(
  `<startEvent id="s"/><userTask id="stand"><extensionElements><zeebe:assignmentDefinition candidateGroups="role:system-administrator"/></extensionElements></userTask><endEvent id="e"/>${flows('s>stand', 'stand>e')}`,
  '',
  STANDING,
);

/** Publishes the diagrams of the probes and starts those that stand. */
export async function publishProbes(admin: ApiClient): Promise<void> {
  for (const xml of [SENDER, RECEIVER, STANDS]) {
    const { id, findings } = await admin.post<Definition>('/api/v1/process-definitions', { xml });
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    await admin.post(`/api/v1/process-definitions/${id}/publication`, {});
  }
  for (let count = 0; count < STANDERS; count++)
    await admin.post('/api/v1/process-instances', { definitionKey: STANDING, variables: {} });
}

/** Runs one probe to the end of what people and other systems have to do for it. */
export async function runProbe(admin: ApiClient): Promise<Probe> {
  const probe = randomUUID();
  const start = (definitionKey: string) =>
    admin.post<{ id: string }>('/api/v1/process-instances', {
      definitionKey,
      businessKey: probe,
      variables: { probe },
    });
  const receiver = await start('probe-receiver');
  const sender = await start('probe-sender');
  await answer(admin, probe);
  await completeTask(admin, receiver.id);
  return { receiver: receiver.id, sender: sender.id };
}

/** Sends one message, under one key, until somebody waits for it. */
async function answer(admin: ApiClient, correlationKey: string): Promise<void> {
  const key = randomUUID();
  for (;;) {
    try {
      await admin.post('/api/v1/messages', { name: 'answer', correlationKey, variables: {}, timeToLive: 'PT0S' }, key);
      return;
    } catch (error) {
      if (!(error instanceof ApiError && error.problem.code === 'message-not-awaited')) throw error;
      await wait(200);
    }
  }
}

async function completeTask(admin: ApiClient, processInstanceId: string): Promise<void> {
  const path = `/api/v1/tasks?processInstanceId=${processInstanceId}`;
  const { items } = await admin.get<{ items: { id: string }[] }>(path);
  await wait(1300); // the task's timer ticks meanwhile
  for (const { id } of items) await admin.post(`/api/v1/tasks/${id}/completion`, { variables: {} });
}
