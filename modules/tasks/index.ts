export { CompleteTask, type CompletionAnswer } from './complete-task.service.js';
export { Inbox } from './inbox.service.js';
export { TaskTypes, type TaskCompletion, type TaskTypeHandler } from './task-types.js';
export { checkVariables, refuseVariable } from './task-variables.js';
export type { Task } from './task.js';
export { TASK_ERRORS } from './tasks.errors.js';
export { TasksModule } from './tasks.module.js';
