import type { Task } from './task.js';
import type { TaskView } from './tasks.dto.js';

/** A task as it is answered. */
export function viewOf({ instanceId, ...task }: Task): TaskView {
  const { executionId: _e, stream: _s, candidateUsers: _c, endedBy: _b, handedOn: _h, ...shown } = task;
  return { ...shown, processInstanceId: instanceId };
}
