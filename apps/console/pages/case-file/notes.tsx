import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Radio, Tag } from 'antd';
import { send } from '../../server/call.js';
import { useKeptEntries } from '../../parts/form/kept-entries.js';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { dayAndTime } from '../../parts/time.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { useCaseList } from '../../parts/task/case-queries.js';

type Visibility = 'internal' | 'public';

interface Note {
  id: string;
  visibility: Visibility;
  text: string;
  author: { name: string };
  createdAt: string;
}

/** 备注: what colleagues tell each other, and what the citizen may read; never to be taken for one another. */
export function Notes({ caseId }: { caseId: string }) {
  const { case: words } = useWords();
  const notes = useCaseList<Note>(caseId, 'notes');
  return (
    <Section title={words.notes}>
      <Loaded query={notes}>
        {({ items }) => (
          <ul className="notes">
            {items.map((note) => (
              <NoteLine key={note.id} note={note} />
            ))}
          </ul>
        )}
      </Loaded>
      <NewNote caseId={caseId} />
    </Section>
  );
}

function NoteLine({ note }: { note: Note }) {
  const { words, language } = useSpeech();
  return (
    <li className={`note note-${note.visibility}`}>
      <Tag color={note.visibility === 'public' ? 'green' : 'default'}>{words.case.visibilities[note.visibility]}</Tag>
      {note.text}
      <span className="quiet">
        {' '}
        — {note.author.name} {dayAndTime(note.createdAt, language)}
      </span>
    </li>
  );
}

interface Draft {
  text: string;
  visibility: Visibility;
}

function NewNote({ caseId }: { caseId: string }) {
  const { case: words } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [kept, keep] = useKeptEntries<Draft>(`note.${caseId}`);
  const draft = kept ?? { text: '', visibility: 'internal' };
  const { mutate, isPending } = useMutation({
    mutationFn: () => send('POST', `/cases/${caseId}/notes`, draft),
    onSuccess: () => {
      keep(null);
      void queries.invalidateQueries({ queryKey: ['case', caseId, 'notes'] });
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <div className={`new-note note-${draft.visibility}`}>
      <Radio.Group
        value={draft.visibility}
        onChange={(e) => keep({ ...draft, visibility: e.target.value as Visibility })}
        options={[
          { value: 'internal', label: words.visibilities.internal },
          { value: 'public', label: words.visibilities.public },
        ]}
      />
      <Input.TextArea
        value={draft.text}
        aria-label={words.newNote}
        placeholder={words.newNote}
        autoSize={{ minRows: 2 }}
        maxLength={5000}
        onChange={(e) => keep({ ...draft, text: e.target.value })}
      />
      <Button onClick={() => mutate()} loading={isPending} disabled={!draft.text.trim()}>
        {words.addNote}
      </Button>
    </div>
  );
}
