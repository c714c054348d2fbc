import { SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/use-words.js';
import { COLUMNS, type Column } from './columns.js';

const KEPT = 'lianxin.inbox.columns';

/** The columns a person wants to see, remembered on this device. */
export function useColumns(): [Column[], (columns: Column[]) => void] {
  const [shown, setShown] = useState<Column[]>(() => {
    const kept = localStorage.getItem(KEPT)?.split(',');
    return kept ? COLUMNS.filter((column) => kept.includes(column)) : [...COLUMNS];
  });
  const show = (columns: Column[]) => {
    localStorage.setItem(KEPT, columns.join(','));
    setShown(COLUMNS.filter((column) => columns.includes(column)));
  };
  return [shown, show];
}

/** Which columns there are, and which are shown. */
export function ColumnChoice({ shown, show }: { shown: Column[]; show(columns: Column[]): void }) {
  const { inbox } = useWords();
  const options = COLUMNS.map((value) => ({ value, label: inbox.columns[value] }));
  return (
    <Popover
      trigger="click"
      content={<Checkbox.Group className="column-choice" options={options} value={shown} onChange={show} />}
    >
      <Button icon={<SettingOutlined />}>{inbox.columnsButton}</Button>
    </Popover>
  );
}
