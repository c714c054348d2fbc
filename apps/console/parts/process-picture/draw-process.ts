import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

/** Ids of elements and flows by what has become of them. */
export interface Marks {
  completed: string[];
  flows: string[];
  current: string[];
}

interface Canvas {
  zoom(scale: 'fit-viewport', center?: 'auto'): number;
  addMarker(id: string, marker: string): void;
}

interface Registry {
  get(id: string): object | undefined;
}

/** Draws a diagram into `place`; answers how to take it away. */
export function drawProcess(place: HTMLElement, xml: string, marks: Marks): () => void {
  const viewer = new NavigatedViewer({ container: place });
  let gone = false;
  void viewer.importXML(xml).then(() => {
    if (!gone) show(viewer, marks);
  });
  return () => {
    gone = true;
    viewer.destroy();
  };
}

function show(viewer: NavigatedViewer, { completed, flows, current }: Marks): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const mark = (ids: string[], marker: string) =>
    ids.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, marker));
  mark([...completed, ...flows], 'mark-done');
  mark(current, 'mark-current');
  canvas.zoom('fit-viewport', 'auto');
}
