import type { GridFrame } from './frame.ts';

/** Masks of a frame: 1 inside, 0 outside; length width · height, row 0 north. */

/** Cells whose centre lies within a distance of any place. @param placesX, placesY plane metres */
export function maskByDistance(
  frame: GridFrame,
  placesX: ArrayLike<number>,
  placesY: ArrayLike<number>,
  distanceM: number,
): Uint8Array {
  const { width, height, cellSizeM, origin } = frame;
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < placesX.length; i++) {
    const fromRow = Math.max(0, Math.ceil((origin[1] - placesY[i] - distanceM) / cellSizeM));
    const toRow = Math.min(height - 1, Math.floor((origin[1] - placesY[i] + distanceM) / cellSizeM));
    for (let row = fromRow; row <= toRow; row++) {
      const dy = origin[1] - row * cellSizeM - placesY[i];
      const reach = Math.sqrt(Math.max(0, distanceM * distanceM - dy * dy));
      const from = Math.max(0, Math.ceil((placesX[i] - reach - origin[0]) / cellSizeM));
      const to = Math.min(width - 1, Math.floor((placesX[i] + reach - origin[0]) / cellSizeM));
      if (from <= to) mask.fill(1, row * width + from, row * width + to + 1);
    }
  }
  return mask;
}

export type PlaneRing = readonly (readonly [x: number, y: number])[];

/**
 * Cells whose centre lies inside polygons: even–odd by scan lines within each polygon, so holes are outside.
 * @param polygons rings in plane metres, the outer first; several polygons are united
 */
export function maskByPolygons(frame: GridFrame, polygons: readonly (readonly PlaneRing[])[]): Uint8Array {
  const { width, height, cellSizeM, origin } = frame;
  const mask = new Uint8Array(width * height);
  for (const rings of polygons) {
    for (let row = 0; row < height; row++) {
      const y = origin[1] - row * cellSizeM;
      const crossings = crossingsAt(rings, y);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const from = Math.max(0, Math.ceil((crossings[k] - origin[0]) / cellSizeM));
        const to = Math.min(width - 1, Math.ceil((crossings[k + 1] - origin[0]) / cellSizeM) - 1);
        if (from <= to) mask.fill(1, row * width + from, row * width + to + 1);
      }
    }
  }
  return mask;
}

function crossingsAt(rings: readonly PlaneRing[], y: number): number[] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      // Half open, so that a vertex on the line counts once.
      if (yi > y !== yj > y) crossings.push(xi + ((y - yi) / (yj - yi)) * (xj - xi));
    }
  }
  return crossings.sort((a, b) => a - b);
}
