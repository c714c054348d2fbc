import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useWords } from '../../words/use-words.js';
import type { Field } from './form.js';
import { FormFields, type Choices } from './form-fields.js';

/** A list of entries that have the same fields; entries are added and taken out. */
export function EntryList({ field, choices, label }: { field: Field; choices: Choices; label: string }) {
  const { form } = useWords();
  return (
    <Form.List name={field.key ?? field.id}>
      {(entries, { add, remove }) => (
        <fieldset className="entry-list">
          <legend>{label}</legend>
          {entries.map(({ key, name }) => (
            <div key={key} className="entry">
              <FormFields fields={field.components ?? []} choices={choices} within={[name]} />
              <Button icon={<MinusCircleOutlined />} onClick={() => remove(name)}>
                {form.removeEntry}
              </Button>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {form.addEntry}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
