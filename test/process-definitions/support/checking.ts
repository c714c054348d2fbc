import { checkDiagram, type Finding } from '../../../modules/process-definitions/checks/index.js';

const CONTEXT = { taskTypes: ['cases.check-duplicates'], publishedKeys: ['follow-up'] };

/** Everything found in a diagram, with one known task type and one published process. */
export const findingsIn = async (xml: string): Promise<Finding[]> => (await checkDiagram(xml, CONTEXT)).findings;

/** Findings as `rule@element`, in no order. */
export const brief = (findings: Finding[]): string[] =>
  findings.map(({ rule, elementId }) => `${rule}@${elementId ?? ''}`).sort();

/** One broken diagram: what it breaks as `rule@element`, how it is broken, the diagram. */
export type Broken = [breaks: string, how: string, xml: string];

/** One constraint of BPMN: the rule and element that tell of it, how it is broken, a diagram that breaks it, a twin that does not. */
export type Constraint = [breaks: string, how: string, broken: string, twin: string];
