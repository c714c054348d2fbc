import { diagram, flows } from './diagrams.js';
import type {
  ActivityBlock,
  Block,
  EscapeBlock,
  Handler,
  Inside,
  LeaveBlock,
  RandomProcess,
  Repeats,
} from './random-process.js';
import { CYCLES } from './random-process.js';

const ROOTS =
  '<message id="msg" name="told"><extensionElements><zeebe:subscription correlationKey="= key"/></extensionElements></message><error id="err" errorCode="E"/>';

interface Drawing {
  nodes: string;
  routes: string[];
  entry: string;
  exit: string;
}

/** A random process as BPMN. */
export const toXml = ({ body, handlers }: RandomProcess): string =>
  diagram(drawScope('p', { branches: [body], behind: null, handlers }), ROOTS);

/** Content of a process or sub-process. */
function drawScope(id: string, { branches, behind, handlers }: Inside): string {
  const body = behind ? drawMerged(id, branches.map(draw), draw(behind)) : drawSequence(branches.map(draw));
  const routes = [`${id}in>${body.entry}`, ...body.routes, `${body.exit}>${id}out`];
  const ends = `<startEvent id="${id}in"/><endEvent id="${id}out"/>`;
  return ends + body.nodes + flows(...routes) + handlers.map(drawEventSubProcess).join('');
}

function draw(block: Block): Drawing {
  switch (block.kind) {
    case 'task':
      return { nodes: `<userTask id="${block.id}"/>`, routes: [], entry: block.id, exit: block.id };
    case 'sequence':
      return drawSequence(block.parts.map(draw));
    case 'loop':
      return drawLoop(block.id, draw(block.body));
    case 'leave':
      return drawLeave(block);
    case 'escape':
      return drawEscape(block);
    case 'activity':
      return drawActivity(block);
    default:
      return drawGateways(block.kind, block.id, block.branches.map(draw));
  }
}

const nodesOf = (parts: Drawing[]): string => parts.map(({ nodes }) => nodes).join('');

function drawSequence(parts: Drawing[]): Drawing {
  const links = parts.slice(1).map((part, index) => `${parts[index]?.exit}>${part.entry}`);
  return {
    nodes: nodesOf(parts),
    routes: [...parts.flatMap(({ routes }) => routes), ...links],
    entry: parts[0]?.entry ?? '',
    exit: parts.at(-1)?.exit ?? '',
  };
}

function drawLoop(id: string, body: Drawing): Drawing {
  const nodes = `<exclusiveGateway id="${id}in"/><exclusiveGateway id="${id}out" default="${id}out-${id}after"/><intermediateThrowEvent id="${id}after"/>`;
  const routes = [
    `${id}in>${body.entry}`,
    `${body.exit}>${id}out`,
    `${id}out>${id}in[${id}again = true]`,
    `${id}out>${id}after`,
  ];
  return { nodes: nodes + body.nodes, routes: [...body.routes, ...routes], entry: `${id}in`, exit: `${id}after` };
}

function drawGateways(kind: string, id: string, branches: Drawing[]): Drawing {
  const last = branches.length - 1;
  const fallback = kind === 'parallel' ? '' : ` default="${id}split-${branches[last]?.entry}"`;
  const nodes = `<${kind}Gateway id="${id}split"${fallback}/><${kind}Gateway id="${id}join"/>`;
  const routes = branches.flatMap(({ entry, exit }, index) => {
    const condition = kind === 'parallel' || index === last ? '' : `[${id}take${index} = true]`;
    return [`${id}split>${entry}${condition}`, `${exit}>${id}join`];
  });
  return {
    nodes: nodes + nodesOf(branches),
    routes: [...branches.flatMap((branch) => branch.routes), ...routes],
    entry: `${id}split`,
    exit: `${id}join`,
  };
}

/** A parallel split into an exclusive merge. */
function drawMerged(id: string, branches: Drawing[], behind: Drawing): Drawing {
  const nodes = `<parallelGateway id="${id}split"/><exclusiveGateway id="${id}merge"/>`;
  const routes = branches.flatMap(({ entry, exit }) => [`${id}split>${entry}`, `${exit}>${id}merge`]);
  const all = [...branches, behind];
  return {
    nodes: nodes + nodesOf(all),
    routes: [...all.flatMap((part) => part.routes), ...routes, `${id}merge>${behind.entry}`],
    entry: `${id}split`,
    exit: behind.exit,
  };
}

