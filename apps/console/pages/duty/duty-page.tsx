import './duty.css';
import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useUnits, type Unit } from '../../parts/use-units.js';
import { useAccount } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { AlarmsPart } from './alarms-part.js';
import { Handovers } from './handovers.js';
import { OnDuty } from './on-duty.js';
import { Roster } from './roster.js';

/** 值班: who answers for a unit now, its roster week by week, its hand-overs, and the alarms. The address keeps the unit. */
export default function DutyPage() {
  const { duty } = useWords().desks;
  const { unitCode } = useAccount();
  const { data: units = [] } = useUnits();
  const [search, setSearch] = useSearchParams();
  const within = withinScope(units, unitCode);
  const code = search.get('unit') ?? unitCode ?? within[0]?.code;
  return (
    <div>
      <header className="inbox-head">
        <h1>{duty.title}</h1>
        <Select
          aria-label={duty.unit}
          className="duty-unit"
          showSearch={{ optionFilterProp: 'label' }}
          value={code}
          onChange={(unit: string) => setSearch({ unit })}
          options={within.map((unit) => ({ value: unit.code, label: unit.name }))}
        />
      </header>
      {code && <OnDuty unitCode={code} />}
      <AlarmsPart />
      {code && (
        <>
          <Roster key={code} unitCode={code} />
          <Handovers unitCode={code} />
        </>
      )}
    </div>
  );
}

/** Somebody's unit and those below it; all of them for the centre and those of no unit. */
function withinScope(units: readonly Unit[], own: string | null): readonly Unit[] {
  const unit = units.find(({ code }) => code === own);
  if (!unit || unit.kind === 'centre') return units;
  const parents = new Map(units.map(({ code, parentCode }) => [code, parentCode]));
  const isBelow = (code: string | null | undefined): boolean => code === own || (!!code && isBelow(parents.get(code)));
  return units.filter(({ code }) => isBelow(code));
}
