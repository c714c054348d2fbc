export { CaseAccess } from './case-access.js';
export { CaseNotices } from './case-notices.js';
export { CaseStore } from './case-store.js';
export { CaseTasks } from './case-tasks.js';
export { CasesModule } from './cases.module.js';
export type { CaseStatus, CitizenCase } from './citizen-case.js';
export { KeptEntries } from './kept-entries.js';
export { CodeLists } from './code-lists.js';
export { RegisterCase, type CaseRegistration, type RegisteredCase } from './register-case.service.js';
