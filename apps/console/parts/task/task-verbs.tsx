import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useCodeLists } from '../use-code-lists.js';
import { useUnits } from '../use-units.js';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';
import { useTaskVerb } from './use-task-verb.js';
import { VERBS, type Verb } from './verbs.js';

/** 退单 转办 委派 延期 加签 会签 抄送 催办: only those the diagram allows at this step. */
export function TaskVerbs({ task }: { task: Task }) {
  const { verbs } = useWords();
  const [asked, setAsked] = useState<Verb | null>(null);
  const allowed = task.actions.flatMap((action) => VERBS.filter((verb) => verb.action === action));
  return (
    <div className="task-verbs">
      {allowed.map((verb) => (
        <Button key={verb.action} onClick={() => setAsked(verb)}>
          {verbs[verb.action]?.name ?? verb.action}
        </Button>
      ))}
      {asked && <VerbDialog verb={asked} task={task} close={() => setAsked(null)} />}
    </div>
  );
}

interface DialogProps {
  verb: Verb;
  task: Task;
  close(): void;
}

function VerbDialog({ verb, task, close }: DialogProps) {
  const { verbs, actions } = useWords();
  const [form] = Form.useForm<Record<string, unknown>>();
  const { run, isPending } = useTaskVerb(task);
  const words = verbs[verb.action];
  const finish = async (entered: Record<string, unknown>) => {
    if (await run(verb.path, { ...verb.bodyOf(entered), ...(verb.named && { revision: task.revision }) })) close();
  };
  return (
    <Modal
      open
      title={words?.name}
      okText={actions.confirm}
      cancelText={actions.cancel}
      confirmLoading={isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <p>{words?.effect}</p>
      <Form form={form} layout="vertical" onFinish={(entered) => void finish(entered)}>
        {verb.fields.map((field) => (
          <VerbField key={field} field={field} />
        ))}
      </Form>
    </Modal>
  );
}

function VerbField({ field }: { field: Verb['fields'][number] }) {
  const { verbFields } = useWords();
  const { choices } = useCodeLists();
  const { data: units = [] } = useUnits();
  const ofUnits = units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  const parts = {
    unitCode: <Select showSearch={{ optionFilterProp: 'label' }} options={ofUnits} />,
    units: <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={ofUnits} />,
    grounds: <Select options={choices('return-grounds')} />,
    username: <Input />,
    days: <Input type="number" min={1} />,
    reason: <Input.TextArea autoSize={{ minRows: 2 }} />,
    note: <Input.TextArea autoSize={{ minRows: 2 }} />,
  };
  return (
    <Form.Item name={field} label={verbFields[field]} rules={[{ required: field !== 'note' }]}>
      {parts[field]}
    </Form.Item>
  );
}
