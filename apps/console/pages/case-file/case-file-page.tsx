import { useParams } from 'react-router';
import { Loaded } from '../../parts/loaded.js';
import { Attachments } from './attachments.js';
import { useCase, useMyTasks, useProgress, type CaseFile } from '../../parts/task/case-queries.js';
import { CaseHeading } from './case-heading.js';
import { Facts } from './facts.js';
import { Links } from './links.js';
import { MyTasks } from './my-tasks.js';
import { Notes } from './notes.js';
import { Outlook } from './outlook.js';
import { ProcessesOfCase } from './processes-of-case.js';
import { Supervisions } from './supervisions.js';
import { Timeline } from './timeline.js';

/** 工单: everything about one case on one page, and what its reader may do with it. */
export default function CaseFilePage() {
  const { caseId = '' } = useParams();
  const file = useCase(caseId);
  return <Loaded query={file}>{(found) => <File key={found.id} file={found} />}</Loaded>;
}

function File({ file }: { file: CaseFile }) {
  const progress = useProgress(file.id);
  const mine = useMyTasks(file.id);
  return (
    <article className="case-file">
      <CaseHeading file={file} />
      <div className="case-file-work">
        <Loaded query={progress}>{(found) => <Outlook file={file} {...found} />}</Loaded>
        <Loaded query={mine}>{({ items }) => <MyTasks tasks={items} file={file} />}</Loaded>
        <Notes caseId={file.id} />
      </div>
      <div className="case-file-facts">
        <Facts file={file} />
        <Loaded query={progress}>{({ processes }) => <ProcessesOfCase processes={processes} />}</Loaded>
        <Attachments caseId={file.id} />
        <Links links={file.links} />
        <Supervisions caseId={file.id} />
        <Timeline caseId={file.id} />
      </div>
    </article>
  );
}
