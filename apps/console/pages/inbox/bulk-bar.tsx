import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { send } from '../../server/call.js';
import type { Task } from '../../server/types.js';
import { useWords } from '../../words/use-words.js';

interface Result {
  task: Task;
  /** Null: done. */
  refusal: string | null;
}

const SIGNED = { variables: { outcome: 'signed' } };

/** Signing, urging and assigning many tasks at once; each has its own result. */
export function BulkBar({ tasks, clear }: { tasks: Task[]; clear(): void }) {
  const { inbox } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const [results, setResults] = useState<Result[]>([]);
  const all = async (verb: string, body: object) => {
    setResults(await inTurn(tasks, verb, body));
    clear();
    void queries.invalidateQueries({ queryKey: ['tasks'] });
  };
  const asking = (label: string, go: (text: string) => Promise<void>) => {
    let text = '';
    void modal.confirm({
      title: label,
      content: <Input aria-label={label} autoFocus onChange={(e) => (text = e.target.value)} />,
      onOk: () => go(text),
    });
  };
  return (
    <>
      {tasks.length > 0 && (
        <div className="bulk" role="toolbar" aria-label={inbox.chosen(tasks.length)}>
          <b>{inbox.chosen(tasks.length)}</b>
          <Button onClick={() => void all('completion', SIGNED)} disabled={!tasks.every(({ type }) => type === 'sign')}>
            {inbox.bulk.sign}
          </Button>
          <Button onClick={() => void all('claim', {})}>{inbox.bulk.claim}</Button>
          <Button onClick={() => asking(inbox.urgeNote, (note) => all('urgings', note ? { note } : {}))}>
            {inbox.bulk.urge}
          </Button>
          <Button onClick={() => asking(inbox.assignTo, (username) => all('delegation', { username }))}>
            {inbox.bulk.assign}
          </Button>
          <Button type="text" onClick={clear}>
            {inbox.bulk.clear}
          </Button>
        </div>
      )}
      <Results results={results} close={() => setResults([])} />
    </>
  );
}

function Results({ results, close }: { results: Result[]; close(): void }) {
  const { inbox } = useWords();
  return (
    <Modal
      open={results.length > 0}
      title={inbox.results}
      onCancel={close}
      onOk={close}
      cancelButtonProps={{ hidden: true }}
    >
      <ul>
        {results.map(({ task, refusal }) => (
          <li key={task.id}>
            {task.case?.number ?? task.name}: {refusal ?? inbox.done}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** One after the other, so that one refusal keeps no other from being tried. */
async function inTurn(tasks: readonly Task[], verb: string, body: object): Promise<Result[]> {
  const results: Result[] = [];
  for (const task of tasks) {
    const refusal = await send('POST', `/tasks/${task.id}/${verb}`, body).then(
      () => null,
      (error: unknown) => (error as Error).message,
    );
    results.push({ task, refusal });
  }
  return results;
}
