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
