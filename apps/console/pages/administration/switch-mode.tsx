import { Form, Input, Modal, Select } from 'antd';
import { useChange } from '../../parts/use-change.js';
import { useWords } from '../../words/use-words.js';

interface Props {
  modes: { code: string; name: string }[];
  close(): void;
}

interface Entered {
  mode: string;
  until: string;
  reason: string;
}

/** Switches a mode on at once, until an instant at which it ends by itself. */
export function SwitchMode({ modes, close }: Props) {
  const { administration: words, actions } = useWords();
  const [form] = Form.useForm<Entered>();
  const { change, isPending } = useChange('modes');
  const finish = async ({ until, ...entered }: Entered) => {
    if (await change('POST', '/modes/switches', { ...entered, until: `${until}:00+08:00` })) close();
  };
  return (
    <Modal
      open
      title={words.switchMode}
      okText={actions.confirm}
      cancelText={actions.cancel}
      confirmLoading={isPending}
      closable={{ 'aria-label': actions.close }}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form<Entered> form={form} layout="vertical" onFinish={(entered) => void finish(entered)}>
        <Form.Item name="mode" label={words.columns.mode} rules={[{ required: true }]}>
          <Select options={modes.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="until" label={words.columns.until} rules={[{ required: true }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="reason" label={words.columns.reason} rules={[{ required: true, max: 500 }]}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
