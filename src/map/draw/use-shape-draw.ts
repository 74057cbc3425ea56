import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { themeOf } from '../live-map.ts';
import type { MapProps } from '../map-props.ts';
import { slots } from '../slots.ts';
import type { ShapeDraw } from './shape-draw.ts';

/** Draws and changes shapes on the map while the page asks for it; the drawing library comes when first needed. */
export function useShapeDraw(map: MapLibreMap | null, props: MapProps): void {
  const [draw, setDraw] = useState<ShapeDraw | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const on = Boolean(props.draw);
  const { accent } = themeOf(props);

  useEffect(() => {
    if (!map || !on) return;
    let gone = false;
    let made: ShapeDraw | null = null;
    const start = async () => {
      const { startShapeDraw } = await import('./shape-draw.ts');
      if (gone) return;
      made = startShapeDraw(map, accent, slots.tools, () => ({
        onDrag: (shape) => latest.current.draw?.onDrag(shape),
        onDone: (shape) => latest.current.draw?.onDone(shape),
        snap: (at, withinM) => latest.current.draw?.snap(at, withinM) ?? null,
      }));
      setDraw(made);
    };
    start().catch(() => latest.current.onFault?.({ code: 'map-draw' }));
    return () => {
      gone = true;
      made?.stop();
      setDraw(null);
    };
  }, [map, on, accent]);

  const drawing = props.draw?.drawing ?? null;
  const held = props.draw?.held ?? null;
  useEffect(() => {
    // Stopped in this pass, and not yet forgotten.
    if (!draw || !on) return;
    if (drawing) draw.draw(drawing);
    else if (held) draw.hold(held);
    else draw.clear();
    // What the pointer does now: for tests, which can see no handles.
    document.documentElement.dataset.drawing = drawing ?? (held ? 'held' : '');
    return () => {
      delete document.documentElement.dataset.drawing;
    };
  }, [draw, on, drawing, held]);
}
