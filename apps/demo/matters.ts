import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One sample matter, as the shipped file holds it. */
export interface Matter {
  ref: string;
  channel: string;
  nature: string;
  category: string;
  urgency: string;
  place: string;
  title: string;
  content: string;
}

const FILE = fileURLToPath(new URL('../../modules/demo/city/sample-cases.jsonl', import.meta.url));

/** `count` matters: the shipped ones in order, then again with other words at the end, so that they are alike but not equal. */
export function matters(count: number): Matter[] {
  const lines = readFileSync(FILE, 'utf8').trim().split('\n');
  const samples = lines.map((line) => JSON.parse(line) as Matter);
  return Array.from({ length: count }, (_, index) =>
    varied(samples[index % samples.length] as Matter, Math.floor(index / samples.length)),
  );
}

function varied(matter: Matter, round: number): Matter {
  if (round === 0) return matter;
  const title = `${matter.title}（第${round + 1}次反映）`;
  return {
    ...matter,
    ref: `${matter.ref}-${round + 1}`,
    title,
    content: `${matter.content}这是第${round + 1}轮演示。`,
  };
}
