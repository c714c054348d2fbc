import { PrinterOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useNavigate } from 'react-router';
import { useWords } from '../../words/use-words.js';

/** 承办单, 督办单, 呈阅件 of a case. */
export function PapersMenu({ caseId }: { caseId: string }) {
  const { papers } = useWords();
  const navigate = useNavigate();
  const items = Object.entries(papers.kinds).map(([kind, label]) => ({
    ...{ key: kind, label },
    onClick: () => void navigate(`/cases/${caseId}/papers/${kind}`),
  }));
  return (
    <Dropdown menu={{ items }}>
      <Button icon={<PrinterOutlined />}>{papers.button}</Button>
    </Dropdown>
  );
}
