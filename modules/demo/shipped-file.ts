import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const FOLDER = new URL('./city/', import.meta.url);

/** The text of a file of the demo city. */
export const shipped = (file: string): Promise<string> => readFile(fileURLToPath(new URL(file, FOLDER)), 'utf8');
