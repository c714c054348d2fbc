import { Button } from 'antd';
import { useWords } from '../../words/use-words.js';
import { useKeeps } from './use-keeps.js';

/** Opens a rule: to be changed by those who keep the rules, to be read by others. */
export function OpenRule({ code, open }: { code: string; open(code: string): void }) {
  const { administration } = useWords();
  const verb = useKeeps() ? administration.edit : administration.view;
  return (
    <Button size="small" aria-label={`${verb} ${code}`} onClick={() => open(code)}>
      {verb}
    </Button>
  );
}
