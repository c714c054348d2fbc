import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Tag } from 'antd';
import { useState } from 'react';
import { Loaded } from '../../parts/loaded.js';
import { Section } from '../../parts/section.js';
import { fullTime } from '../../parts/time.js';
import { send } from '../../server/call.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { ArticleEditor } from './article-editor.js';
import { useVersions, type Article } from './knowledge-queries.js';

/** One article with the clause it rests on. */
export function ArticleCard({ article, mayWrite }: { article: Article; mayWrite: boolean }) {
  const { knowledge } = useWords();
  const [shown, setShown] = useState<'text' | 'editor' | 'versions'>('text');
  const { id, code, title, body, source, version, state } = article;
  if (shown === 'editor') return <ArticleEditor article={article} onClose={() => setShown('text')} />;
  return (
    <Section title={title} extra={<Tag>{knowledge.states[state]}</Tag>}>
      <p className="article-text">{body}</p>
      <p className="quiet">
        {knowledge.source}：{source} · {code} · {knowledge.version(version)}
        <Validity article={article} />
      </p>
      <Button type="link" onClick={() => setShown(shown === 'versions' ? 'text' : 'versions')}>
        {knowledge.versions}
      </Button>
      {mayWrite && <Button onClick={() => setShown('editor')}>{knowledge.edit}</Button>}{' '}
      {mayWrite && <Remove article={article} />}
      {shown === 'versions' && <Versions id={id} />}
    </Section>
  );
}

function Validity({ article: { validFrom, validUntil } }: { article: Article }) {
  const { knowledge } = useWords();
  if (!validFrom && !validUntil) return null;
  const bounds = [validFrom && knowledge.from(validFrom), validUntil && knowledge.until(validUntil)];
  return ` · ${knowledge.validity}：${bounds.filter(Boolean).join(' ')}`;
}

function Versions({ id }: { id: string }) {
  const { words, language } = useSpeech();
  return (
    <Loaded query={useVersions(id)}>
      {({ items }) => (
        <ol className="article-versions">
          {items.map(({ version, title, body, author, createdAt }) => (
            <li key={version}>
              <b>
                {words.knowledge.version(version)} {title}
              </b>{' '}
              <span className="quiet">
                {author.name} {fullTime(createdAt, language)}
              </span>
              <p className="article-text">{body}</p>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Remove({ article: { id, version } }: { article: Article }) {
  const { knowledge } = useWords();
  const { modal, message } = App.useApp();
  const queries = useQueryClient();
  const remove = async () => {
    await send('DELETE', `/knowledge/${id}?version=${version}`).catch((error: unknown) =>
      message.error((error as Error).message),
    );
    await queries.invalidateQueries({ queryKey: ['knowledge'] });
  };
  return (
    <Button danger onClick={() => void modal.confirm({ title: knowledge.removeAsk, onOk: remove })}>
      {knowledge.remove}
    </Button>
  );
}
