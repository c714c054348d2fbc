import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { Rows } from '../../parts/pages-of.js';
import { fullTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { read, type Listed } from '../../server/call.js';
import { useSpeech, useWords } from '../../words/use-words.js';

interface Template {
  code: string;
  language: string;
  subject: string;
  body: string;
  placeholders: string[];
  version: number;
  changedAt: string;
  changedBy: string;
}

/** 通知文本: the words of every notice in both languages. */
export function Templates() {
  const { words, language } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const [chosen, choose] = useState<Template | null>(null);
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: () => read<Listed<Template>>('/notification-templates'),
  });
  return (
    <>
      <Loaded query={templates}>
        {({ items }) => (
          <Rows
            rows={items}
            rowKey={(row) => `${row.code} ${row.language}`}
            label={administration.sections.templates}
            columns={[
              { title: columns.code, dataIndex: 'code', key: 'code' },
              { title: columns.language, dataIndex: 'language', key: 'language' },
              { title: columns.subject, dataIndex: 'subject', key: 'subject' },
              { title: columns.version, dataIndex: 'version', key: 'version' },
              {
                title: columns.published,
                key: 'changed',
                render: (_, row) => `${fullTime(row.changedAt, language)} ${row.changedBy}`,
              },
              {
                title: words.desks.pages.actions,
                key: 'edit',
                render: (_, row) => (
                  <Button
                    size="small"
                    aria-label={`${administration.edit} ${row.code} ${row.language}`}
                    onClick={() => choose(row)}
                  >
                    {administration.edit}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {chosen && <TemplateDrawer template={chosen} close={() => choose(null)} />}
    </>
  );
}

interface Text {
  subject: string;
  body: string;
}

function TemplateDrawer({ template, close }: { template: Template; close(): void }) {
  const { administration: words, actions } = useWords();
  const { code, language, placeholders } = template;
  const [text, setText] = useState<Text>(template);
  const { change, isPending } = useChange('templates');
  const save = async (entered: Text) => {
    if (await change('PUT', `/notification-templates/${code}/${language}`, entered)) close();
  };
  return (
    <Drawer open title={`${code} · ${language}`} size={560} onClose={close} closable={{ 'aria-label': actions.close }}>
      <Form<Text>
        layout="vertical"
        initialValues={template}
        onValuesChange={(_, all) => setText(all)}
        onFinish={(entered) => void save({ subject: entered.subject, body: entered.body })}
      >
        <Form.Item name="subject" label={words.columns.subject} rules={[{ required: true, max: 200 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="body" label={words.body} rules={[{ required: true, max: 4000 }]}>
          <Input.TextArea autoSize={{ minRows: 4 }} />
        </Form.Item>
        <p className="quiet">
          {words.placeholders}: {placeholders.map((name) => `{{${name}}}`).join(' ')}
        </p>
        <h2>{words.preview}</h2>
        <blockquote className="case-reply">
          <b>{filled(text.subject)}</b> {filled(text.body)}
        </blockquote>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {actions.save}
        </Button>
      </Form>
    </Drawer>
  );
}

/** With the name of what comes there in place of each placeholder. */
const filled = (text: string): string => text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, '‹$1›');
