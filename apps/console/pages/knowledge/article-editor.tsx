import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Select } from 'antd';
import { useKeptEntries } from '../../parts/form/kept-entries.js';
import { Section } from '../../parts/section.js';
import { useCategories } from '../../parts/use-categories.js';
import { send } from '../../server/call.js';
import { ServerRefusal } from '../../server/problem.js';
import { useWords } from '../../words/use-words.js';
import type { Article } from './knowledge-queries.js';

type Entered = Omit<Article, 'id' | 'version' | 'author' | 'updatedAt'>;

const SEARCH = { showSearch: { optionFilterProp: 'label' }, allowClear: true };

/** Writes an article, a new one unless told; what is typed stays on this device until the server has it. */
export function ArticleEditor({ article, onClose }: { article?: Article; onClose(): void }) {
  const { knowledge, actions } = useWords();
  const { fields } = knowledge;
  const [form] = Form.useForm<Entered>();
  const [kept, keep] = useKeptEntries<Entered>(`article.${article?.id ?? 'new'}`);
  const categories = useCategories();
  const save = useSave(form.setFields, article);
  const close = () => {
    keep(null);
    onClose();
  };
  return (
    <Section title={article ? knowledge.edit : knowledge.add}>
      <Form<Entered>
        form={form}
        layout="vertical"
        initialValues={{ state: 'draft', keywords: [], ...entered(article), ...kept }}
        onValuesChange={(_, values) => keep(values)}
        onFinish={(values) => void save(values).then((saved) => saved && close())}
      >
        <div className="intake-row">
          <Form.Item name="code" label={fields.code} rules={[{ required: true, max: 64 }]}>
            <Input />
          </Form.Item>
          <Form.Item name="category" label={fields.category}>
            <Select {...SEARCH} options={categories} />
          </Form.Item>
          <Form.Item name="keywords" label={fields.keywords}>
            <Select mode="tags" open={false} suffix={null} tokenSeparators={[';', '；', ' ']} />
          </Form.Item>
        </div>
        <Form.Item name="title" label={fields.title} rules={[{ required: true, max: 200 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="body" label={fields.body} rules={[{ required: true, max: 20_000 }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 20 }} />
        </Form.Item>
        <Form.Item name="source" label={fields.source} rules={[{ required: true, max: 300 }]}>
          <Input />
        </Form.Item>
        <div className="intake-row">
          <Form.Item name="validFrom" label={fields.validFrom} extra={knowledge.day}>
            <Input />
          </Form.Item>
          <Form.Item name="validUntil" label={fields.validUntil} extra={knowledge.day}>
            <Input />
          </Form.Item>
          <Form.Item name="state" label={fields.state}>
            <Radio.Group options={Object.entries(knowledge.states).map(([value, label]) => ({ value, label }))} />
          </Form.Item>
        </div>
        <Button type="primary" htmlType="submit">
          {actions.save}
        </Button>{' '}
        <Button onClick={close}>{actions.cancel}</Button>
      </Form>
    </Section>
  );
}

function entered(article: Article | undefined): Partial<Entered> {
  if (!article) return {};
  const { id: _id, version: _version, author: _author, updatedAt: _at, ...draft } = article;
  return draft;
}

type SetFields = (fields: { name: keyof Entered; errors: string[] }[]) => void;

/** Sends the article; what the server refuses is shown at its field. */
function useSave(setFields: SetFields, article: Article | undefined) {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const path = article ? `/knowledge/${article.id}?version=${article.version}` : '/knowledge';
  return async (values: Entered): Promise<boolean> => {
    try {
      await send(article ? 'PUT' : 'POST', path, values);
      await queries.invalidateQueries({ queryKey: ['knowledge'] });
      return true;
    } catch (error) {
      const faults = error instanceof ServerRefusal ? (error.problem.errors ?? []) : [];
      setFields(faults.map(({ path: name, message: said }) => ({ name: name as keyof Entered, errors: [said] })));
      void message.error((error as Error).message);
      return false;
    }
  };
}
