import { evaluate } from 'feelin';
import type { Field, Values } from './form.js';

/** The fields shown for what is entered so far, by the form's own conditions in FEEL. */
export function visibleFields(fields: readonly Field[], values: Values): Field[] {
  return fields.filter(({ conditional }) => !conditional?.hide || !holds(conditional.hide, fields, values));
}

function holds(condition: string, fields: readonly Field[], values: Values): boolean {
  const empty = Object.fromEntries(fields.flatMap(({ key }) => (key ? [[key, null]] : [])));
  const { value } = evaluate(condition.replace(/^=/, ''), { ...empty, ...values });
  return value === true;
}

/** What is sent: values of the fields shown that hold something. */
export function enteredValues(fields: readonly Field[], values: Values): Values {
  const shown = visibleFields(fields, values).flatMap(({ key }) => (key ? [key] : []));
  const filled = shown.filter((key) => values[key] !== undefined && values[key] !== '' && values[key] !== null);
  return Object.fromEntries(filled.map((key) => [key, values[key]]));
}
