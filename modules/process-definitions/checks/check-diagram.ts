import { ELEMENT_TYPES, feelSyntaxFault, planTimer, readDiagram } from '../../process-engine/index.js';
import { textOf } from './diagram-element.js';
import type { CheckContext, Finding } from './finding.js';
import { inspect } from './inspect.js';
import { printable } from './rule.js';
import { isExecutable, subjectOf, type EngineFacts, type Subject } from './subject.js';

/** A diagram that was read, with everything found wrong with it. */
export interface CheckedDiagram {
  /** The processes that run, or what stands for one where there is none. */
  processes: { key: string; name: string }[];
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
  return { processes: titlesOf(subject), findings: inspect(subject) };
}

/** Drafts are stored under some key even when the diagram names no process. */
function titlesOf({ processes, definitions }: Subject): { key: string; name: string }[] {
  const running = processes.filter(isExecutable);
  return (running.length > 0 ? running : [processes[0] ?? definitions]).map(({ id, name }) => {
    const key = (textOf(id) || textOf(definitions.id) || 'unnamed').slice(0, 200);
    return { key, name: printable(textOf(name), 200) || key };
  });
}
