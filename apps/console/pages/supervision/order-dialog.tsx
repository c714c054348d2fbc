import { Form, Input, Modal, Select } from 'antd';
import { useChange } from '../../parts/use-change.js';
import { useUnits } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';

interface Props {
  subject: { id: string; number: string; leadUnit: string | null };
  close(): void;
}

interface Order {
  measure: string;
  reason: string;
  unitCode: string | null;
}

/** Orders a supervision of one case: how, why, and of which unit. */
export function OrderDialog({ subject: { id, number, leadUnit }, close }: Props) {
  const { desks, actions, case: words } = useWords();
  const { supervision } = desks;
  const { data: units = [] } = useUnits();
  const [form] = Form.useForm<Order>();
  const { change, isPending } = useChange('supervisions', 'case', 'tasks');
  const order = async (entered: Order) => {
    if (await change('POST', `/cases/${id}/supervisions`, entered)) close();
  };
  return (
    <Modal
      open
      title={supervision.orderFor(number)}
      okText={supervision.order}
      cancelText={actions.cancel}
      confirmLoading={isPending}
      closable={{ 'aria-label': actions.close }}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form<Order>
        form={form}
        layout="vertical"
        initialValues={{ measure: 'order', unitCode: leadUnit }}
        onFinish={(entered) => void order(entered)}
      >
        <Form.Item name="measure" label={supervision.measure} rules={[{ required: true }]}>
          <Select options={Object.entries(words.measures).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        <Form.Item name="unitCode" label={supervision.unit} rules={[{ required: true }]}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Form.Item>
        <Form.Item name="reason" label={supervision.reason} rules={[{ required: true, max: 2000 }]}>
          <Input.TextArea autoSize={{ minRows: 3 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
