import type { Task } from '../../server/types.js';
import type { CaseFile } from '../../parts/task/case-queries.js';
import { TaskCard } from '../../parts/task/task-card.js';

/** What the reader can do for this case now. */
export function MyTasks({ tasks, file }: { tasks: Task[]; file: CaseFile }) {
  return tasks.map((task) => <TaskCard key={task.id} task={task} file={file} />);
}
