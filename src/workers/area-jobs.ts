import { maskByDistance, maskByPolygons, type PlaneRing } from '../grid/clip.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { Points } from '../interpolation/points.ts';
import type { Job, Progress } from './protocol.ts';

export interface AreaInput {
  readonly frame: GridFrame;
  readonly places: Pick<Points, 'x' | 'y'>;
  /** Values are given no further than this from a place, metres. */
  readonly reachM: number;
  /** Chosen area in plane metres; null: the reach alone decides. */
  readonly polygons: readonly (readonly PlaneRing[])[] | null;
}

export interface AreaOutput {
  /** 1 where values are wanted. Length width · height. */
  readonly mask: Uint8Array;
  /** 1 in the chosen area beyond the reach of every place; null where there is no such cell. */
  readonly beyond: Uint8Array | null;
  /** Cells in the mask. */
  readonly cells: number;
}

/** Which cells get values, and which stay hatched because no station is near. */
async function* area({
  frame,
  places,
  reachM,
  polygons,
}: AreaInput): AsyncGenerator<Progress<never>, AreaOutput, void> {
  const near = maskByDistance(frame, places.x, places.y, reachM);
  const inside = polygons ? maskByPolygons(frame, polygons) : null;
  const mask = inside ? near.map((value, cell) => value & inside[cell]) : near;
  const beyond = inside?.map((value, cell) => value & ~near[cell]) ?? null;
  return {
    mask,
    beyond: beyond?.includes(1) ? beyond : null,
    cells: mask.reduce((sum, value) => sum + value, 0),
  };
}

export const areaJobs = { area } satisfies Record<string, Job<never, unknown, unknown>>;
