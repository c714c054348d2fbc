import './board.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { BoardView } from '../../../../modules/supervision/index.js';
import { Loaded } from '../../parts/loaded.js';
import { fullTime } from '../../parts/time.js';
import { read, type Sent } from '../../server/call.js';
import { useSpeech, useWords } from '../../words/use-words.js';
import { BoardAlarms } from './board-alarms.js';
import { OnTime } from './on-time.js';
import { UrgentCases } from './urgent-cases.js';

export type Board = Sent<BoardView>;

/** What a limit does by passing is no event: read again though nothing was told. */
const AGAIN_MS = 30_000;

/** 大屏: how the hotline stands, to be read from across the room; keeps itself up to date. */
export default function BoardPage() {
  const board = useQuery({
    queryKey: ['supervisions', 'board'],
    queryFn: () => read<Board>('/supervision-board'),
    refetchInterval: AGAIN_MS,
  });
  return (
    <div className="board">
      <BoardHead at={board.data?.at} />
      <Loaded query={board}>{(found) => <BoardBody board={found} />}</Loaded>
    </div>
  );
}

function BoardHead({ at }: { at: string | undefined }) {
  const { words, language } = useSpeech();
  const { board } = words.desks;
  return (
    <header className="board-head">
      <h1>{board.title}</h1>
      <span>{at && board.at(fullTime(at, language))}</span>
      <Link to="/supervision">{board.leave}</Link>
    </header>
  );
}

function BoardBody({ board }: { board: Board }) {
  const { desks } = useWords();
  return (
    <>
      <div className="board-numbers">
        <Big name={desks.board.open} value={board.open} kind="open" />
        <Big name={desks.board.dueSoon} value={board.dueSoon} kind="soon" />
        <Big name={desks.board.overdue} value={board.overdue} kind="late" />
        <OnTime />
      </div>
      <div className="board-lists">
        <UrgentCases urgent={board.urgent} total={board.urgentTotal} />
        <BoardAlarms />
      </div>
    </>
  );
}

function Big({ name, value, kind }: { name: string; value: number; kind: string }) {
  return (
    <section className={`board-number board-${kind}`}>
      <h2>{name}</h2>
      <strong>{value}</strong>
    </section>
  );
}
