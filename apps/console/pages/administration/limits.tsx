import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useState } from 'react';
import type { SlaPolicy } from '../../../../modules/sla/index.js';
import { Loaded } from '../../parts/loaded.js';
import { Rows } from '../../parts/pages-of.js';
import { useChange } from '../../parts/use-change.js';
import { read, type Listed } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import { JsonDrawer } from './json-drawer.js';
import { OpenRule } from './open-rule.js';

/** 时限: what must be done in which time, by which rule; a change is the next version, and running clocks keep theirs. */
export function Limits() {
  const words = useWords();
  const { administration, desks } = words;
  const { columns } = administration;
  const [code, choose] = useState<string | null>(null);
  const limits = useQuery({ queryKey: ['rules', 'limits'], queryFn: () => read<Listed<SlaPolicy>>('/sla-policies') });
  const factsOf = ({ applies }: SlaPolicy): string =>
    Object.values(applies)
      .map((values) => values.join('/'))
      .join(' · ');
  return (
    <>
      <Loaded query={limits}>
        {({ items }) => (
          <Rows
            rows={[...items].sort((one, other) => one.measure.localeCompare(other.measure))}
            rowKey={(row) => row.code}
            label={administration.sections.limits}
            columns={[
              { title: columns.measure, key: 'measure', render: (_, row) => desks.limits[row.measure] ?? row.measure },
              { title: columns.name, dataIndex: 'name', key: 'name' },
              { title: columns.applies, key: 'applies', render: (_, row) => factsOf(row) },
              {
                title: columns.limit,
                key: 'limit',
                render: (_, { limit, clock, isCeiling }) => (
                  <>
                    {`${limit.value} ${limit.unit} · ${clock} `}
                    {isCeiling && <Tag>{administration.ceiling}</Tag>}
                  </>
                ),
              },
              { title: columns.clause, dataIndex: 'clause', key: 'clause' },
              { title: columns.version, dataIndex: 'version', key: 'version' },
              {
                title: desks.pages.actions,
                key: 'open',
                render: (_, row) => <OpenRule code={row.code} open={choose} />,
              },
            ]}
          />
        )}
      </Loaded>
      {code && <LimitDrawer code={code} close={() => choose(null)} />}
    </>
  );
}

function LimitDrawer({ code, close }: { code: string; close(): void }) {
  const { change, isPending } = useChange('rules');
  return (
    <JsonDrawer<SlaPolicy>
      title={code}
      path={`/sla-policies/${code}`}
      isPending={isPending}
      close={close}
      valueOf={({ name, measure, applies, limit, clock, warnBefore, isCeiling }) => ({
        ...{ name, measure, applies, limit, clock, warnBefore, isCeiling },
      })}
      publish={async (value, clause) => (await change('PUT', `/sla-policies/${code}`, { ...value, clause })) !== null}
    />
  );
}
