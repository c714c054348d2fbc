import './intake.css';
import { App, Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { timeOfDay } from '../../parts/time.js';
import { send } from '../../server/call.js';
import { ServerRefusal } from '../../server/problem.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { CasesAlike } from './alike.js';
import { ChosenFiles, uploadAll } from './chosen-files.js';
import { Cited } from './cited.js';
import { NEW, useIntakeDraft, withoutBlanks, type IntakeDraft } from './intake-draft.js';
import { IntakeFields, type Intake } from './intake-fields.js';
import { KnownAnswers } from './known-answers.js';
import { Proposal } from './proposal.js';
import { useRegistration, type Registered } from './use-registration.js';

/** 登记: a matter is written down while its citizen speaks; Ctrl+Enter saves it. */
export default function IntakePage() {
  const { intake } = useWords();
  const [form] = Form.useForm<Intake>();
  const [files, setFiles] = useState<File[]>([]);
  const { draft, change, clear, savedAt } = useIntakeDraft((values) => form.setFieldsValue(values));
  const isSending = draft.sent !== null;
  const finish = useFinish(draft, files);
  const refused = useRefused();
  useRegistration(draft, {
    registered: (registered) => void finish(registered).then(clear),
    refused: (error) => change({ sent: null, ...refused(error) }),
  });
  useEffect(() => saveOnKey(() => form.submit()), [form]);
  const enter = (values: Partial<Intake>) => {
    form.setFieldsValue(values);
    change({ values: { ...draft.values, ...values } });
  };
  const insert = (text: string) => enter({ content: [draft.values.content, text].filter(Boolean).join('\n') });
  return (
    <div className="intake">
      <Form<Intake>
        form={form}
        layout="vertical"
        disabled={isSending}
        initialValues={draft.values}
        onValuesChange={(_, values) => change({ values })}
        onFinish={(entered) => change({ sent: withoutBlanks(entered) })}
        className="intake-form"
      >
        <h1>{intake.title}</h1>
        <IntakeFields />
        <Cited cited={draft.cited} onChange={(cited) => change({ cited })} />
        <ChosenFiles files={files} onChange={setFiles} />
        <Foot draft={draft} savedAt={savedAt} />
        <Discard
          discard={() => {
            clear();
            setFiles([]);
            form.resetFields();
            form.setFieldsValue({ ...BLANK, ...NEW });
          }}
        />
      </Form>
      <aside className="intake-beside">
        <Proposal entered={draft.values} take={(category) => enter({ category })} />
        <CasesAlike entered={draft.values} />
        <KnownAnswers
          about={[draft.values.title, draft.values.content].filter(Boolean).join(' ')}
          cited={draft.cited}
          insert={insert}
          cite={(citation) => change({ cited: [...draft.cited, citation] })}
        />
      </aside>
    </div>
  );
}

const BLANK = {
  ...{ category: undefined, title: undefined, content: undefined, place: undefined, address: undefined },
  ...{ confidential: undefined, citizen: { name: undefined, phone: undefined } },
};

/** What follows the registration: citations, files, the case on the screen. */
function useFinish({ cited, key }: IntakeDraft, files: readonly File[]) {
  const { intake } = useWords();
  const { message, notification } = App.useApp();
  const navigate = useNavigate();
  return async ({ id, number }: Registered): Promise<void> => {
    void message.success(intake.registered(number));
    const articles = cited.map(({ code, version, title, source }) => intake.citation(code, version, title, source));
    if (articles.length > 0) {
      const note = { visibility: 'internal', text: intake.citedNote(articles.join('；')) };
      await send('POST', `/cases/${id}/notes`, note, `${key}.note`).catch((error: unknown) =>
        message.error((error as Error).message),
      );
    }
    const failed = await uploadAll(id, files);
    if (failed.length > 0) notification.warning({ title: intake.uploadFailed(failed.join('、')), duration: 0 });
    void navigate(`/cases/${id}`);
  };
}

/** Says why; a draft that was registered before gets another key. */
function useRefused() {
  const { intake } = useWords();
  const { notification } = App.useApp();
  return (error: unknown): Partial<IntakeDraft> => {
    const problem = error instanceof ServerRefusal ? error.problem : null;
    const isOld = problem?.code === 'idempotency-key-reused';
    notification.error({
      title: isOld ? intake.alreadySent : (error as Error).message,
      description: (problem?.errors ?? []).map(({ path, message: said }) => `${path}: ${said}`).join('; '),
    });
    return isOld ? { key: crypto.randomUUID() } : {};
  };
}

function Foot({ draft, savedAt }: { draft: IntakeDraft; savedAt: string | null }) {
  const { words, language } = useSpeech();
  const { intake } = words;
  const saved = savedAt ? intake.saved(timeOfDay(savedAt, language)) : draft.changedAt && intake.savedHere;
  return (
    <>
      <Button type="primary" htmlType="submit" loading={draft.sent !== null}>
        {intake.save}
      </Button>{' '}
      <span role="status" className="quiet">
        {draft.sent ? intake.sending : saved}
      </span>{' '}
    </>
  );
}

function Discard({ discard }: { discard(): void }) {
  const { intake } = useWords();
  const { modal } = App.useApp();
  return (
    <Button type="text" onClick={() => void modal.confirm({ title: intake.discardAsk, onOk: discard })}>
      {intake.discard}
    </Button>
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
