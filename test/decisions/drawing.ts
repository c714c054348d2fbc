/** A decision table as its cells. */
export interface TableDrawing {
  policy?: string;
  aggregation?: string;
  inputs: string[];
  outputs: { name: string; values?: string; fallback?: string }[];
  /** Tests for the inputs, then entries for the outputs. */
  rules: string[][];
}

const text = (tag: string, value: string | undefined) =>
  value === undefined ? '' : `<${tag}><text>${escaped(value)}</text></${tag}>`;
const escaped = (value: string) => value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A decision with a table; `requires` names decisions it reads. */
export function table(
  id: string,
  { policy = 'UNIQUE', aggregation, inputs, outputs, rules }: TableDrawing,
  requires: string[] = [],
): string {
  const needs = requires
    .map((key) => `<informationRequirement id="r_${key}"><requiredDecision href="#${key}"/></informationRequirement>`)
    .join('');
  const columns = inputs
    .map(
      (input, i) =>
        `<input id="${id}_i${i}"><inputExpression id="${id}_e${i}"><text>${escaped(input)}</text></inputExpression></input>`,
    )
    .join('');
  const results = outputs
    .map(
      ({ name, values, fallback }, i) =>
        `<output id="${id}_o${i}" name="${name}">${text('outputValues', values)}${text('defaultOutputEntry', fallback)}</output>`,
    )
    .join('');
  const rows = rules
    .map((cells, row) => {
      const tests = cells.slice(0, inputs.length).map((cell) => text('inputEntry', cell));
      const entries = cells.slice(inputs.length).map((cell) => text('outputEntry', cell));
      return `<rule id="${id}_${row}">${tests.join('')}${entries.join('')}</rule>`;
    })
    .join('');
  const aggregated = aggregation ? ` aggregation="${aggregation}"` : '';
  return `<decision id="${id}" name="${id}">${needs}<decisionTable id="${id}_t" hitPolicy="${policy}"${aggregated}>${columns}${results}${rows}</decisionTable></decision>`;
}

/** A DMN file around decisions. */
export const dmn = (...decisions: string[]): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="file" name="file" namespace="test">${decisions.join('')}</definitions>`;
