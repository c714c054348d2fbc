import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { Section } from '../../parts/section.js';
import { upload } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';

interface Props {
  files: File[];
  onChange(files: File[]): void;
}

/** Files that go with the matter; pictures are seen before they are sent. */
export function ChosenFiles({ files, onChange }: Props) {
  const { intake } = useWords();
  return (
    <Section title={intake.attachments}>
      <p className="quiet">{intake.filesStay}</p>
      <ul className="chosen-files">
        {files.map((file) => (
          <li key={`${file.name}${file.lastModified}${file.size}`}>
            <Preview file={file} /> {file.name}{' '}
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={intake.removeFile(file.name)}
              onClick={() => onChange(files.filter((other) => other !== file))}
            />
          </li>
        ))}
      </ul>
      <Upload
        multiple
        showUploadList={false}
        beforeUpload={(file, all) => {
          if (file === all.at(-1)) onChange([...files, ...all]);
          return false;
        }}
      >
        <Button icon={<UploadOutlined />}>{intake.choose}</Button>
      </Upload>
    </Section>
  );
}

function Preview({ file }: { file: File }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url ? <img src={url} alt={file.name} height={56} /> : null;
}

/** Uploads the files to a case; answers the names of those that were not taken. */
export async function uploadAll(caseId: string, files: readonly File[]): Promise<string[]> {
  const failed: string[] = [];
  for (const file of files) {
    const form = new FormData();
    form.append('kind', 'document');
    form.append('file', file);
    await upload(`/cases/${caseId}/attachments`, form).catch(() => failed.push(file.name));
  }
  return failed;
}
