import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { ModeSwitch, ModeVersion } from '../../../../modules/modes/index.js';
import { Loaded } from '../../parts/loaded.js';
import { PagesTable, usePages } from '../../parts/pages-of.js';
import { Section } from '../../parts/section.js';
import { fullTime } from '../../parts/time.js';
import { useChange } from '../../parts/use-change.js';
import { read, type Listed, type Sent } from '../../server/call.js';
import { holdsRole, useAccount } from '../../session/session.js';
import { useSpeech } from '../../words/use-words.js';
import { SwitchMode } from './switch-mode.js';

interface ModeNow {
  mode: string;
  until: string | null;
  switchId: string | null;
}

/** 运行模式: which one holds, switched on for a while by those who may, and who did before. */
export function Modes() {
  const { words, language } = useSpeech();
  const { administration } = words;
  const [switching, setSwitching] = useState(false);
  const maySwitch = holdsRole(useAccount(), ['leader', 'supervisor']);
  const now = useQuery({ queryKey: ['modes', 'current'], queryFn: () => read<ModeNow>('/modes/current') });
  const modes = useQuery({ queryKey: ['modes', 'all'], queryFn: () => read<Listed<Sent<ModeVersion>>>('/modes') });
  const { change, isPending } = useChange('modes');
  const nameOf = (code: string) =>
    modes.data?.items.find((mode) => mode.code === code)?.name ?? (code === 'regular' ? administration.regular : code);
  return (
    <>
      <Section title={administration.currentMode}>
        <Loaded query={now}>
          {({ mode, until, switchId }) => (
            <div className="tools">
              <b>{nameOf(mode)}</b>
              {until && <span>{`${administration.columns.until} ${fullTime(until, language)}`}</span>}
              {maySwitch && switchId && (
                <Button loading={isPending} onClick={() => void change('DELETE', `/modes/switches/${switchId}`)}>
                  {administration.endMode}
                </Button>
              )}
              {maySwitch && <Button onClick={() => setSwitching(true)}>{administration.switchMode}</Button>}
            </div>
          )}
        </Loaded>
      </Section>
      <Switches nameOf={nameOf} />
      {switching && <SwitchMode modes={modes.data?.items ?? []} close={() => setSwitching(false)} />}
    </>
  );
}

function Switches({ nameOf }: { nameOf: (code: string) => string }) {
  const { words, language } = useSpeech();
  const { administration } = words;
  const { columns } = administration;
  const pages = usePages<Sent<ModeSwitch>>('modes', '/modes/switches');
  return (
    <Section title={administration.switches}>
      <PagesTable
        pages={pages}
        rowKey={({ id }) => id}
        label={administration.switches}
        columns={[
          { title: columns.mode, key: 'mode', render: (_, row) => nameOf(row.mode) },
          { title: columns.from, key: 'from', render: (_, row) => fullTime(row.from, language) },
          { title: columns.until, key: 'until', render: (_, row) => fullTime(row.until, language) },
          { title: columns.reason, dataIndex: 'reason', key: 'reason' },
          { title: columns.by, dataIndex: 'switchedBy', key: 'by' },
        ]}
      />
    </Section>
  );
}
