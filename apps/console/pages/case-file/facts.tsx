import { Descriptions } from 'antd';
import { Section } from '../../parts/section.js';
import { fullTime } from '../../parts/time.js';
import { useCategories } from '../../parts/use-categories.js';
import { useCodeLists } from '../../parts/use-code-lists.js';
import { useUnitName } from '../../parts/use-units.js';
import { useSpeech } from '../../words/use-words.js';
import type { CaseFile } from '../../parts/task/case-queries.js';
import { Citizen } from './citizen.js';

/** What the citizen said, and what was made of it. */
export function Facts({ file }: { file: CaseFile }) {
  const { words, language } = useSpeech();
  const { nameOf } = useCodeLists();
  const unit = useUnitName();
  const categories = useCategories();
  const categoryOf = (code: string | null) => categories.find(({ value }) => value === code)?.label ?? code;
  const facts: [string, string | null][] = [
    [words.case.channel, nameOf('channel', file.channel)],
    [words.case.nature, nameOf('nature', file.nature)],
    [words.case.category, categoryOf(file.category)],
    [words.case.place, [unit(file.placeUnit), file.address].filter(Boolean).join(' ')],
    [words.case.leadUnit, unit(file.leadUnit)],
    [words.case.coUnits, file.coUnits.map(unit).join('、')],
    [words.case.registered, `${fullTime(file.registeredAt, language)} · ${file.registeredBy}`],
    [words.case.satisfaction, nameOf('satisfaction', file.satisfaction)],
  ];
  return (
    <Section title={words.case.facts}>
      <p className="case-content">{file.content}</p>
      <Descriptions
        column={{ xs: 1, sm: 2 }}
        size="small"
        items={facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))}
      />
      {file.reply && (
        <blockquote className="case-reply">
          <b>{words.case.reply}</b> {file.reply}
        </blockquote>
      )}
      <Citizen file={file} />
    </Section>
  );
}
