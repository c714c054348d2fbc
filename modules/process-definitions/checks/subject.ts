import type { Diagram } from '../../process-engine/index.js';
import { descendants, elementsIn, type DiagramElement } from './diagram-element.js';
import { layOut, type DiagramFlow, type DiagramNode, type Scope } from './diagram-graph.js';
import type { CheckContext } from './finding.js';

/** What the engine says about itself. Handed in, so that the rules also run where the engine does not: in the browser. */
export interface EngineFacts {
  /** Whether elements of this type run, by BPMN name without prefix. */
  runs(type: string): boolean;
  /** Why the text, which starts with `=`, is not FEEL; null when it is. */
  feelFault(text: string): string | null;
  /** When a timer set at `from` falls due; throws a plain sentence for texts it cannot read. */
  planTimer(kind: 'date' | 'duration' | 'cycle', text: string, from: Date): { dueAt: Date };
}

/** One diagram as the rules see it. */
export interface Subject {
  xml: string;
  definitions: DiagramElement;
  /** What bpmn-moddle could not place, in its own words. */
  warnings: readonly string[];
  processes: DiagramElement[];
  /** The one process that runs; null when there is none or more than one. */
  process: DiagramElement | null;
  /** The process and its sub-processes, outermost first. */
  scopes: Scope[];
  nodes: DiagramNode[];
  flows: DiagramFlow[];
  /** The process and everything inside it, extensions included. */
  parts: DiagramElement[];
  engine: EngineFacts;
  context: CheckContext;
}

/** Prepares a diagram for the rules. Without exactly one executable process there are no scopes, nodes and flows. */
export function subjectOf(xml: string, diagram: Diagram, engine: EngineFacts, context: CheckContext): Subject {
  const { definitions, warnings } = diagram;
  const processes = elementsIn(definitions.rootElements).filter(({ $type }) => $type === 'bpmn:Process');
  const [process = null, ...others] = processes.filter(isExecutable);
  const running = others.length > 0 ? null : process;
  const scopes = running ? layOut(running) : [];
  const nodes = scopes.flatMap((scope) => scope.nodes);
  const flows = scopes.flatMap((scope) => scope.flows);
  const parts = running ? [...descendants(running)] : [];
  return {
    ...{ xml, definitions, warnings, processes, process: running },
    scopes,
    nodes,
    flows,
    parts,
    engine,
    context,
  };
}

/** Whether a process is meant to run; the others are drawings. */
export const isExecutable = (process: DiagramElement): boolean => process.isExecutable === true;
