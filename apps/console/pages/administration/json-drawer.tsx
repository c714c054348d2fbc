import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input } from 'antd';
import { Loaded } from '../../parts/loaded.js';
import { fullTime } from '../../parts/time.js';
import { read, type Listed } from '../../server/call.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { useKeeps } from './use-keeps.js';

/** One published version of a rule. */
interface Version {
  version: number;
  clause: string;
  publishedAt?: string;
  publishedBy?: string;
}

interface Props<T extends Version> {
  title: string;
  /** Where its versions are read, newest first. */
  path: string;
  /** What of a version is edited as JSON. */
  valueOf(version: T): object;
  /** Puts a new version in force; true when the server did. */
  publish(value: object, clause: string, newest: T): Promise<boolean>;
  isPending: boolean;
  close(): void;
}

/** A rule that is data: what is in force, edited as the next version, with all the versions before it. */
export function JsonDrawer<T extends Version>({ title, path, close, ...editing }: Props<T>) {
  const { actions } = useWords();
  const versions = useQuery({ queryKey: ['rules', path], queryFn: () => read<Listed<T>>(path) });
  return (
    <Drawer open title={title} size={720} onClose={close} closable={{ 'aria-label': actions.close }}>
      <Loaded query={versions}>{({ items }) => <Versions versions={items} {...editing} />}</Loaded>
    </Drawer>
  );
}

type VersionsProps<T extends Version> = Pick<Props<T>, 'valueOf' | 'publish' | 'isPending'> & { versions: T[] };

function Versions<T extends Version>({ versions, valueOf, publish, isPending }: VersionsProps<T>) {
  const { words, language } = useSpeech();
  const { administration } = words;
  const newest = versions[0];
  const keeps = useKeeps();
  return (
    <>
      {keeps && newest && <Editor key={newest.version} {...{ newest, valueOf, publish, isPending }} />}
      <h2>{administration.history}</h2>
      {versions.map((version, index) => (
        <details key={version.version} className="version" open={index === 0 && !keeps}>
          <summary>
            {[
              `${administration.columns.version} ${version.version}`,
              index === 0 && administration.inForce,
              version.publishedAt && fullTime(version.publishedAt, language),
              version.publishedBy,
              version.clause,
            ]
              .filter(Boolean)
              .join(' · ')}
          </summary>
          <pre>{textOf(valueOf(version))}</pre>
        </details>
      ))}
    </>
  );
}

const textOf = (value: object): string => JSON.stringify(value, null, 2);

interface Entered {
  json: string;
  clause: string;
}

function Editor<T extends Version>({
  newest,
  valueOf,
  publish,
  isPending,
}: Pick<Props<T>, 'valueOf' | 'publish' | 'isPending'> & { newest: T }) {
  const { administration: words } = useWords();
  const [form] = Form.useForm<Entered>();
  const finish = ({ json, clause }: Entered) => void publish(JSON.parse(json) as object, clause, newest);
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      initialValues={{ json: textOf(valueOf(newest)), clause: newest.clause }}
      onFinish={finish}
    >
      <Form.Item
        name="json"
        label={words.json}
        className="json"
        rules={[{ required: true }, { validator: (_, text: string) => assertObject(text, words.notJson) }]}
      >
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 24 }} spellCheck={false} />
      </Form.Item>
      <Form.Item name="clause" label={words.columns.clause} rules={[{ required: true, max: 500 }]}>
        <Input />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isPending}>
        {words.publish}
      </Button>
    </Form>
  );
}

async function assertObject(text: string, fault: string): Promise<void> {
  const value: unknown = await Promise.resolve(text)
    .then(JSON.parse)
    .catch(() => null);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(fault);
}
