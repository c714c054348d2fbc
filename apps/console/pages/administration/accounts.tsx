import { Button, Input } from 'antd';
import { useState } from 'react';
import { PagesTable, usePages } from '../../parts/pages-of.js';
import { fullTime } from '../../parts/time.js';
import { useUnitName } from '../../parts/use-units.js';
import { useSpeech } from '../../words/use-words.js';
import { AccountDrawer, type StaffAccount } from './account-drawer.js';

/** 账号: who may sign in, as what, and for which unit. */
export function Accounts() {
  const { words, language } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const unit = useUnitName();
  const [q, setQ] = useState('');
  const [chosen, choose] = useState<StaffAccount | 'new' | null>(null);
  const pages = usePages<StaffAccount>('accounts', '/accounts', { q });
  return (
    <>
      <div className="tools">
        <Input.Search
          className="accounts-search"
          aria-label={administration.searchHint}
          placeholder={administration.searchHint}
          allowClear
          onSearch={(text) => setQ(text.trim())}
        />
        <Button type="primary" onClick={() => choose('new')}>
          {administration.add}
        </Button>
      </div>
      <PagesTable
        pages={pages}
        rowKey={({ id }) => id}
        label={administration.sections.accounts}
        columns={[
          { title: columns.username, dataIndex: 'username', key: 'username' },
          { title: columns.name, dataIndex: 'name', key: 'name' },
          { title: columns.unit, key: 'unit', render: (_, row) => unit(row.unitCode) },
          {
            title: columns.roles,
            key: 'roles',
            render: (_, row) => row.roles.map((role) => words.roles[role] ?? role).join('、'),
          },
          {
            title: columns.state,
            key: 'state',
            render: (_, row) => (row.enabled ? administration.enabled : administration.disabled),
          },
          {
            title: columns.lastLogin,
            key: 'login',
            render: (_, row) => row.lastLoginAt && fullTime(row.lastLoginAt, language),
          },
          {
            title: words.desks.pages.actions,
            key: 'edit',
            render: (_, row) => (
              <Button size="small" aria-label={`${administration.edit} ${row.username}`} onClick={() => choose(row)}>
                {administration.edit}
              </Button>
            ),
          },
        ]}
      />
      {chosen && <AccountDrawer account={chosen === 'new' ? null : chosen} close={() => choose(null)} />}
    </>
  );
}
