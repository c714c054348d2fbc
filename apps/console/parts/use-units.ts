import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Listed } from '../server/call.js';

export interface Unit {
  code: string;
  name: string;
  kind: string;
  parentCode: string | null;
}

/** All units of the city; they change rarely. */
export const useUnits = (): UseQueryResult<Unit[]> =>
  useQuery({ queryKey: ['units'], queryFn: readUnits, staleTime: 600_000 });

async function readUnits(): Promise<Unit[]> {
  const units: Unit[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed<Unit> = await read('/units', { limit: 200, cursor });
    units.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return units;
}

/** The name of a unit by its code; the code where it is not known (yet). */
export function useUnitName(): (code: string | null | undefined) => string {
  const { data } = useUnits();
  return (code) => data?.find((unit) => unit.code === code)?.name ?? code ?? '';
}
