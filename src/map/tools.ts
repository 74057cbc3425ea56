import type { MapLayerMouseEvent, MapLayerTouchEvent, Map as MapLibreMap } from 'maplibre-gl';
import type { LngLat } from '../domain/feature.ts';
import type { Language } from '../domain/text.ts';
import type { MapTool } from '../state/state.ts';
import type { ToolResult } from './map-props.ts';
import type { MapTheme } from './theme.ts';
import { hideTool, showTool } from './tool-layers.ts';
import { type Drawing, startDrawing, step, type ToolEvent } from './tool-machine.ts';
import { measureText, toolFeatures } from './tool-shapes.ts';

export interface ToolContext {
  readonly theme: MapTheme;
  readonly language: Language;
  readonly onResult: (result: ToolResult) => void;
  /** The drawing has changed: what to say about it. */
  readonly onStep: (drawing: Drawing, measured: string) => void;
  readonly onCancel: () => void;
  /** Where the keyboard's crosshair stands, canvas pixels; null: not in use. */
  readonly onCrosshair: (at: { readonly x: number; readonly y: number } | null) => void;
}

const stepPx = 10;
const closePx = 10;
const arrows: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Binds a tool to pointer and keyboard until it is stopped. Clicks and taps place vertices, a drag, of a finger too,
 * draws a box or a circle at once; arrow keys move a crosshair (Shift: faster), Space or Enter places, Enter on the last
 * vertex or a double click ends, Backspace takes the last vertex back, Escape leaves the tool.
 */
