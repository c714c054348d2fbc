import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

/** Ids of elements and flows by what has become of them. */
export interface Marks {
  completed: string[];
  flows: string[];
  current: string[];
}

/** The whole diagram, or the part where it stands now, large enough to be read. */
export type View = 'whole' | 'here';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Canvas {
  zoom(scale: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  viewbox(): { outer: { width: number; height: number } };
  viewbox(box: Box): void;
  addMarker(id: string, marker: string): void;
}

interface Registry {
  get(id: string): Box | undefined;
}

/** A drawn diagram. */
export interface Drawing {
  look(view: View): void;
  takeAway(): void;
}

const READABLE = 0.9;

/** Draws a diagram into `place`. */
export function drawProcess(place: HTMLElement, xml: string, marks: Marks): Drawing {
  const viewer = new NavigatedViewer({ container: place });
  let gone = false;
  let wanted: View = 'whole';
  const show = () => lookAt(viewer, marks, wanted);
  const drawn = viewer.importXML(xml).then(() => {
    if (gone) return;
    mark(viewer, marks);
    show();
  });
  return {
    look: (view) => {
      wanted = view;
      void drawn.then(() => !gone && show());
    },
    takeAway: () => {
      gone = true;
      viewer.destroy();
    },
  };
}

function mark(viewer: NavigatedViewer, { completed, flows, current }: Marks): void {
  const canvas = viewer.get<Canvas>('canvas');
  const registry = viewer.get<Registry>('elementRegistry');
  const add = (ids: string[], marker: string) =>
    ids.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, marker));
  add([...completed, ...flows], 'mark-done');
  add(current, 'mark-current');
}

function lookAt(viewer: NavigatedViewer, { current }: Marks, view: View): void {
  const canvas = viewer.get<Canvas>('canvas');
  const [here] = current.flatMap((id) => viewer.get<Registry>('elementRegistry').get(id) ?? []);
  if (view === 'whole' || !here) {
    canvas.zoom('fit-viewport', 'auto');
    return;
  }
  const { outer } = canvas.viewbox();
  const [width, height] = [outer.width / READABLE, outer.height / READABLE];
  const [x, y] = [here.x + here.width / 2 - width / 2, here.y + here.height / 2 - height / 2];
  canvas.viewbox({ x, y, width, height });
}
