import { useQuery } from '@tanstack/react-query';
import { read, type Listed } from '../server/call.js';

interface Category {
  code: string;
  name: string;
}

/** Every category, as choices. */
export function useCategories(): { value: string; label: string }[] {
  const { data = [] } = useQuery({ queryKey: ['categories'], queryFn: readCategories, staleTime: 600_000 });
  return data.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}

async function readCategories(): Promise<Category[]> {
  const categories: Category[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed<Category> = await read('/categories', { limit: 200, cursor });
    categories.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return categories;
}
