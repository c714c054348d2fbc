import { Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useCodeLists } from '../../parts/use-code-lists.js';
import { useWords } from '../../words/use-words.js';
import { CasePages } from './case-pages.js';

/** 工单查询: the cases one may see, by number, words, state and channel. The address keeps the question. */
export default function CasesPage() {
  const words = useWords();
  const { choices } = useCodeLists();
  const [search, setSearch] = useSearchParams();
  const filter = Object.fromEntries(search);
  const ask = (field: string, value: string | undefined) => {
    const { [field]: _, ...others } = filter;
    setSearch(value ? { ...others, [field]: value } : others);
  };
  const statuses = Object.entries(words.case.status).map(([value, label]) => ({ value, label }));
  return (
    <div>
      <h1>{words.menu.cases}</h1>
      <div className="inbox-tools">
        <Input.Search
          allowClear
          aria-label={words.case.words}
          placeholder={words.case.words}
          defaultValue={filter.number ?? filter.q}
          onSearch={(text) => setSearch(/^\d{6,}$/.test(text) ? { number: text } : text ? { q: text } : {})}
        />
        <Select
          allowClear
          aria-label={words.case.state}
          placeholder={words.case.state}
          value={filter.status}
          options={statuses}
          onChange={(v) => ask('status', v)}
        />
        <Select
          allowClear
          aria-label={words.case.channel}
          placeholder={words.case.channel}
          value={filter.channel}
          options={choices('channel')}
          onChange={(v) => ask('channel', v)}
        />
      </div>
      <CasePages filter={filter} />
    </div>
  );
}
