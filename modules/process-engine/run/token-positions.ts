import { isJoin } from '../elements/activity.js';
import type { Join, Scope } from '../elements/host.js';
import type { Activity } from '../elements/library.js';

/** Ids of the nodes of a scope that hold tokens, the gateway asked for left out. */
export function tokenPositions(scope: Scope, asking: Join): string[] {
  const { context } = scope.execution();
  return context
    .getActivities(scope.elementId)
    .filter((activity) => activity !== asking.activity && holdsToken(activity))
    .map((activity) => activity.id);
}

function holdsToken(activity: Activity): boolean {
  if (activity.attachedTo || activity.behaviour.triggeredByEvent) return false;
  if (activity.status) return true;
  if (isJoin(activity)) return (activity as unknown as Join).marked().size > 0;
  return activity.broker.getQueue('inbound-q').messageCount > 0;
}
