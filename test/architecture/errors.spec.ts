import { globSync, readFileSync, writeFileSync } from 'node:fs';
import type { ErrorDefinition } from '../../modules/kernel/index.js';

const DOCUMENT = 'docs/errors.md';
const HEAD = `# Errors

Every refusal is \`application/problem+json\`: \`{ type, title, status, code, detail, cure?, errors? }\`. \`errors\` names fields.
Kinds and status: malformed 400, unauthenticated 401, forbidden 403, not-found 404, conflict 409 (with the current state),
invalid 422, busy 429, unavailable 503 (busy and unavailable with Retry-After). Bodies over the limit are 413.

| code | kind | what to do |
|---|---|---|
`;

/** Every error that any module or the server declares. */
async function registry(): Promise<ErrorDefinition[]> {
  const files = globSync(['modules/**/*.errors.ts', 'modules/kernel/page.ts', 'apps/**/*.errors.ts']).sort();
  const found: ErrorDefinition[] = [];
  for (const file of files) {
    const exported = (await import(`../../${file.replace(/\.ts$/, '.js')}`)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported))
      if (name.endsWith('_ERRORS')) found.push(...Object.values(value as Record<string, ErrorDefinition>));
  }
  return found;
}

describe('the error registry', () => {
  it('declares no code twice', async () => {
    const codes = (await registry()).map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it(`is what ${DOCUMENT} says`, async () => {
    const rows = (await registry()).sort((a, b) => a.code.localeCompare(b.code, 'en'));
    const document = HEAD + rows.map(({ code, kind, cure }) => `| \`${code}\` | ${kind} | ${cure} |\n`).join('');
    if (process.env.UPDATE_DOCS) writeFileSync(DOCUMENT, document);
    expect(readFileSync(DOCUMENT, 'utf8')).toBe(document);
  });
});
