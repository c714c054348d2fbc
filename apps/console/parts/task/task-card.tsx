import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Tag } from 'antd';
import { useState } from 'react';
import { Countdown } from '../countdown.js';
import { Loaded } from '../loaded.js';
import { Section } from '../section.js';
import type { FormSchema } from '../form/form.js';
import { read } from '../../server/call.js';
import type { Task } from '../../server/types.js';
import { useAccount } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import type { CaseFile } from './case-queries.js';
import { TaskForm } from './task-form.js';
import { TaskVerbs } from './task-verbs.js';
import { useTaskVerb } from './use-task-verb.js';

const NO_FORM: FormSchema = { id: '', components: [] };

interface Props {
  task: Task;
  /** The case it belongs to; none for meetings and the like. */
  file?: CaseFile;
  /** Called when the server has completed it. */
  done?: () => void;
}

/** One task: its form, and the verbs its diagram allows. */
export function TaskCard({ task, file, done }: Props) {
  const words = useWords();
  const limit = <Countdown dueAt={task.dueAt} warnAt={task.warnAt} clause={task.clause} />;
  return (
    <Section title={words.tasks[task.type ?? ''] ?? task.name} extra={limit}>
      <TaskState task={task} />
      {task.formId ? (
        <FormOf task={task} file={file} formId={task.formId} done={done} />
      ) : (
        <TaskForm task={task} file={file} schema={NO_FORM} done={done} />
      )}
      <TaskVerbs task={task} />
    </Section>
  );
}

/** By which rule, in whose hands, and what it still needs. */
function TaskState({ task }: { task: Task }) {
  const words = useWords();
  const { username } = useAccount();
  const needed = task.evidence.map((kind) => words.case.evidence[kind] ?? kind);
  return (
    <>
      <p>
        {task.clause && <Tag>{task.clause}</Tag>}
        {task.assignee === null && <Claim task={task} />}
        {task.assignee !== null && task.assignee !== username && (
          <Tag color="orange">{words.task.takenBy(task.assignee)}</Tag>
        )}
      </p>
      {task.openSignatures > 0 && <Alert type="info" title={words.task.awaitsSignatures(task.openSignatures)} />}
      {needed.length > 0 && <p>{words.task.evidence(needed)}</p>}
    </>
  );
}

function FormOf({ task, file, formId, done }: Props & { formId: string }) {
  const form = useQuery({
    queryKey: ['form', formId],
    queryFn: () => read<FormSchema>(`/forms/${formId}`),
    staleTime: Infinity,
  });
  return <Loaded query={form}>{(schema) => <TaskForm task={task} file={file} schema={schema} done={done} />}</Loaded>;
}

function Claim({ task }: { task: Task }) {
  const words = useWords();
  const { run, isPending } = useTaskVerb(task);
  const [claimed, setClaimed] = useState(false);
  if (claimed) return null;
  return (
    <Button size="small" loading={isPending} onClick={() => void run('claim', {}).then(setClaimed)}>
      {words.inbox.bulk.claim}
    </Button>
  );
}