function drawLeave({ id, how }: LeaveBlock): Drawing {
  const event = how === 'error' ? '<errorEventDefinition errorRef="err"/>' : '<terminateEventDefinition/>';
  const nodes = `<userTask id="${id}"/><exclusiveGateway id="${id}or" default="${id}or-${id}stay"/><intermediateThrowEvent id="${id}stay"/><endEvent id="${id}end">${event}</endEvent>`;
  const routes = [`${id}>${id}or`, `${id}or>${id}end[${id}leaves = true]`, `${id}or>${id}stay`];
  return { nodes, routes, entry: id, exit: `${id}stay` };
}

function drawEscape({ id, branches, escapes }: EscapeBlock): Drawing {
  const [first, ...others] = branches.map(draw);
  const ways = others.map((branch, index) => drawWay(id, index + 1, [branch, draw(escapes[index]!)]));
  const all = [first!, ...ways];
  return {
    nodes: `<parallelGateway id="${id}split"/><inclusiveGateway id="${id}join"/>${nodesOf(all)}`,
    routes: all.flatMap(({ entry, exit, routes }) => [...routes, `${id}split>${entry}`, `${exit}>${id}join`]),
    entry: `${id}split`,
    exit: `${id}join`,
  };
}

/** A branch with a choice at its end: on, or to an end of its own. */
function drawWay(id: string, number: number, [branch, escape]: [Drawing, Drawing]): Drawing {
  const [choice, stay, end] = [`${id}or${number}`, `${id}stay${number}`, `${id}end${number}`];
  const nodes = `<exclusiveGateway id="${choice}" default="${choice}-${stay}"/><intermediateThrowEvent id="${stay}"/><endEvent id="${end}"/>`;
  const routes = [
    `${branch.exit}>${choice}`,
    `${choice}>${escape.entry}[${id}leaves${number} = true]`,
    `${escape.exit}>${end}`,
    `${choice}>${stay}`,
  ];
  return {
    nodes: nodes + branch.nodes + escape.nodes,
    routes: [...branch.routes, ...escape.routes, ...routes],
    entry: branch.entry,
    exit: stay,
  };
}

function drawActivity({ id, inside, repeats, boundaries }: ActivityBlock): Drawing {
  const marker = repeats ? drawMarker(id, repeats) : '';
  const activity = inside
    ? `<subProcess id="${id}">${drawScope(id, inside)}${marker}</subProcess>`
    : `<userTask id="${id}">${marker}</userTask>`;
  const merges = boundaries.some(({ interrupting }) => interrupting);
  const caught = boundaries.map((boundary) => drawBoundary(id, boundary));
  return {
    nodes: activity + (merges ? `<exclusiveGateway id="${id}after"/>` : '') + nodesOf(caught),
    routes: [...(merges ? [`${id}>${id}after`] : []), ...caught.flatMap(({ routes }) => routes)],
    entry: id,
    exit: merges ? `${id}after` : id,
  };
}

function drawMarker(id: string, repeats: Repeats): string {
  if (repeats.how === 'standard')
    return `<standardLoopCharacteristics testBefore="${repeats.testBefore}"><loopCondition>= ${id}again = true</loopCondition></standardLoopCharacteristics>`;
  const order = repeats.how === 'sequential';
  return `<multiInstanceLoopCharacteristics isSequential="${order}"><loopCardinality>${repeats.count}</loopCardinality></multiInstanceLoopCharacteristics>`;
}

function drawBoundary(activity: string, handler: Handler): Drawing {
  const { id, interrupting } = handler;
  const body = draw(handler.body);
  const end = interrupting ? '' : `<endEvent id="${id}end"/>`;
  const target = interrupting ? `${activity}after` : `${id}end`;
  const event = `<boundaryEvent id="${id}" attachedToRef="${activity}" cancelActivity="${interrupting}">${triggerOf(handler)}</boundaryEvent>`;
  return {
    nodes: event + end + body.nodes,
    routes: [...body.routes, `${id}>${body.entry}`, `${body.exit}>${target}`],
    entry: id,
    exit: target,
  };
}

function drawEventSubProcess(handler: Handler): string {
  const { id, interrupting } = handler;
  const { nodes, routes, entry, exit } = draw(handler.body);
  const start = `<startEvent id="${id}" isInterrupting="${interrupting}">${triggerOf(handler)}</startEvent>`;
  const ways = flows(...routes, `${id}>${entry}`, `${exit}>${id}end`);
  return `<subProcess id="${id}sub" triggeredByEvent="true">${start}${nodes}<endEvent id="${id}end"/>${ways}</subProcess>`;
}

function triggerOf({ trigger }: Handler): string {
  switch (trigger) {
    case 'message':
      return '<messageEventDefinition messageRef="msg"/>';
    case 'error':
      return '<errorEventDefinition errorRef="err"/>';
    case 'timer':
      return '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
    case 'cycle':
      return `<timerEventDefinition><timeCycle>R${CYCLES}/PT1H</timeCycle></timerEventDefinition>`;
  }
}
