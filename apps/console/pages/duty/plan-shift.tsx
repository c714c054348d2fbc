import { Form, Input, Modal, Select } from 'antd';
import { useNow } from '../../parts/use-now.js';
import { useChange } from '../../parts/use-change.js';
import { useWords } from '../../words/use-words.js';
import type { Person } from './roster.js';
import { asField, fromField } from './week.js';

interface Props {
  unitCode: string;
  people: Person[];
  /** When the week begins that is looked at. */
  start: number;
  close(): void;
}

interface Draft {
  accountId: string;
  startsAt: string;
  endsAt: string;
}

const HOUR = 3_600_000;
const NIGHT = { from: 20 * HOUR, to: 32 * HOUR };

/** 排班: who, from when, until when. */
export function PlanShift({ unitCode, people, start, close }: Props) {
  const { desks, actions } = useWords();
  const { duty } = desks;
  const [form] = Form.useForm<Draft>();
  const now = useNow();
  const { change, isPending } = useChange('duty');
  const day = Math.max(start, now - ((now + 8 * HOUR) % (24 * HOUR)));
  const plan = async ({ accountId, startsAt, endsAt }: Draft) => {
    const shift = { accountId, startsAt: fromField(startsAt), endsAt: fromField(endsAt) };
    if (await change('POST', `/units/${unitCode}/duty-shifts`, shift)) close();
  };
  return (
    <Modal
      open
      title={duty.add}
      okText={actions.save}
      cancelText={actions.cancel}
      confirmLoading={isPending}
      closable={{ 'aria-label': actions.close }}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form<Draft>
        form={form}
        layout="vertical"
        initialValues={{ startsAt: asField(day + NIGHT.from), endsAt: asField(day + NIGHT.to) }}
        onFinish={(draft) => void plan(draft)}
      >
        <Form.Item name="accountId" label={duty.person} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={people
              .filter(({ enabled }) => enabled)
              .map(({ id, name, username }) => ({ value: id, label: `${name} ${username}` }))}
          />
        </Form.Item>
        <Form.Item name="startsAt" label={duty.from} rules={[{ required: true }]}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="endsAt" label={duty.to} rules={[{ required: true }]}>
          <Input type="datetime-local" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
