import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import type { DutyCall } from '../../../../modules/organisation/index.js';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { useUnitName } from '../../parts/use-units.js';
import { read, type Listed } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';

const AGAIN_MS = 60_000;

/** Whom an alarm of the unit would call at this moment, and whether the plan or the rule for gaps says so. */
export function OnDuty({ unitCode }: { unitCode: string }) {
  const { duty } = useWords().desks;
  const unit = useUnitName();
  const calls = useQuery({
    queryKey: ['duty', unitCode, 'now'],
    queryFn: () => read<Listed<DutyCall>>(`/units/${unitCode}/duty`),
    refetchInterval: AGAIN_MS,
  });
  return (
    <Section title={duty.now}>
      <Loaded query={calls}>
        {({ items }) => (
          <div className="cards">
            {items.map(({ post, usernames, unitCode: of, fallback }) => (
              <Card key={post} size="small" title={duty.posts[post] ?? post}>
                <b>{usernames.join('、') || duty.nobody}</b>
                <p className="quiet">
                  {unit(of)}
                  {fallback && <span title={fallback}> · {duty.fallback}</span>}
                </p>
              </Card>
            ))}
          </div>
        )}
      </Loaded>
    </Section>
  );
}
