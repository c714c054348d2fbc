// The console speaks of things as the server's own code does: its types, as JSON carries them.
import type { SignedIn } from '../../../modules/identity/index.js';
import type { TaskDetailView, TaskView } from '../../../modules/tasks/index.js';
import type { CaseView as ServerCase } from '../../../modules/cases/index.js';
import type { Sent } from './call.js';

export type Account = Sent<SignedIn>;
export type Task = Sent<TaskView>;
export type TaskDetail = Sent<TaskDetailView>;
export type CaseSummary = Sent<ServerCase>;
