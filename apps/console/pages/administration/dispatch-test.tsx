import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { ExplainedDecision } from '../../../../modules/dispatch-rules/index.js';
import { Section } from '../../parts/section.js';
import { useChange } from '../../parts/use-change.js';
import { useCodeLists } from '../../parts/use-code-lists.js';
import { useUnitName, useUnits } from '../../parts/use-units.js';
import { useWords } from '../../words/use-words.js';

interface Facts {
  category?: string;
  place?: string;
  urgency?: string;
}

/** Where a case with these facts would go by the rules in force. */
export function DispatchTest() {
  const { administration: words } = useWords();
  const { choices } = useCodeLists();
  const { data: units = [] } = useUnits();
  const unit = useUnitName();
  const [decision, setDecision] = useState<ExplainedDecision | null>(null);
  const { change, isPending } = useChange();
  const test = async (facts: Facts) =>
    setDecision(await change<ExplainedDecision>('POST', '/dispatch-tables/test', { facts }));
  const proposal = decision?.proposal;
  return (
    <Section title={words.test}>
      <Form<Facts> layout="inline" onFinish={(facts) => void test(facts)}>
        <Form.Item name="category" label={words.columns.category}>
          <Input />
        </Form.Item>
        <Form.Item name="place" label={words.columns.place}>
          <Select
            allowClear
            className="test-place"
            showSearch={{ optionFilterProp: 'label' }}
            options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
          />
        </Form.Item>
        <Form.Item name="urgency" label={words.urgency}>
          <Select allowClear className="test-place" options={choices('urgency')} />
        </Form.Item>
        <Button htmlType="submit" loading={isPending}>
          {words.test}
        </Button>
      </Form>
      {decision && (
        <p role="status">
          <b>{proposal ? words.tested(unit(proposal.leadUnit), proposal.clause) : words.noRule}</b>
        </p>
      )}
    </Section>
  );
}
