import { useQuery } from '@tanstack/react-query';
import { read, type Listed } from '../server/call.js';
import { useSpeech } from '../words/use-words.js';

interface CodeEntry {
  list: string;
  code: string;
  nameZh: string;
  nameEn: string;
}

interface CodeLists {
  /** The choices of a list, in its order. */
  choices(list: string): { value: string; label: string }[];
  /** The name of a code; the code where it is not known (yet). */
  nameOf(list: string, code: string | null | undefined): string;
}

/** Channels, natures, grounds and so on, in the language in use. */
export function useCodeLists(): CodeLists {
  const { language } = useSpeech();
  const { data } = useQuery({
    queryKey: ['code-lists'],
    queryFn: () => read<Listed<CodeEntry>>('/code-lists'),
    staleTime: 600_000,
  });
  const entries = data?.items ?? [];
  const named = ({ nameZh, nameEn }: CodeEntry) => (language === 'zh' ? nameZh : nameEn);
  return {
    choices: (list) => entries.filter((e) => e.list === list).map((e) => ({ value: e.code, label: named(e) })),
    nameOf: (list, code) => {
      const found = entries.find((e) => e.list === list && e.code === code);
      return found ? named(found) : (code ?? '');
    },
  };
}
