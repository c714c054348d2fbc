import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { read } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import { Loaded } from '../loaded.js';
import { drawProcess, type Marks } from './draw-process.js';

interface Props extends Marks {
  definitionId: string;
  /** What the picture shows, for those who do not see it. */
  label: string;
}

/** A process as it is drawn, with where it stands. */
export function ProcessPicture({ definitionId, label, ...marks }: Props) {
  const { case: words } = useWords();
  const xml = useQuery({
    queryKey: ['diagram', definitionId],
    queryFn: () => read<string>(`/process-definitions/${definitionId}/xml`),
    staleTime: Infinity,
  });
  return (
    <figure className="process-picture" aria-label={label}>
      <Loaded query={xml}>{(text) => <Canvas xml={text} {...marks} />}</Loaded>
      <figcaption className="process-legend">
        <span className="legend legend-done">{words.legend.done}</span>
        <span className="legend legend-current">{words.legend.current}</span>
      </figcaption>
    </figure>
  );
}

function Canvas({ xml, completed, flows, current }: Marks & { xml: string }) {
  const place = useRef<HTMLDivElement>(null);
  const marks = JSON.stringify({ completed, flows, current });
  useEffect(
    () => (place.current ? drawProcess(place.current, xml, JSON.parse(marks) as Marks) : undefined),
    [xml, marks],
  );
  return <div ref={place} className="process-canvas" />;
}
