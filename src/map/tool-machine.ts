import type { LngLat } from '../domain/feature.ts';
import type { MapTool } from '../state/state.ts';
import type { ToolResult } from './map-props.ts';
import { areaM2, lengthM, perimeterM } from './measure.ts';

/** A drawing under way. `cursor` is where the next vertex would go. */
export interface Drawing {
  readonly tool: MapTool;
  readonly vertices: readonly LngLat[];
  readonly cursor: LngLat | null;
  /** A finished measure stays in sight until the next vertex begins another. */
  readonly finished: boolean;
}

export type ToolEvent =
  | { readonly kind: 'place'; readonly at: LngLat }
  | { readonly kind: 'move'; readonly at: LngLat | null }
  | { readonly kind: 'undo' }
  | { readonly kind: 'finish' };

export interface Step {
  readonly drawing: Drawing;
  readonly result: ToolResult | null;
}

export const startDrawing = (tool: MapTool): Drawing => ({
  tool,
  vertices: [],
  cursor: null,
  finished: false,
});

const isMeasure = (tool: MapTool) => tool === 'measure-distance' || tool === 'measure-area';

/** Vertices after which a tool ends by itself; the others end by `finish`. */
const fixedVertices: Partial<Record<MapTool, number>> = { point: 1, box: 2, circle: 2 };
const fewestVertices: Record<MapTool, number> = {
  point: 1,
  box: 2,
  circle: 2,
  polygon: 3,
  'measure-distance': 2,
  'measure-area': 3,
};

/** A question holds at most 200 vertices, because it is part of the link. */
const mostVertices = 200;

/** @param toleranceM what the width of a pointer is on the ground, for the point tool */
export function step(drawing: Drawing, event: ToolEvent, toleranceM: number): Step {
  switch (event.kind) {
    case 'move':
      return { drawing: { ...drawing, cursor: event.at }, result: null };
    case 'undo':
      return {
        drawing: { ...drawing, vertices: drawing.vertices.slice(0, -1), finished: false },
        result: null,
      };
    case 'place': {
      const begun = drawing.finished ? [] : drawing.vertices;
      const last = begun[begun.length - 1];
      if ((last && last[0] === event.at[0] && last[1] === event.at[1]) || begun.length >= mostVertices)
        return { drawing, result: null };
      const next = { ...drawing, vertices: [...begun, event.at], finished: false };
      return next.vertices.length === fixedVertices[drawing.tool]
        ? finish(next, toleranceM)
        : { drawing: next, result: null };
    }
    case 'finish':
      return finish(drawing, toleranceM);
  }
}

function finish(drawing: Drawing, toleranceM: number): Step {
  if (drawing.finished || drawing.vertices.length < fewestVertices[drawing.tool])
    return { drawing, result: null };
  const result = resultOf(drawing.tool, drawing.vertices, toleranceM);
  if (!result) return { drawing, result: null };
  return {
    drawing: isMeasure(drawing.tool) ? { ...drawing, finished: true } : startDrawing(drawing.tool),
    result,
  };
}

/** null: corners or edge fall together, or the ring encloses nothing. */
function resultOf(kind: MapTool, vertices: readonly LngLat[], toleranceM: number): ToolResult | null {
  const [first, second] = vertices;
  switch (kind) {
    case 'point':
      return { kind, at: first, toleranceM };
    case 'box': {
      const [west, east] = [first[0], second[0]].sort((a, b) => a - b);
      const [south, north] = [first[1], second[1]].sort((a, b) => a - b);
      return west < east && south < north ? { kind, bounds: [west, south, east, north] } : null;
    }
    case 'circle': {
      const radiusM = lengthM([first, second]);
      return radiusM > 0 ? { kind, centre: first, radiusM } : null;
    }
    case 'polygon':
      return areaM2(vertices) > 0 ? { kind, ring: vertices } : null;
    case 'measure-distance':
      return { kind, line: vertices, lengthM: lengthM(vertices) };
    case 'measure-area':
      return { kind, ring: vertices, areaM2: areaM2(vertices), perimeterM: perimeterM(vertices) };
  }
}
