import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Image, Select, Upload } from 'antd';
import { useState } from 'react';
import type { Attachment as ServerAttachment } from '../../../../modules/attachments/index.js';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { dayAndTime } from '../../parts/time.js';
import { upload, type Sent } from '../../server/call.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { useCaseList } from '../../parts/task/case-queries.js';

type Attachment = Sent<ServerAttachment>;

const contentOf = (id: string): string => `/api/v1/attachments/${id}/content`;

/** Photos and documents of the case; pictures are seen here, everything else is downloaded. */
export function Attachments({ caseId }: { caseId: string }) {
  const { case: words } = useWords();
  const attachments = useCaseList<Attachment>(caseId, 'attachments');
  return (
    <Section title={words.attachments} extra={<AddAttachment caseId={caseId} />}>
      <Loaded query={attachments}>
        {({ items }) => (
          <ul className="attachments">
            {items.map((attachment) => (
              <AttachmentLine key={attachment.id} attachment={attachment} />
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  );
}

function AttachmentLine({ attachment: { id, fileName, mediaType, kind, uploadedAt } }: { attachment: Attachment }) {
  const { words, language } = useSpeech();
  return (
    <li>
      {mediaType.startsWith('image/') && <Image src={contentOf(id)} alt={fileName} height={64} />}
      <a href={contentOf(id)} download>
        <DownloadOutlined aria-hidden /> {fileName}
      </a>{' '}
      <span className="quiet">
        {words.case.evidence[kind] ?? kind} · {dayAndTime(uploadedAt, language)}
      </span>
    </li>
  );
}

function AddAttachment({ caseId }: { caseId: string }) {
  const { case: words } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [kind, setKind] = useState('document');
  const add = async (file: File): Promise<void> => {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', file);
    await upload(`/cases/${caseId}/attachments`, form).catch((error: unknown) =>
      message.error((error as Error).message),
    );
    await queries.invalidateQueries({ queryKey: ['case', caseId, 'attachments'] });
  };
  return (
    <span className="add-attachment">
      <Select
        aria-label={words.evidenceKind}
        value={kind}
        onChange={setKind}
        options={Object.entries(words.evidence).map(([value, label]) => ({ value, label }))}
      />
      <Upload multiple showUploadList={false} customRequest={({ file }) => void add(file as File)}>
        <Button icon={<UploadOutlined />}>{words.addAttachment}</Button>
      </Upload>
    </span>
  );
}
