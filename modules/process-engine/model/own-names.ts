const DEFINITIONS = /<(?:[\w.-]+:)?definitions\b[^>]*>/;

/**
 * The diagram with references to its own elements written as bare ids. BPMN writes references as qualified names, and
 * some tools qualify them with a prefix for the target namespace of the diagram itself; bpmn-moddle knows ids alone.
 */
export function withOwnNames(xml: string): string {
  const prefixes = ownPrefixes(DEFINITIONS.exec(xml)?.[0] ?? '');
  if (prefixes.length === 0) return xml;
  const ids = new Set([...xml.matchAll(/\sid\s*=\s*["']([^"']*)["']/g)].map(([, id]) => id));
  const own = new RegExp(`(["'>]\\s*)(?:${prefixes.join('|')}):([A-Za-z_][\\w.-]*)(?=\\s*["'<])`, 'g');
  return xml.replace(own, (name: string, before: string, id: string) => (ids.has(id) ? before + id : name));
}

/** Prefixes that stand for the target namespace of the diagram. */
function ownPrefixes(definitions: string): string[] {
  const [, target] = /\stargetNamespace\s*=\s*["']([^"']*)["']/.exec(definitions) ?? [];
  const declared = [...definitions.matchAll(/\sxmlns:([A-Za-z_][\w-]*)\s*=\s*["']([^"']*)["']/g)];
  return declared.flatMap(([, prefix, namespace]) => (prefix && namespace === target ? [prefix] : []));
}
