import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { read } from '../../server/call.js';
import { useWords } from '../../words/use-words.js';
import { Loaded } from '../loaded.js';
import { drawProcess, type Drawing, type Marks, type View } from './draw-process.js';

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
  const { views } = useWords().case;
  const place = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing>(null);
  const [view, look] = useState<View>('here');
  const marks = JSON.stringify({ completed, flows, current });
  useEffect(() => {
    if (!place.current) return;
    const drawn = drawProcess(place.current, xml, JSON.parse(marks) as Marks);
    drawing.current = drawn;
    return () => drawn.takeAway();
  }, [xml, marks]);
  useEffect(() => drawing.current?.look(view), [view, xml, marks]);
  return (
    <>
      <Segmented<View>
        size="small"
        value={view}
        onChange={look}
        options={[
          { value: 'here', label: views.here },
          { value: 'whole', label: views.whole },
        ]}
      />
      <div ref={place} className="process-canvas" />
    </>
  );
}
