import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Task } from '../../server/types.js';
import { fullTime } from '../../parts/time.js';
import { useSpeech } from '../../words/use-words.js';

/** Saves the tasks shown as a table that spreadsheets open. */
export function ExportButton({ tasks }: { tasks: Task[] }) {
  const { words, language } = useSpeech();
  const { columns } = words.inbox;
  const save = () => {
    const head = [
      words.case.number,
      columns.case,
      columns.task,
      columns.clock,
      columns.place,
      columns.holder,
      columns.since,
    ];
    const rows = tasks.map(({ case: heading, ...task }) => [
      ...[heading?.number, heading?.title, words.tasks[task.type ?? ''] ?? task.name],
      ...[
        task.dueAt && fullTime(task.dueAt, language),
        heading?.address,
        task.assignee,
        fullTime(task.createdAt, language),
      ],
    ]);
    download('inbox.csv', [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n'));
  };
  return (
    <Button icon={<DownloadOutlined />} onClick={save}>
      {words.inbox.export}
    </Button>
  );
}

/** Quoted; a text that a spreadsheet would take for a formula is kept a text. */
function cell(value: string | null | undefined): string {
  const text = (value ?? '').replace(/"/g, '""');
  return `"${/^[=+\-@\t\r]/.test(text) ? `'${text}` : text}"`;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
