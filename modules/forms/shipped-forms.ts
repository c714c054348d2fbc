import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/index.js';
import { FORM_ERRORS } from './forms.errors.js';

/** Where the shipped forms are, seen from the folder the program is started in. */
const FOLDER = 'processes';

/** A form in the JSON of form-js, schema version 19. */
export interface Form {
  id: string;
  type: 'default';
  schemaVersion: number;
  components: object[];
}

/** The forms that come with the processes. */
@Injectable()
export class ShippedForms {
  private forms: Promise<Map<string, Form>> | null = null;

  /** Throws `form-unknown`. */
  async get(id: string): Promise<Form> {
    this.forms ??= readForms();
    const form = (await this.forms).get(id);
    if (form) return form;
    throw new DomainError(FORM_ERRORS['form-unknown'], `There is no form ${id}.`);
  }
}

async function readForms(): Promise<Map<string, Form>> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.form'));
  const texts = await Promise.all(files.map((file) => readFile(join(FOLDER, file), 'utf8')));
  return new Map(texts.map((text) => JSON.parse(text) as Form).map((form) => [form.id, form]));
}
