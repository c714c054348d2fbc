import { DomainError, type FieldError } from '../../kernel/index.js';
import type { Language, NoticeData, Text } from '../notice.js';
import { NOTIFICATION_ERRORS } from '../notifications.errors.js';
import { SHIPPED_TEMPLATES } from './shipped-templates.js';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** Braces that no placeholder accounts for: somebody mistyped one. */
const STRAY = /\{\{|\}\}/;

/** What a text of that code is given. Throws `notification-template-unknown`. */
export function placeholdersOf(code: string): readonly string[] {
  const shipped = Object.hasOwn(SHIPPED_TEMPLATES, code) ? SHIPPED_TEMPLATES[code] : undefined;
  if (shipped) return shipped.placeholders;
  throw templateUnknown(code);
}

/** The refusal of a text that is not there. */
export const templateUnknown = (name: string): DomainError =>
  new DomainError(NOTIFICATION_ERRORS['notification-template-unknown'], `There is no text "${name}".`);

/** Refuses a text with placeholders that nobody fills. */
export function assertText(code: string, text: Text): void {
  const placeholders = placeholdersOf(code);
  const errors = [...faultsOf('subject', text.subject, placeholders), ...faultsOf('body', text.body, placeholders)];
  if (errors.length === 0) return;
  const detail = `The text of ${code} cannot be so.`;
  throw new DomainError(NOTIFICATION_ERRORS['notification-template-invalid'], detail, { placeholders }, errors);
}

function faultsOf(path: string, text: string, known: readonly string[]): FieldError[] {
  const used = [...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name);
  const faults = used.filter((name) => !known.includes(name)).map((name) => `"${name}" is no placeholder of this text`);
  if (STRAY.test(text.replace(PLACEHOLDER, ''))) faults.push('has {{ or }} that do not belong together');
  return faults.map((message) => ({ path, message }));
}

/** Refuses a notice that gives too little or too much for its text, so that nobody ever reads a gap. */
export function assertData(code: string, data: NoticeData): void {
  const placeholders = placeholdersOf(code);
  const missing = placeholders.filter((name) => data[name] === undefined);
  const foreign = Object.keys(data).filter((name) => !placeholders.includes(name));
  const errors = [
    ...missing.map((name) => ({ path: `data.${name}`, message: 'is missing' })),
    ...foreign.map((name) => ({ path: `data.${name}`, message: 'is no placeholder of this text' })),
  ];
  if (errors.length === 0) return;
  const detail = `A notice does not fit the text ${code}: ${errors.map(({ path, message }) => `${path} ${message}`).join(', ')}.`;
  throw new DomainError(NOTIFICATION_ERRORS['notice-invalid'], detail, {}, errors);
}

/** The text with `data` put in, in words of its language. What is put in is never read as a placeholder. */
export function fill({ subject, body }: Text, data: NoticeData, language: Language): Text {
  const word = (value: NoticeData[string] | undefined) => (value instanceof Object ? value[language] : (value ?? '—'));
  const put = (text: string): string =>
    text.replace(PLACEHOLDER, (_whole, name: string) => word(data[name]).toString());
  return { subject: put(subject).replace(/\s+/g, ' '), body: put(body) };
}
