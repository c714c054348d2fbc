import { Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/use-words.js';

interface Props {
  /** Where the table that can be imported again is downloaded. */
  exportPath: string;
  mayImport: boolean;
  isPending: boolean;
  /** Hands the text to the server; true when it took it. */
  take(csv: string): Promise<boolean>;
}

/** A table that leaves as CSV and comes back as CSV. */
export function CsvImport({ exportPath, mayImport, isPending, take }: Props) {
  const { administration: words, actions } = useWords();
  const [csv, setCsv] = useState<string | null>(null);
  return (
    <div className="tools">
      <a href={`/api/v1${exportPath}`} download>
        {words.export}
      </a>
      {mayImport && <Button onClick={() => setCsv('')}>{words.import}</Button>}
      {csv !== null && (
        <Modal
          open
          title={words.import}
          okText={words.import}
          cancelText={actions.cancel}
          confirmLoading={isPending}
          okButtonProps={{ disabled: !csv.trim() }}
          closable={{ 'aria-label': actions.close }}
          onCancel={() => setCsv(null)}
          onOk={() => void take(csv).then((taken) => taken && setCsv(null))}
        >
          <Upload
            accept=".csv,text/csv"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then(setCsv);
              return false;
            }}
          >
            <Button>{words.csvFile}</Button>
          </Upload>
          <Input.TextArea
            aria-label={words.csv}
            value={csv}
            autoSize={{ minRows: 6, maxRows: 16 }}
            onChange={(e) => setCsv(e.target.value)}
          />
        </Modal>
      )}
    </div>
  );
}
