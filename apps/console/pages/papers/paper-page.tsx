import './papers.css';
import { Button } from 'antd';
import { useParams } from 'react-router';
import { Loaded } from '../../parts/loaded.js';
import { fullTime } from '../../parts/time.js';
import { useCodeLists } from '../../parts/use-code-lists.js';
import { useUnitName } from '../../parts/use-units.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { useCase, type CaseFile } from '../../parts/task/case-queries.js';
import { PaperBody } from './paper-body.js';

/** An official paper of a case (承办单, 督办单, 呈阅件) as it is printed on A4. */
export default function PaperPage() {
  const { caseId = '', kind = '' } = useParams();
  const file = useCase(caseId);
  return <Loaded query={file}>{(found) => <Paper file={found} kind={kind} />}</Loaded>;
}

function Paper({ file, kind }: { file: CaseFile; kind: string }) {
  const { words, language } = useSpeech();
  const { papers } = words;
  return (
    <article className="paper">
      <Button className="paper-print" type="primary" onClick={() => window.print()}>
        {papers.print}
      </Button>
      <header>
        <p className="paper-office">{papers.office}</p>
        <h1>{papers.titles[kind] ?? kind}</h1>
        <p className="paper-number">{file.number}</p>
      </header>
      <Matter file={file} />
      <Limits file={file} />
      <PaperBody file={file} kind={kind} />
      <footer className="quiet">{papers.printedAt(fullTime(file.at, language))}</footer>
    </article>
  );
}

function Matter({ file }: { file: CaseFile }) {
  const { words, language } = useSpeech();
  const { nameOf } = useCodeLists();
  const unit = useUnitName();
  const { case: said } = words;
  return (
    <table className="paper-table">
      <tbody>
        <Line of={[said.number, file.number, said.registered, fullTime(file.registeredAt, language)]} />
        <Line of={[said.channel, nameOf('channel', file.channel), said.nature, nameOf('nature', file.nature)]} />
        <Line of={[said.citizen, file.citizen.name ?? '—', said.phone, file.citizen.phone ?? '—']} />
        <Line of={[said.leadUnit, unit(file.leadUnit), said.coUnits, file.coUnits.map(unit).join('、')]} />
        <Wide title={said.place}>{[unit(file.placeUnit), file.address].filter(Boolean).join(' ')}</Wide>
        <Wide title={said.title}>{file.title}</Wide>
        <Wide title={said.facts}>{file.content}</Wide>
      </tbody>
    </table>
  );
}

function Line({ of: [first, one, second, other] }: { of: [string, string, string, string] }) {
  return (
    <tr>
      <th scope="row">{first}</th>
      <td>{one}</td>
      <th scope="row">{second}</th>
      <td>{other}</td>
    </tr>
  );
}

function Wide({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <tr>
      <th scope="row">{title}</th>
      <td colSpan={3} className="paper-text">
        {children}
      </td>
    </tr>
  );
}

function Limits({ file }: { file: CaseFile }) {
  const { language } = useSpeech();
  const { papers, clock } = useWords();
  if (file.clocks.length === 0) return null;
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th scope="col">{papers.limits}</th>
          <th scope="col">{papers.due}</th>
          <th scope="col">{papers.clause}</th>
        </tr>
      </thead>
      <tbody>
        {file.clocks.map(({ id, measure, dueAt, clause }) => (
          <tr key={id}>
            <td>{clock.measures[measure] ?? measure}</td>
            <td>{fullTime(dueAt, language)}</td>
            <td>{clause ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
