import type { OpenWait } from '../run/step.js';
import type { Remarks } from './verdict.js';

/** Tells what is waited for in another way: new events, timers that fall due at another time, other names and keys. */
export function compareWaits(
  [before, after]: [OpenWait[], OpenWait[]],
  since: ReadonlyMap<string, Date>,
  remarks: Remarks,
): void {
  for (const wait of after) {
    const old = before.find((one) => one.executionId === wait.executionId && one.kind === wait.kind);
    const due = dueOf(wait, since);
    if (!old) remarks.note(wait.elementId, 'wait-opened', `it is new and waited for from now on${due}`);
    else if (old.dueAt?.getTime() !== wait.dueAt?.getTime())
      remarks.note(old.elementId, 'timer-recomputed', `instead of ${old.dueAt?.toISOString()}${due}`);
    if (old) compareNames(old, wait, remarks);
  }
}

function compareNames(old: OpenWait, { kind, name, correlationKey = '' }: OpenWait, remarks: Remarks): void {
  if (old.name === name && (old.correlationKey ?? '') === correlationKey) return;
  const calls = `the called process "${old.name}" goes on; later calls are of "${name}"`;
  const listens = `it listens for "${name}", key "${correlationKey}", from now on`;
  if (kind === 'call') remarks.note(old.elementId, 'call-kept', calls);
  else remarks.note(old.elementId, 'subscription-changed', listens);
}

function dueOf(wait: OpenWait, since: ReadonlyMap<string, Date>): string {
  if (!wait.dueAt) return '';
  const from = since.has(hostOf(wait)) ? 'when its activity began' : 'now';
  return `: due ${wait.dueAt.toISOString()}, counted from ${from}`;
}

/** Node a wait belongs to. */
export const hostOf = ({ scopeIds: [host = 'root'] }: Pick<OpenWait, 'scopeIds'>): string => host;
