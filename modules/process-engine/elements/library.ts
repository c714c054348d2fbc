/**
 * The seam to bpmn-engine and bpmn-elements: the only file that imports them. Their own type declarations
 * do not describe what element types of our own need, so the few shapes used are declared here.
 */
import * as library from 'bpmn-elements';
import { Engine } from 'bpmn-engine';

/** Where the engine keeps the elements of a definition: each is made, by its type, when it is first asked for. */
export interface Context {
  environment: { options: Record<string, unknown> };
  getActivityById(id: string): unknown;
}

/** A loaded definition. */
export interface Definition {
  run(): void;
  isRunning: boolean;
}

/** The part of the library's process that a type of our own builds on. */
interface ProcessShape {
  id: string;
  context: Context;
  _publishEvent(state: string, content?: object): void;
}

export const ProcessBase = library.Process as unknown as new (definition: object, context: Context) => ProcessShape;

/** Version of the engine that snapshots are stamped with; a test holds it equal to package.json. */
export const ENGINE_VERSION = '25.0.1';

const quiet = () => undefined;
const silent = () => ({ debug: quiet, error: quiet, warn: quiet });

/** Loads one definition into a fresh engine; nothing runs yet. `options` reach the element types through the environment. */
export async function loadDefinition(sourceContext: object, options: object): Promise<Definition> {
  const engine = new Engine({ ...options, Logger: silent, sourceContext } as never);
  const [definition] = (await engine.getDefinitions()) as unknown as Definition[];
  if (!definition) throw new Error('the diagram holds no definition');
  return definition;
}
