import { ELEMENT_TYPES, feelSyntaxFault, planTimer, readDiagram } from '../../process-engine/index.js';
import { textOf } from './diagram-element.js';
import type { CheckContext, Finding } from './finding.js';
import { inspect } from './inspect.js';
import { printable } from './rule.js';
import { isExecutable, subjectOf, type EngineFacts, type Subject } from './subject.js';

/** A diagram that was read, with everything found wrong with it. */
export interface CheckedDiagram {
  /** Id of the process; of the definitions when there is no process. */
  key: string;
  name: string;
  findings: Finding[];
}

const ENGINE: EngineFacts = {
  runs: (type) => Object.hasOwn(ELEMENT_TYPES, type),
  feelFault: feelSyntaxFault,
  planTimer,
};

/** Reads and checks a diagram. Throws `diagram-unreadable` for what is no BPMN at all. */
export async function checkDiagram(xml: string, context: CheckContext): Promise<CheckedDiagram> {
  const subject = subjectOf(xml, await readDiagram(xml), ENGINE, context);
  return { ...titleOf(subject), findings: inspect(subject) };
}

/** Drafts are stored under some key even when the diagram names no process. */
function titleOf({ processes, definitions }: Subject): { key: string; name: string } {
  const process = processes.find(isExecutable) ?? processes[0];
  const key = (textOf(process?.id) || textOf(definitions.id) || 'unnamed').slice(0, 200);
  return { key, name: printable(textOf(process?.name), 200) || key };
}
