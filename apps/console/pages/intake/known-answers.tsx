import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Article as ServerArticle } from '../../../../modules/knowledge/index.js';
import { Section } from '../../parts/section.js';
import { useSettled } from '../../parts/use-settled.js';
import { read, type Listed, type Sent } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import type { Citation } from './intake-draft.js';

type Article = Sent<ServerArticle>;

const SETTLED = 400;
const SHOWN = 4;

interface Props {
  /** What the citizen says, asked while nothing else is. */
  about: string;
  cited: readonly Citation[];
  insert(text: string): void;
  cite(citation: Citation): void;
}

/** What is known of the matter, to answer on the line. */
export function KnownAnswers({ about, ...use }: Props) {
  const { knowledge } = useWords();
  const [asked, setAsked] = useState('');
  const q = useSettled(asked.trim() || about.trim(), SETTLED).slice(0, 500);
  const { data } = useQuery({
    queryKey: ['knowledge', 'beside', q],
    queryFn: () => read<Listed<Article>>('/knowledge', { q, limit: SHOWN }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  });
  const articles = q.length >= 2 ? (data?.items ?? []) : [];
  return (
    <Section title={knowledge.title}>
      <Input.Search
        allowClear
        aria-label={knowledge.ask}
        placeholder={knowledge.ask}
        value={asked}
        onChange={(e) => setAsked(e.target.value)}
      />
      {articles.length === 0 && <p className="quiet">{knowledge.nothing}</p>}
      <ul className="known-answers">
        {articles.map((article) => (
          <KnownAnswer key={article.id} article={article} {...use} />
        ))}
      </ul>
    </Section>
  );
}

function KnownAnswer({ article, cited, insert, cite }: { article: Article } & Omit<Props, 'about'>) {
  const { knowledge } = useWords();
  const { id, code, version, title, body, source } = article;
  const isCited = cited.some((citation) => citation.id === id);
  return (
    <li>
      <b>{title}</b>
      <p className="known-text">{body}</p>
      <p className="quiet">
        {knowledge.source}：{source} · {code} {knowledge.version(version)}
      </p>
      <Button size="small" aria-label={knowledge.insertNamed(title)} onClick={() => insert(body)}>
        {knowledge.insert}
      </Button>{' '}
      <Button
        size="small"
        disabled={isCited}
        aria-label={knowledge.citeNamed(title)}
        onClick={() => cite({ id, code, version, title, source })}
      >
        {isCited ? knowledge.isCited : knowledge.cite}
      </Button>
    </li>
  );
}
