import { Tabs } from 'antd';
import { Section } from '../../parts/section.js';
import { ProcessPicture } from '../../parts/process-picture/process-picture.js';
import { useWords } from '../../words/use-words.js';
import type { Process } from '../../parts/task/case-queries.js';

/** Each process of the case as it is drawn, with where it stands now. */
export function ProcessesOfCase({ processes }: { processes: Process[] }) {
  const { case: words } = useWords();
  const newest = [...processes].sort(byActivity);
  return (
    <Section title={words.processes}>
      <Tabs
        items={newest.map((process) => ({
          key: process.instanceId,
          label: `${process.name} v${process.version}`,
          children: <Picture process={process} />,
        }))}
      />
    </Section>
  );
}

function Picture({ process }: { process: Process }) {
  const { case: words } = useWords();
  const current = process.waits.map(({ elementId }) => elementId);
  return <ProcessPicture {...process} current={current} label={words.standsAt(process.name, current.length)} />;
}

/** What still runs comes first. */
const byActivity = (one: Process, other: Process): number =>
  Number(other.status === 'active') - Number(one.status === 'active') || one.startedAt.localeCompare(other.startedAt);
