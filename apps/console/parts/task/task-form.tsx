import { App, Button, Form } from 'antd';
import { useState } from 'react';
import { FormFields } from '../form/form-fields.js';
import type { FormSchema, Values } from '../form/form.js';
import { useKeptEntries } from '../form/kept-entries.js';
import { enteredValues, visibleFields } from '../form/visible-fields.js';
import { useCategories } from '../use-categories.js';
import { useUnits } from '../use-units.js';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import { useTaskDetail, type CaseFile } from './case-queries.js';
import { effectsOf } from './effects.js';
import { useAgenda } from './use-agenda.js';
import { useTaskVerb } from './use-task-verb.js';

interface Props {
  task: Task;
  /** The case it belongs to; none for meetings and the like. */
  file?: CaseFile;
  schema: FormSchema;
  /** Called when the server has completed it. */
  done?: () => void;
}

/** The form of a task; what is typed stays on this device until the server has it. */
export function TaskForm({ task, file, schema, done }: Props) {
  const words = useWords();
  const { modal } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [kept, keep] = useKeptEntries(`task.${task.id}`);
  const [values, setValues] = useState<Values>(kept ?? {});
  const { run, isPending } = useTaskVerb(task);
  const choices = useChoices(task, schema);
  const detail = useTaskDetail(task);
  const complete = async () => {
    const variables = enteredValues(schema.components, form.getFieldsValue(true) as Values);
    if (!(await run('completion', { variables, revision: task.revision }))) return;
    keep(null);
    done?.();
  };
  const confirm = () =>
    void modal.confirm({
      title: words.task.confirm(words.tasks[task.type ?? ''] ?? task.name),
      content: effectsOf(detail.data, file, words).map((effect) => <p key={effect}>{effect}</p>),
      onOk: complete,
    });
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={kept ?? {}}
      onValuesChange={(_, all: Values) => {
        setValues(all);
        keep(all);
      }}
      onFinish={confirm}
    >
      <FormFields fields={visibleFields(schema.components, values)} choices={choices} />
      <Button type="primary" htmlType="submit" loading={isPending}>
        {words.task.complete}
      </Button>
    </Form>
  );
}

/** Lists that fields refer to by name. */
function useChoices(task: Task, { components }: FormSchema) {
  const { data } = useUnits();
  const agenda = useAgenda(task, JSON.stringify(components).includes('"valuesKey":"agenda"'));
  const categories = useCategories();
  return {
    categories,
    units: (data ?? []).map(({ code, name }) => ({ value: code, label: `${name} ${code}` })),
    agenda,
  };
}
