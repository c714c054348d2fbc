/** An opening tag as it stands in the file, for what the parsed tree no longer tells. */
export interface RawTag {
  name: string;
  attributes: Map<string, string>;
}

const TAG = /<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** All opening tags of an XML text, in order. */
export function* rawTags(xml: string): Generator<RawTag> {
  for (const [, name = '', attributes = ''] of xml.matchAll(TAG)) {
    const entries = [...attributes.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single]) => [key, double ?? single ?? ''] as const,
    );
    yield { name, attributes: new Map(entries) };
  }
}

/** Inner elements that may stand once in the element around them; both loop markers count as one. */
const ONCE: Record<string, string> = {
  ...Object.fromEntries(
    ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'].map((marker) => [marker, 'loop markers']),
  ),
  ...Object.fromEntries(
    [
      ...['conditionExpression', 'loopCondition', 'loopCardinality', 'completionCondition', 'activationCondition'],
      ...['timeDate', 'timeDuration', 'timeCycle', 'condition', 'ioSpecification', 'transformation', 'script'],
      ...['loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem', 'participantMultiplicity'],
    ].map((name) => [name, name]),
  ),
};
const ANY_TAG =
  /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<(\/?)(?:[\w.-]+:)?([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

/** Elements that hold something twice that may stand once, of which the tree keeps only the last. */
export function* repeatedParts(xml: string): Generator<{ id: string; part: string }> {
  const open = [holderOf('', '')];
  for (const [, closing, name, attributes = '', empty] of xml.matchAll(ANY_TAG)) {
    const around = open.at(-1) ?? holderOf('', '');
    if (closing && open.length > 1) open.pop();
    if (closing || !name) continue;
    const part = ONCE[name];
    if (part && around.parts.has(part)) yield { id: around.id, part };
    if (part) around.parts.add(part);
    if (!empty) open.push(holderOf(attributes, around.id));
  }
}

/** An element that is open, under its own id or that of the nearest element around it. */
const holderOf = (attributes: string, around: string) => ({
  id: /\sid\s*=\s*["']([^"']*)/.exec(attributes)?.[1] ?? around,
  parts: new Set<string>(),
});
