import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { DutyHandover } from '../../../../modules/organisation/index.js';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { dayAndTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { read, type Listed, type Sent } from '../../server/call.js';
import { useAccount } from '../../session/session.js';
import { useSpeech, useWords } from '../../words/use-words.js';

type Handover = Sent<DutyHandover>;

/** 交接班: what the one who goes tells the one who comes; taken over by somebody else. */
export function Handovers({ unitCode }: { unitCode: string }) {
  const { duty } = useWords().desks;
  const handovers = useQuery({
    queryKey: ['duty', unitCode, 'handovers'],
    queryFn: () => read<Listed<Handover>>(`/units/${unitCode}/duty-handovers`),
  });
  return (
    <Section title={duty.handovers}>
      <HandOver unitCode={unitCode} />
      <Loaded query={handovers}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing />
          ) : (
            <ul className="handovers">
              {items.map((handover) => (
                <HandoverLine key={handover.id} handover={handover} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function HandoverLine({ handover }: { handover: Handover }) {
  const { words, language } = useSpeech();
  const { duty } = words.desks;
  const { username } = useAccount();
  const { id, unitCode, note, handedBy, handedAt, takenBy, takenAt } = handover;
  const { change, isPending } = useChange('duty');
  const take = () => void change('POST', `/units/${unitCode}/duty-handovers/${id}/acceptance`);
  return (
    <li>
      <p className="case-content">{note}</p>
      <span className="quiet">
        {duty.handedBy} {handedBy} {dayAndTime(handedAt, language)} ·{' '}
        {takenBy && takenAt ? `${duty.takenBy} ${takenBy} ${dayAndTime(takenAt, language)}` : duty.waiting}
      </span>{' '}
      {!takenBy && handedBy !== username && (
        <Button size="small" type="primary" loading={isPending} onClick={take}>
          {duty.take}
        </Button>
      )}
    </li>
  );
}

function HandOver({ unitCode }: { unitCode: string }) {
  const { duty } = useWords().desks;
  const [note, setNote] = useState('');
  const { change, isPending } = useChange('duty');
  const hand = async () => {
    if (await change('POST', `/units/${unitCode}/duty-handovers`, { note: note.trim() })) setNote('');
  };
  return (
    <div className="new-note">
      <Input.TextArea
        aria-label={duty.handNote}
        placeholder={duty.handNote}
        value={note}
        maxLength={5000}
        autoSize={{ minRows: 2 }}
        onChange={(e) => setNote(e.target.value)}
      />
      <Button disabled={!note.trim()} loading={isPending} onClick={() => void hand()}>
        {duty.hand}
      </Button>
    </div>
  );
}
