import { useEffect, useMemo } from 'react';
import type { DrawProps, Shape } from '../../../map/map-props.ts';
import { useStore } from '../../../state/store.ts';
import { featureOfScene, soundState, useSound } from '../sound-store.ts';
import { drawnKinds } from './new-feature.ts';
import { shapeOnMap } from './shape-edits.ts';
import { shapePlaneOf } from './shape-plane.ts';
import { snapPlace } from './snap.ts';

// The verbs, and the engine behind them, come with the Noise tab.
const verbs = () => import('./edit-verbs.ts');
const dragShape = (shape: Shape): void => void verbs().then((made) => made.dragShape(shape));
const takeShape = (shape: Shape): void => void verbs().then((made) => made.takeShape(shape));

const snap: DrawProps['snap'] = (at, withinM) => {
  const { shown, selectedId } = soundState();
  const plane = shown && shapePlaneOf(shown);
  return plane ? snapPlace(shown, plane, at, withinM, selectedId) : null;
};

/** The polygon that was drawn is the area of the next map. */
function takeArea(shape: Shape): void {
  if (shape.type === 'Polygon') void import('../shared-draft.ts').then((draft) => draft.takeDrawn(shape));
}

/** What the map lets a person draw: nothing unless the scene is being edited on the Noise tab. */
export function useDraw(): DrawProps | null {
  const tab = useStore((state) => state.tab);
  const way = useSound((state) => state.way);
  const editing = useSound((state) => state.editing);
  const shown = useSound((state) => state.shown);
  const feature = useSound(({ shown: scene, selectedId }) => featureOfScene(scene, selectedId));
  const on = editing !== null && tab === 'noise' && way === 'sources';
  const refused = editing?.refused ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was refused is put back as another object.
  const held = useMemo(() => {
    const plane = on && feature && shown ? shapePlaneOf(shown) : null;
    return feature && plane ? shapeOnMap(feature.geometry, plane) : null;
  }, [on, feature, refused]);
  const idle = useSound(({ running, result }) => !running && result);
  // `held` and `idle` are the shape and the map that a drag would begin from.
  useEffect(() => {
    if (held && idle) void verbs().then((made) => made.holdShape());
  }, [held, idle]);
  const drawing = editing?.drawing ? drawnKinds[editing.drawing] : null;
  const ofArea = useSound((state) => state.drawingArea);
  return useMemo(() => {
    if (ofArea) return { drawing: 'Polygon', held: null, onDrag: () => {}, onDone: takeArea, snap };
    return on ? { drawing, held, onDrag: dragShape, onDone: takeShape, snap } : null;
  }, [on, ofArea, drawing, held]);
}
