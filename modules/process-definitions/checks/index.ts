export { checkDiagram, type CheckedDiagram } from './check-diagram.js';
export type { CheckContext, Finding } from './finding.js';
