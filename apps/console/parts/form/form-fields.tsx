import { DatePicker, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useSpeech, type Language } from '../../words/use-words.js';
import { asPicked, fromPicked } from './city-time.js';
import { EntryList } from './entry-list.js';
import type { Choice, Field } from './form.js';

export type Choices = Record<string, Choice[]>;

const labelIn = (language: Language, { label, properties }: Field): string | undefined =>
  (language === 'en' && properties?.en) || label;

const descriptionIn = (language: Language, { description, properties }: Field): string | undefined =>
  (language === 'en' && properties?.descriptionEn) || description;

const textIn = (language: Language, { text, properties }: Field): string | undefined =>
  (language === 'en' && properties?.en) || text;

/** The choices of a field, in the language in use. */
function optionsIn(language: Language, { values = [], properties }: Field): Choice[] {
  if (language !== 'en' || !properties?.valuesEn) return values;
  const english = JSON.parse(properties.valuesEn) as Record<string, string>;
  return values.map(({ value, label }) => ({ value, label: english[String(value)] ?? label }));
}

/** The fields of a form as the parts of the console; `choices` are the lists its fields refer to by name. */
export function FormFields({
  fields,
  choices,
  within = [],
}: {
  fields: Field[];
  choices: Choices;
  within?: (string | number)[];
}) {
  const { language } = useSpeech();
  return fields.map((field) => {
    if (field.type === 'text') return <p key={field.id}>{textIn(language, field)}</p>;
    if (field.type === 'dynamiclist')
      return <EntryList key={field.id} field={field} choices={choices} label={labelIn(language, field) ?? ''} />;
    return (
      <Form.Item
        key={field.id}
        name={[...within, field.key ?? field.id]}
        label={labelIn(language, field)}
        extra={descriptionIn(language, field)}
        rules={rulesOf(field)}
        initialValue={field.defaultValue}
        {...(field.type === 'datetime' ? { getValueProps: asPicked, normalize: fromPicked } : {})}
      >
        {partOf(field, field.valuesKey ? choices[field.valuesKey] : optionsIn(language, field))}
      </Form.Item>
    );
  });
}

function rulesOf({ validate = {} }: Field) {
  const { required, maxLength } = validate;
  return [...(required ? [{ required: true }] : []), ...(maxLength ? [{ max: maxLength }] : [])];
}

type Part = (field: Field, options: Choice[]) => ReactNode;

const SEARCH = { showSearch: { optionFilterProp: 'label' }, allowClear: true };

const PARTS: Record<string, Part> = {
  radio: (_, options) => <Radio.Group options={options} />,
  select: (_, options) => <Select {...SEARCH} options={options} />,
  taglist: (_, options) => <Select {...SEARCH} options={options} mode="multiple" />,
  datetime: () => <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" />,
  number: ({ validate }) => <InputNumber min={validate?.min} max={validate?.max} />,
  textarea: () => <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} />,
};

function partOf(field: Field, options: Choice[] = []): ReactNode {
  return PARTS[field.type]?.(field, options) ?? <Input />;
}
