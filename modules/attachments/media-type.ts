import { fileTypeFromBuffer } from 'file-type';
import { DomainError } from '../kernel/index.js';
import { ATTACHMENT_ERRORS } from './attachments.errors.js';

const ALLOWED = new Set([
  ...['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'],
  ...['audio/mpeg', 'audio/wav', 'audio/mp4', 'video/mp4'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** What the bytes are, whatever their sender calls them. Throws `attachment-type-refused`. */
export async function sniff(bytes: Buffer): Promise<string> {
  const found = await fileTypeFromBuffer(bytes);
  if (found && ALLOWED.has(found.mime)) return found.mime;
  if (!found && isPlainText(bytes)) return 'text/plain; charset=utf-8';
  throw new DomainError(
    ATTACHMENT_ERRORS['attachment-type-refused'],
    `${found?.mime ?? 'This kind of file'} is not accepted.`,
  );
}

/** UTF-8 without control characters, and nothing a browser might take for a page. */
function isPlainText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');

  return Buffer.from(text, 'utf8').equals(bytes) && !/[\u0000-\u0008\u000e-\u001f]/.test(text) && !/^\s*</.test(text);
}
