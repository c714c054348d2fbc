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
  /** The first process that is meant to run; null when there is none. */
  process: DiagramElement | null;
  /** The processes meant to run, one unless `process-several-executable` finds more, with their sub-processes, outermost first. */
  scopes: Scope[];
  nodes: DiagramNode[];
  flows: DiagramFlow[];
  /** What runs and everything inside it, extensions included. */
  parts: DiagramElement[];
  /** Everything in the file by type, e.g. under `bpmn:MessageFlow`, in the order of the diagram. */
  byType: ReadonlyMap<string, DiagramElement[]>;
  engine: EngineFacts;
  context: CheckContext;
}

/** Prepares a diagram for the rules. Without an executable process there are no scopes, nodes and flows. */
export function subjectOf(xml: string, diagram: Diagram, engine: EngineFacts, context: CheckContext): Subject {
  const { definitions, warnings } = diagram;
  const processes = elementsIn(definitions.rootElements).filter(({ $type }) => $type === 'bpmn:Process');
  const running = processes.filter(isExecutable);
  const scopes = layOut(processes).filter(({ process }) => isExecutable(process));
  const nodes = scopes.flatMap((scope) => scope.nodes);
  const flows = scopes.flatMap((scope) => scope.flows);
  const parts = running.flatMap((process) => [...descendants(process)]);
  return {
    ...{ xml, definitions, warnings, processes, process: running[0] ?? null },
    scopes,
    nodes,
    flows,
    parts,
    byType: sortedByType(definitions),
    engine,
    context,
  };
}

function sortedByType(definitions: DiagramElement): Map<string, DiagramElement[]> {
  const byType = new Map<string, DiagramElement[]>();
  for (const element of descendants(definitions)) {
    const others = byType.get(element.$type);
    if (others) others.push(element);
    else byType.set(element.$type, [element]);
  }
  return byType;
}

/** Whether a process is meant to run; the others are drawings. */
export const isExecutable = (process: DiagramElement): boolean => process.isExecutable === true;
