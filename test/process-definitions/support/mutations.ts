/** A whole number from 0 to below the limit. */
export type Random = (limit: number) => number;

/** Repeatable random numbers (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

type Mutation = (xml: string, random: Random) => string;

const ATTRIBUTE = /\s([\w:]+)="([^"]*)"/g;
const ELEMENT = /<([\w:]+)(?:\s[^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g;
const REFERENCE = /(sourceRef|targetRef|default|attachedToRef|messageRef|signalRef|errorRef)="([^"]*)"/g;
const TYPES = [
  ...['task', 'userTask', 'serviceTask', 'scriptTask', 'receiveTask', 'callActivity', 'subProcess', 'transaction'],
  ...['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'eventBasedGateway', 'complexGateway'],
  ...['startEvent', 'endEvent', 'boundaryEvent', 'intermediateThrowEvent', 'intermediateCatchEvent', 'sequenceFlow'],
  ...['timerEventDefinition', 'messageEventDefinition', 'linkEventDefinition', 'dataObject', 'process'],
];
const VALUES = [
  '',
  'true',
  'false',
  '= a',
  '= a +',
  '${a}',
  '0',
  '-1',
  'R/PT0S',
  'PT1H',
  '__proto__',
  'constructor',
  'p',
  's',
  '空',
];

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[random(items.length)];

function cut(xml: string, pattern: RegExp, random: Random, replace: (found: RegExpMatchArray) => string): string {
  const found = pick([...xml.matchAll(pattern)], random);
  return found ? xml.slice(0, found.index) + replace(found) + xml.slice(found.index + found[0].length) : xml;
}

const MUTATIONS: Mutation[] = [
  (xml, random) => cut(xml, ATTRIBUTE, random, () => ''),
  (xml, random) => cut(xml, ELEMENT, random, () => ''),
  (xml, random) => cut(xml, ELEMENT, random, ([element]) => element + element),
  (xml, random) => cut(xml, ATTRIBUTE, random, ([, name]) => ` ${name}="${pick(VALUES, random)}"`),
  (xml, random) => {
    const other = pick([...xml.matchAll(REFERENCE)], random)?.[2];
    return cut(xml, REFERENCE, random, ([, name, value]) => `${name}="${other ?? value}"`);
  },
  (xml, random) => {
    const type = pick(TYPES, random);
    return cut(xml, /<(\/?)(\w+:)?(\w+)/g, random, ([, slash, prefix = '']) => `<${slash}${prefix}${type}`);
  },
  (xml, random) => {
    const type = pick(TYPES, random);
    const name = pick([...xml.matchAll(/<(?:\w+:)?(\w+)[\s/>]/g)], random)?.[1];
    return name ? xml.replace(new RegExp(`(</?(?:\\w+:)?)${name}(?=[\\s/>])`, 'g'), `$1${type}`) : xml;
  },
  (xml, random) => {
    const moved = pick([...xml.matchAll(ELEMENT)], random)?.[0] ?? '';
    return cut(xml.replace(moved, ''), /></g, random, () => `>${moved}<`);
  },
];

/** One to three random changes of elements, attributes and references. */
export function mutate(xml: string, random: Random): string {
  let mutant = xml;
  for (let left = 1 + random(3); left > 0; left--) mutant = pick(MUTATIONS, random)?.(mutant, random) ?? mutant;
  return mutant;
}

/** The beginning of a text. */
export const truncate: Mutation = (xml, random) => xml.slice(0, random(xml.length));

/** Random bytes, as text. */
export const noise: Mutation = (_xml, random) =>
  Buffer.from(Array.from({ length: random(400) }, () => random(256))).toString(random(2) === 0 ? 'utf8' : 'latin1');
