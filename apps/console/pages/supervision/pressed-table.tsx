import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PressedCase as ServerPressedCase } from '../../../../modules/supervision/index.js';
import { Countdown } from '../../parts/countdown.js';
import { PagesTable, usePages } from '../../parts/pages-of.js';
import { useUnitName } from '../../parts/use-units.js';
import type { Sent } from '../../server/call.js';
import { holdsRole, useAccount } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { OrderDialog } from './order-dialog.js';

export type Pressure = 'overdue' | 'returns' | 'reworks';

export type PressedCase = Sent<ServerPressedCase>;

/** Open cases under one pressure; a supervision is ordered from the row. */
export function PressedTable({ by }: { by: Pressure }) {
  const { desks } = useWords();
  const pages = usePages<PressedCase>('supervisions', '/pressed-cases', { by });
  const [chosen, choose] = useState<PressedCase | null>(null);
  const columns = useColumns(choose);
  return (
    <>
      <PagesTable pages={pages} columns={columns} rowKey={({ id }) => id} label={desks.supervision.tabs[by]} />
      {chosen && <OrderDialog subject={chosen} close={() => choose(null)} />}
    </>
  );
}

function useColumns(choose: (chosen: PressedCase) => void) {
  const { desks, case: words, clock } = useWords();
  const { columns, running, none, order } = desks.supervision;
  const unit = useUnitName();
  const mayOrder = holdsRole(useAccount(), ['supervisor', 'leader']);
  const nameOf = (measure: string) => desks.limits[measure] ?? clock.measures[measure] ?? measure;
  return [
    { title: columns.case, key: 'case', render: (_: unknown, row: PressedCase) => <CaseLink row={row} /> },
    { title: columns.unit, key: 'unit', render: (_: unknown, row: PressedCase) => unit(row.leadUnit) },
    {
      title: columns.status,
      key: 'status',
      render: (_: unknown, { status }: PressedCase) => words.status[status] ?? status,
    },
    {
      title: columns.limit,
      key: 'limit',
      render: (_: unknown, { measure, dueAt }: PressedCase) => (
        <>
          {measure && nameOf(measure)} <Countdown dueAt={dueAt} />
        </>
      ),
    },
    {
      title: columns.counted,
      key: 'counted',
      render: (_: unknown, row: PressedCase) => `${row.returns} / ${row.reworkRound}`,
    },
    {
      title: columns.supervisions,
      key: 'supervisions',
      render: (_: unknown, row: PressedCase) => (
        <span className="desk-actions">
          {row.supervisions > 0 ? running(row.supervisions) : <span className="quiet">{none}</span>}
          {mayOrder && (
            <Button size="small" onClick={() => choose(row)}>
              {order}
            </Button>
          )}
        </span>
      ),
    },
  ];
}

function CaseLink({ row }: { row: PressedCase }) {
  const { case: words } = useWords();
  return (
    <>
      {row.urgency === 'urgent' && <b className="urgent">{words.urgency.urgent} </b>}
      <Link to={`/cases/${row.id}`}>{`${row.number} ${row.title}`}</Link>
    </>
  );
}
