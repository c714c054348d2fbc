import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { send } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import type { CaseFile } from '../../parts/task/case-queries.js';

type Person = CaseFile['citizen'];

/** Who asked: masked, until somebody says what for it must be known; that is written into the history. */
export function Citizen({ file }: { file: CaseFile }) {
  const { case: words } = useWords();
  const [known, setKnown] = useState<Person | null>(null);
  const { name, phone, identity } = known ?? file.citizen;
  if (!name && !phone && !identity) return <p className="quiet">{words.anonymous}</p>;
  return (
    <p>
      {words.citizen} <b>{name}</b> <span className="case-number">{phone}</span> {identity}{' '}
      {!known && <Unmask caseId={file.id} show={setKnown} />}
    </p>
  );
}

function Unmask({ caseId, show }: { caseId: string; show(person: Person): void }) {
  const { case: words, actions } = useWords();
  const { modal, message } = App.useApp();
  const ask = () => {
    let purpose = '';
    void modal.confirm({
      title: words.unmask,
      content: (
        <Input
          autoFocus
          aria-label={words.purpose}
          placeholder={words.purpose}
          onChange={(e) => (purpose = e.target.value)}
        />
      ),
      okText: actions.confirm,
      cancelText: actions.cancel,
      onOk: () =>
        send<Person>('POST', `/cases/${caseId}/personal-data`, { purpose }).then(show, (error: unknown) => {
          void message.error((error as Error).message);
        }),
    });
  };
  return (
    <Button size="small" onClick={ask}>
      {words.unmask}
    </Button>
  );
}
