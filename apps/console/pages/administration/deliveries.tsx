import { Button } from 'antd';
import { PagesTable, usePages } from '../../parts/pages-of.js';
import { Section } from '../../parts/section.js';
import { fullTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { holdsRole, useAccount } from '../../session/session.js';
import { useSpeech } from '../../words/use-words.js';
import { useKeeps } from './use-keeps.js';

interface Delivery {
  id: string;
  channel: string;
  recipient: string | null;
  template: string;
  attempts: number;
  lastError: string | null;
  createdAt: string;
}

interface DeadLetter {
  id: string;
  name: string;
  kind: string;
  correlationKey: string | null;
  attempts: number;
  lastError?: string | null;
}

/** 未送达: notices and messages of processes that were given up; sent again by people. */
export function Deliveries() {
  const keeps = useKeeps();
  const mends = holdsRole(useAccount(), ['process-administrator']);
  return (
    <>
      {keeps && <DeadNotices />}
      {mends && <DeadLetters />}
    </>
  );
}

function DeadNotices() {
  const { words, language } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const pages = usePages<Delivery>('deliveries', '/notification-deliveries', { state: 'dead' });
  const { change, isPending } = useChange('deliveries');
  const all = (
    <Button loading={isPending} onClick={() => void change('POST', '/notification-deliveries/redelivery', {})}>
      {administration.redeliverAll}
    </Button>
  );
  return (
    <Section title={administration.notices} extra={all}>
      <PagesTable
        pages={pages}
        rowKey={({ id }) => id}
        label={administration.notices}
        columns={[
          { title: columns.channel, dataIndex: 'channel', key: 'channel' },
          { title: columns.name, key: 'name', render: (_, row) => `${row.template} ${row.recipient ?? ''}` },
          { title: columns.attempts, dataIndex: 'attempts', key: 'attempts' },
          { title: columns.error, dataIndex: 'lastError', key: 'error' },
          { title: columns.from, key: 'at', render: (_, row) => fullTime(row.createdAt, language) },
          {
            title: words.desks.pages.actions,
            key: 'again',
            render: (_, row) => (
              <Button size="small" onClick={() => void change('POST', `/notification-deliveries/${row.id}/redelivery`)}>
                {administration.redeliver}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}

function DeadLetters() {
  const { words } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const pages = usePages<DeadLetter>('deliveries', '/dead-letters');
  const { change } = useChange('deliveries');
  return (
    <Section title={administration.letters}>
      <PagesTable
        pages={pages}
        rowKey={({ id }) => id}
        label={administration.letters}
        columns={[
          { title: columns.kind, dataIndex: 'kind', key: 'kind' },
          { title: columns.name, key: 'name', render: (_, row) => `${row.name} ${row.correlationKey ?? ''}` },
          { title: columns.attempts, dataIndex: 'attempts', key: 'attempts' },
          { title: columns.error, dataIndex: 'lastError', key: 'error' },
          {
            title: words.desks.pages.actions,
            key: 'again',
            render: (_, row) => (
              <span className="tools">
                <Button size="small" onClick={() => void change('POST', `/dead-letters/${row.id}/redelivery`)}>
                  {administration.redeliver}
                </Button>
                <Button size="small" danger onClick={() => void change('DELETE', `/dead-letters/${row.id}`)}>
                  {administration.discard}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </Section>
  );
}
