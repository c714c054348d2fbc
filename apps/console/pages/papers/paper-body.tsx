import type { Sent } from '../../server/call.js';
import type { SupervisionView } from '../../../../modules/supervision/index.js';
import { useWords } from '../../words/use-words.js';
import { useCaseList, type CaseFile } from '../../parts/task/case-queries.js';

/** What a paper asks for, and the room its readers write into. */
export function PaperBody({ file, kind }: { file: CaseFile; kind: string }) {
  const { papers, case: words } = useWords();
  if (kind === 'leader-report')
    return (
      <>
        <Box title={words.reply}>{file.reply}</Box>
        <Box title={papers.leader} tall />
      </>
    );
  return (
    <>
      {kind === 'supervision-order' && <Orders caseId={file.id} />}
      <Box title={papers.demands}>{papers.reminder}</Box>
      <Box title={papers.result} tall>
        {file.reply}
      </Box>
      <p className="paper-sign">
        {papers.signature}
        <span>{papers.date}</span>
      </p>
    </>
  );
}

function Orders({ caseId }: { caseId: string }) {
  const { papers, case: words } = useWords();
  const { data } = useCaseList<Sent<SupervisionView>>(caseId, 'supervisions');
  return (
    <Box title={papers.order}>
      {(data?.items ?? []).map(({ id, measure, reason }) => (
        <span key={id}>
          {words.measures[measure]}：{reason}
        </span>
      ))}
    </Box>
  );
}

function Box({ title, tall, children }: { title: string; tall?: boolean; children?: React.ReactNode }) {
  return (
    <section className={`paper-box${tall ? ' paper-box-tall' : ''}`}>
      <h2>{title}</h2>
      <div className="paper-text">{children}</div>
    </section>
  );
}
