import { useQuery } from '@tanstack/react-query';
import { read } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';

interface Figure {
  key: string;
  numerator: number;
  denominator: number | null;
  rate: number | null;
}

const AGAIN_MS = 60_000;

/** The share of limits kept this month, with what is counted over what. */
export function OnTime() {
  const { board } = useWords().desks;
  const { data, error } = useQuery({
    queryKey: ['figures'],
    queryFn: () => read<{ figures: Figure[] }>('/reports/figures'),
    refetchInterval: AGAIN_MS,
  });
  const figure = data?.figures.find(({ key }) => key === 'on-time');
  return (
    <section className="board-number board-rate">
      <h2>{board.onTime}</h2>
      <strong>{shareOf(figure)}</strong>
      <p>{error ? error.message : figure && figure.rate === null ? board.noLimits : countsOf(figure)}</p>
    </section>
  );
}

function shareOf(figure: Figure | undefined): string {
  if (!figure) return '…';
  return figure.rate === null ? '–' : `${(figure.rate * 100).toFixed(1)}%`;
}

const countsOf = (figure: Figure | undefined): string =>
  figure ? `${figure.numerator} / ${figure.denominator ?? 0}` : '';
