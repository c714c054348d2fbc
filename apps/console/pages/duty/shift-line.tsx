import { DeleteOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { dayAndTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { useSpeech } from '../../words/use-words.js';
import type { Person, Shift } from './roster.js';

/** One shift: who, from when until when; those who plan may take it off. */
export function ShiftLine({ shift, people, mayPlan }: { shift: Shift; people: Person[]; mayPlan: boolean }) {
  const { words, language } = useSpeech();
  const { duty } = words.desks;
  const { change, isPending } = useChange('duty');
  const name = people.find(({ id }) => id === shift.accountId)?.name ?? '—';
  const remove = () => void change('DELETE', `/units/${shift.unitCode}/duty-shifts/${shift.id}`);
  return (
    <span className="shift">
      {name}{' '}
      <span className="quiet">{`${dayAndTime(shift.startsAt, language)} – ${dayAndTime(shift.endsAt, language)}`}</span>
      {mayPlan && (
        <Popconfirm
          title={duty.removeAsk}
          okText={words.actions.confirm}
          cancelText={words.actions.cancel}
          onConfirm={remove}
        >
          <Button
            type="text"
            size="small"
            loading={isPending}
            icon={<DeleteOutlined />}
            aria-label={`${duty.remove} ${name}`}
          />
        </Popconfirm>
      )}
    </span>
  );
}
