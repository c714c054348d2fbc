import { Checkbox, Form, Input, Select, Switch } from 'antd';
import { useCategories } from '../../parts/use-categories.js';
import { useCodeLists } from '../../parts/use-code-lists.js';
import { useUnits } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';

/** What an agent enters. */
export interface Intake {
  channel: string;
  nature: string;
  urgency: string;
  category?: string;
  title?: string;
  content?: string;
  place?: string;
  address?: string;
  confidential?: boolean;
  citizen?: { name?: string; phone?: string };
}

const SEARCH = { showSearch: { optionFilterProp: 'label' }, allowClear: true };

/** The fields of the registration, in the order a call goes. */
export function IntakeFields() {
  const { intake, case: words } = useWords();
  const { choices } = useCodeLists();
  const { data: units = [] } = useUnits();
  const categories = useCategories();
  const places = units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }));
  return (
    <>
      <div className="intake-row">
        <Form.Item
          name="urgency"
          label={intake.urgent}
          getValueProps={asSwitch}
          normalize={fromSwitch}
          extra={intake.urgentHint}
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name={['citizen', 'phone']}
          label={intake.phone}
          rules={[{ pattern: /^\+?[0-9 -]{5,20}$/, message: intake.phoneRule }]}
        >
          <Input autoFocus inputMode="tel" />
        </Form.Item>
        <Form.Item name={['citizen', 'name']} label={intake.name}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="content" label={intake.content} rules={[{ required: true }]}>
        <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={10_000} />
      </Form.Item>
      <Form.Item name="title" label={intake.titleField} rules={[{ required: true, max: 200 }]}>
        <Input />
      </Form.Item>
      <div className="intake-row">
        <Form.Item name="place" label={words.place}>
          <Select {...SEARCH} options={places} />
        </Form.Item>
        <Form.Item name="address" label={intake.address}>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="category" label={words.category}>
          <Select {...SEARCH} options={categories} />
        </Form.Item>
      </div>
      <div className="intake-row">
        <Form.Item name="channel" label={words.channel} rules={[{ required: true }]}>
          <Select options={choices('channel')} />
        </Form.Item>
        <Form.Item name="nature" label={words.nature} rules={[{ required: true }]}>
          <Select options={choices('nature')} />
        </Form.Item>
        <Form.Item name="confidential" valuePropName="checked" label={words.confidential}>
          <Checkbox>{intake.confidentialHint}</Checkbox>
        </Form.Item>
      </div>
    </>
  );
}

const asSwitch = (urgency: unknown) => ({ checked: urgency === 'urgent' });
const fromSwitch = (checked: boolean): string => (checked ? 'urgent' : 'general');
