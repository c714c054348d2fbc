/** A field of a form, in the JSON of form-js. */
export interface Field {
  id: string;
  type: string;
  key?: string;
  label?: string;
  description?: string;
  /** Text of a `text` field. */
  text?: string;
  values?: { label: string; value: string | number | boolean }[];
  /** Name of a list the surroundings know: `units`, `agenda`. */
  valuesKey?: string;
  defaultValue?: unknown;
  validate?: { required?: boolean; maxLength?: number; min?: number; max?: number };
  /** FEEL: hidden while it holds. */
  conditional?: { hide?: string };
  /** Fields of one entry of a `dynamiclist`. */
  components?: Field[];
  /** Ours: the words in English; `valuesEn` is a JSON object from each value to its label. */
  properties?: { en?: string; descriptionEn?: string; valuesEn?: string };
}

export interface FormSchema {
  id: string;
  components: Field[];
}

export type Values = Record<string, unknown>;

/** A choice of a list. */
export interface Choice {
  label: string;
  value: string | number | boolean;
}
