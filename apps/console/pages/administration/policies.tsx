import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { Rows } from '../../parts/pages-of.js';
import { fullTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { read, type Listed } from '../../server/call.js';
import { useSpeech } from '../../words/use-words.js';
import { JsonDrawer } from './json-drawer.js';
import { OpenRule } from './open-rule.js';

interface Policy {
  code: string;
  version: number;
  value: object;
  clause: string;
  publishedAt: string;
  publishedBy: string;
}

/** 政策参数: what a city decides for itself, in force and before. */
export function PoliciesSection() {
  const { words, language } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const [code, choose] = useState<string | null>(null);
  const policies = useQuery({ queryKey: ['rules', 'policies'], queryFn: () => read<Listed<Policy>>('/policies') });
  return (
    <>
      <Loaded query={policies}>
        {({ items }) => (
          <Rows
            rows={items}
            rowKey={(row) => row.code}
            label={administration.sections.policies}
            columns={[
              { title: columns.code, dataIndex: 'code', key: 'code' },
              { title: columns.version, dataIndex: 'version', key: 'version' },
              { title: columns.clause, dataIndex: 'clause', key: 'clause' },
              { title: columns.published, key: 'at', render: (_, row) => fullTime(row.publishedAt, language) },
              {
                title: words.desks.pages.actions,
                key: 'open',
                render: (_, row) => <OpenRule code={row.code} open={choose} />,
              },
            ]}
          />
        )}
      </Loaded>
      {code && <PolicyDrawer code={code} close={() => choose(null)} />}
    </>
  );
}

function PolicyDrawer({ code, close }: { code: string; close(): void }) {
  const { change, isPending } = useChange('rules');
  return (
    <JsonDrawer<Policy>
      title={code}
      path={`/policies/${code}`}
      valueOf={({ value }) => value}
      isPending={isPending}
      close={close}
      publish={async (value, clause, { version }) =>
        (await change('PUT', `/policies/${code}`, { value, clause, basedOn: version })) !== null
      }
    />
  );
}
