import { App, Button, Form } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useKeptEntries } from '../../parts/form/kept-entries.js';
import { send } from '../../server/call.js';
import { ServerRefusal } from '../../server/problem.js';
import { useWords } from '../../words/use-words.js';
import { IntakeFields, type Intake } from './intake-fields.js';
import { Beside } from './beside.js';

const NEW: Intake = { channel: 'phone', nature: 'complaint', urgency: 'general' };

/** 登记: a matter is written down while its citizen speaks; Ctrl+Enter saves it. */
export default function IntakePage() {
  const { intake } = useWords();
  const { notification, message } = App.useApp();
  const navigate = useNavigate();
  const [form] = Form.useForm<Intake>();
  const [kept, keep] = useKeptEntries<Intake>('intake');
  const register = async (entered: Intake) => {
    try {
      const { id, number } = await send<{ id: string; number: string }>('POST', '/cases', entered);
      keep(null);
      void message.success(intake.registered(number));
      void navigate(`/cases/${id}`);
    } catch (error) {
      show(error);
    }
  };
  const show = (error: unknown) => {
    const fields = error instanceof ServerRefusal ? (error.problem.errors ?? []) : [];
    notification.error({
      title: (error as Error).message,
      description: fields.map(({ path, message: said }) => `${path}: ${said}`).join('; '),
    });
  };
  useEffect(() => saveOnKey(() => form.submit()), [form]);
  return (
    <div className="intake">
      <Form<Intake>
        form={form}
        layout="vertical"
        initialValues={{ ...NEW, ...kept }}
        onValuesChange={(_, all) => keep(all)}
        onFinish={(entered) => void register(entered)}
        className="intake-form"
      >
        <h1>{intake.title}</h1>
        <IntakeFields />
        <Button type="primary" htmlType="submit">
          {intake.save}
        </Button>
      </Form>
      <Beside entered={{ ...NEW, ...kept }} use={(values) => form.setFieldsValue(values)} />
    </div>
  );
}

/** Saves in one keystroke, wherever the cursor is. */
function saveOnKey(save: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
