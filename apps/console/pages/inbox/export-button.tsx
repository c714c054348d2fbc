import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { saveCsv, saveXlsx, type TableRows } from '../../parts/table-file.js';
import { fullTime } from '../../parts/time.js';
import type { Task } from '../../server/types.js';
import { useSpeech } from '../../words/use-words.js';

const FILE = 'inbox';

/** Saves the tasks shown as a table. */
export function ExportButton({ tasks }: { tasks: Task[] }) {
  const { words } = useSpeech();
  const rows = useRows(tasks);
  const items = [
    { key: 'csv', label: 'CSV', onClick: () => saveCsv(FILE, rows) },
    { key: 'xlsx', label: 'XLSX', onClick: () => void saveXlsx(FILE, rows) },
  ];
  return (
    <Dropdown menu={{ items }}>
      <Button icon={<DownloadOutlined />}>{words.inbox.export}</Button>
    </Dropdown>
  );
}

function useRows(tasks: Task[]): TableRows {
  const { words, language } = useSpeech();
  const { columns } = words.inbox;
  const named = [columns.case, columns.task, columns.clock, columns.place, columns.holder, columns.since];
  const rows = tasks.map(({ case: heading, ...task }) => [
    ...[heading?.number, heading?.title, words.tasks[task.type ?? ''] ?? task.name],
    ...[task.dueAt && fullTime(task.dueAt, language), heading?.address, task.assignee],
    fullTime(task.createdAt, language),
  ]);
  return [[words.case.number, ...named], ...rows];
}
