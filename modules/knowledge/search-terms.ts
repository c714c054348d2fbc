const HAN_RUN = /\p{Script=Han}+/gu;
const WORD = /[\p{L}\p{N}]{2,}/gu;
const MOST = 40;

/**
 * What a question is looked up by: Chinese has no spaces, so every two neighbouring characters are a term; words of other
 * scripts are terms in lower case. Each once, the first 40.
 */
export function searchTerms(question: string): string[] {
  const han = [...question.matchAll(HAN_RUN)].flatMap(([run]) => pairsOf(run));
  const words = [...question.replace(HAN_RUN, ' ').matchAll(WORD)].map(([word]) => word.toLowerCase());
  return [...new Set([...words, ...han])].slice(0, MOST);
}

/** A single character stands for itself. */
function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(0, -1).map((character, at) => character + (characters[at + 1] ?? ''));
}
