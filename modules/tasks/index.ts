export type { CompletionAnswer } from './complete-task.service.js';
export { CasesOfTasks, type CaseHeading, type CaseKnowledge } from './case-knowledge.js';
export type { Named } from './recipients.js';
export { TaskTypes, type TaskCompletion, type TaskTypeHandler } from './task-types.js';
export { TaskDesk, unitOfTask } from './task-desk.js';
export { checkVariables, refuseVariable } from './task-variables.js';
export type { Task } from './task.js';
export { TasksModule } from './tasks.module.js';
export type { TaskView } from './tasks.dto.js';
