import './knowledge.css';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Loaded, Nothing } from '../../parts/loaded.js';
import { useCategories } from '../../parts/use-categories.js';
import { holdsRole, useAccount } from '../../session/session.js';
import { useWords } from '../../words/use-words.js';
import { ArticleCard } from './article-card.js';
import { ArticleEditor } from './article-editor.js';
import { ArticleTables } from './article-tables.js';
import { useArticles } from './knowledge-queries.js';

/** 知识库: everybody searches and reads, those who write it write here. The address keeps the question. */
export default function KnowledgePage() {
  const { knowledge, case: words } = useWords();
  const [search, setSearch] = useSearchParams();
  const mayWrite = holdsRole(useAccount(), ['process-administrator']);
  const categories = useCategories();
  const [isAdding, setAdding] = useState(false);
  const asked = Object.fromEntries(search);
  const ask = (name: string, value: string | undefined) => {
    const { [name]: _, ...others } = asked;
    setSearch(value ? { ...others, [name]: value } : others);
  };
  const articles = useArticles({ q: asked.q, category: asked.category, all: mayWrite && asked.all === 'true' });
  return (
    <div className="knowledge">
      <h1>{knowledge.title}</h1>
      <div className="inbox-tools">
        <Input.Search
          allowClear
          aria-label={knowledge.ask}
          placeholder={knowledge.ask}
          defaultValue={asked.q}
          onSearch={(q) => ask('q', q)}
        />
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={words.category}
          placeholder={words.category}
          value={asked.category}
          options={categories}
          onChange={(category) => ask('category', category)}
        />
        {mayWrite && (
          <>
            <Checkbox
              checked={asked.all === 'true'}
              onChange={(e) => ask('all', e.target.checked ? 'true' : undefined)}
            >
              {knowledge.all}
            </Checkbox>
            <Button type="primary" onClick={() => setAdding(true)}>
              {knowledge.add}
            </Button>
            <ArticleTables />
          </>
        )}
      </div>
      {isAdding && <ArticleEditor onClose={() => setAdding(false)} />}
      <Loaded query={articles}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing text={knowledge.nothing} />
          ) : (
            items.map((article) => <ArticleCard key={article.id} article={article} mayWrite={mayWrite} />)
          )
        }
      </Loaded>
    </div>
  );
}
