import { Tag } from 'antd';
import { useWords } from '../../words/use-words.js';
import type { Citation } from './intake-draft.js';

interface Props {
  cited: readonly Citation[];
  onChange(cited: Citation[]): void;
}

/** Articles that will be cited in the case. */
export function Cited({ cited, onChange }: Props) {
  const { intake } = useWords();
  if (cited.length === 0) return null;
  return (
    <p>
      {intake.cited}：
      {cited.map((citation) => (
        <Tag
          key={citation.id}
          closable={{ 'aria-label': intake.removeCitation(citation.code) }}
          onClose={() => onChange(cited.filter(({ id }) => id !== citation.id))}
        >
          {citation.code} {citation.title}
        </Tag>
      ))}
    </p>
  );
}