export function startTool(map: MapLibreMap, tool: MapTool, context: () => ToolContext): () => void {
  let drawing = startDrawing(tool);
  let crosshair: { x: number; y: number } | null = null;
  let pressed: { x: number; y: number } | null = null;
  const canvas = map.getCanvas();
  const drags = tool === 'box' || tool === 'circle';

  const toleranceM = () => {
    const { clientWidth: width, clientHeight: height } = canvas;
    return map.unproject([width / 2, height / 2]).distanceTo(map.unproject([width / 2 + 6, height / 2]));
  };
  const apply = (event: ToolEvent) => {
    const next = step(drawing, event, toleranceM());
    const changed = next.drawing !== drawing;
    drawing = next.drawing;
    const { theme, language, onResult, onStep } = context();
    if (changed) {
      showTool(map, toolFeatures(drawing, language), theme);
      if (event.kind !== 'move') onStep(drawing, measureText(drawing, language));
    }
    if (next.result) onResult(next.result);
  };
  const at = ({ lngLat }: MapLayerMouseEvent | MapLayerTouchEvent): LngLat => [lngLat.lng, lngLat.lat];
  const moveCrosshair = (place: { x: number; y: number } | null) => {
    crosshair = place;
    context().onCrosshair(place);
    if (place) apply({ kind: 'move', at: map.unproject([place.x, place.y]).toArray() as LngLat });
  };

  const onDown = (event: MapLayerMouseEvent) => {
    if (event.originalEvent.button !== 0) return;
    pressed = { x: event.point.x, y: event.point.y };
    if (drags && drawing.vertices.length === 0) apply({ kind: 'place', at: at(event) });
  };
  const onUp = (event: MapLayerMouseEvent) => {
    const dragged = pressed && Math.hypot(event.point.x - pressed.x, event.point.y - pressed.y) > 6;
    pressed = null;
    if (drags && dragged && drawing.vertices.length === 1) apply({ kind: 'place', at: at(event) });
  };
  const onClick = (event: MapLayerMouseEvent) => {
    if (crosshair) moveCrosshair(null);
    if (drags) {
      // The press has placed the first corner; only the click of another press places the second.
      const [first] = drawing.vertices;
      const corner = first && map.project([...first]);
      if (corner && Math.hypot(corner.x - event.point.x, corner.y - event.point.y) > 6)
        apply({ kind: 'place', at: at(event) });
      return;
    }
    const [first] = drawing.vertices;
    const start = first && drawing.vertices.length >= 3 && !drawing.finished ? map.project([...first]) : null;
    const closes =
      start &&
      tool !== 'measure-distance' &&
      Math.hypot(start.x - event.point.x, start.y - event.point.y) <= closePx;
    apply(closes ? { kind: 'finish' } : { kind: 'place', at: at(event) });
  };
  const onMove = (event: MapLayerMouseEvent) => {
    if (!crosshair) apply({ kind: 'move', at: at(event) });
  };
  // A finger: what it does shows only when it moves (a drag), lifts (a tap: the browser makes it a click) or a second
  // one joins it (the map's own gestures).
  let finger: { readonly x: number; readonly y: number; readonly at: LngLat; dragging: boolean } | null =
    null;
  const onTouchStart = (event: MapLayerTouchEvent) => {
    if (finger?.dragging) apply({ kind: 'undo' });
    const one = event.originalEvent.touches.length === 1;
    // A press soon after a tap is the next corner, not the map's own zoom by one finger.
    if (one) event.preventDefault();
    finger = one ? { x: event.point.x, y: event.point.y, at: at(event), dragging: false } : null;
  };
  const onTouchMove = (event: MapLayerTouchEvent) => {
    if (!finger) return;
    if (!finger.dragging && Math.hypot(event.point.x - finger.x, event.point.y - finger.y) > 6) {
      if (crosshair) moveCrosshair(null);
      finger.dragging = true;
      // After a tap the finger carries on from there.
      if (drawing.vertices.length === 0) apply({ kind: 'place', at: finger.at });
    }
    if (finger.dragging) apply({ kind: 'move', at: at(event) });
  };
  const onTouchEnd = (event: MapLayerTouchEvent) => {
    if (finger?.dragging) {
      event.originalEvent.preventDefault();
      apply({ kind: 'place', at: at(event) });
    }
    finger = null;
  };
  const onTouchCancel = () => {
    if (finger?.dragging) apply({ kind: 'undo' });
    finger = null;
  };
  const onDouble = (event: MapLayerMouseEvent) => {
    event.preventDefault();
    // The second click of the pair has placed a vertex beside the last one.
    const { vertices } = drawing;
    const [last, beforeLast] = [vertices[vertices.length - 1], vertices[vertices.length - 2]];
    if (last && beforeLast) {
      const [a, b] = [map.project([...last]), map.project([...beforeLast])];
      if (Math.hypot(a.x - b.x, a.y - b.y) < 6) apply({ kind: 'undo' });
    }
    apply({ kind: 'finish' });
  };
  const onKey = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow) {
      const from = crosshair ?? { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
      const stride = stepPx * (event.shiftKey ? 5 : 1);
      moveCrosshair(within(map, from.x + arrow[0] * stride, from.y + arrow[1] * stride));
    } else if (event.key === 'Enter' || event.key === ' ') {
      const place = crosshair ?? { x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 };
      const here = map.unproject([place.x, place.y]).toArray() as LngLat;
      const last = drawing.vertices[drawing.vertices.length - 1];
      const again = last && Math.hypot(last[0] - here[0], last[1] - here[1]) < 1e-12;
      if (!crosshair) moveCrosshair(place);
      apply(again && event.key === 'Enter' ? { kind: 'finish' } : { kind: 'place', at: here });
    } else if (event.key === 'Backspace' || event.key === 'Delete') apply({ kind: 'undo' });
    else if (event.key === '+' || event.key === '=') map.zoomIn();
    else if (event.key === '-') map.zoomOut();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    context().onCancel();
  };

  map.keyboard.disable();
  map.doubleClickZoom.disable();
  map.boxZoom.disable();
  if (drags) map.dragPan.disable();
  canvas.style.cursor = 'crosshair';
  const touches = {
    touchstart: onTouchStart,
    touchmove: onTouchMove,
    touchend: onTouchEnd,
    touchcancel: onTouchCancel,
  } as const;
  const handlers = {
    mousedown: onDown,
    mouseup: onUp,
    click: onClick,
    mousemove: onMove,
    dblclick: onDouble,
  } as const;
  for (const [name, handler] of Object.entries(handlers)) map.on(name as 'click', handler);
  if (drags) for (const [name, handler] of Object.entries(touches)) map.on(name as 'touchstart', handler);
  canvas.addEventListener('keydown', onKey);
  window.addEventListener('keydown', onEscape);
  context().onStep(drawing, '');

  return () => {
    for (const [name, handler] of Object.entries(handlers)) map.off(name as 'click', handler);
    for (const [name, handler] of Object.entries(touches)) map.off(name as 'touchstart', handler);
    canvas.removeEventListener('keydown', onKey);
    window.removeEventListener('keydown', onEscape);
    canvas.style.cursor = '';
    map.keyboard.enable();
    map.doubleClickZoom.enable();
    map.boxZoom.enable();
    map.dragPan.enable();
    context().onCrosshair(null);
    hideTool(map);
  };
}

/** A crosshair at the edge of the canvas stays there, and the map moves under it. */
function within(map: MapLibreMap, x: number, y: number): { x: number; y: number } {
  const { clientWidth, clientHeight } = map.getCanvas();
  const margin = 24;
  const inside = {
    x: Math.min(Math.max(x, margin), clientWidth - margin),
    y: Math.min(Math.max(y, margin), clientHeight - margin),
  };
  if (inside.x !== x || inside.y !== y) map.panBy([x - inside.x, y - inside.y], { duration: 0 });
  return inside;
}
