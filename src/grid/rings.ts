import type { Position } from 'geojson';

/** A closed ring (first point repeated) in a plane, y upwards; outer rings counter-clockwise, holes clockwise. */
type Ring = readonly Position[];

/** Twice the signed area, positive for counter-clockwise rings. */
export function area2(ring: Ring): number {
  // Relative to the first point: plane coordinates have seven digits before the decimal point.
  const [x0, y0] = ring[0];
  let sum = 0;
  for (let i = 2; i < ring.length; i++)
    sum += (ring[i - 1][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[i - 1][1] - y0);
  return sum;
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
  }
  return { west, south, east, north };
}

const around = (outer: Box, inner: Box): boolean =>
  outer.west <= inner.west &&
  outer.east >= inner.east &&
  outer.south <= inner.south &&
  outer.north >= inner.north;

/** Whether a place lies inside a closed ring. */
export function holds(ring: readonly (readonly number[])[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[i - 1];
    if (yi > y !== yj > y && x < xi + ((y - yi) / (yj - yi)) * (xj - xi)) inside = !inside;
  }
  return inside;
}

/**
 * Rings → polygons: every hole goes to the smallest outer ring around it.
 * @returns polygons of rings, the outer first
 */
export function polygonsOfRings(rings: readonly Position[][]): Position[][][] {
  const outers: { area: number; box: Box; polygon: Position[][] }[] = [];
  const holes: Position[][] = [];
  for (const ring of rings) {
    const area = area2(ring);
    if (area > 0) outers.push({ area, box: boxOf(ring), polygon: [ring] });
    else if (area < 0) holes.push(ring);
  }
  outers.sort((a, b) => a.area - b.area);
  for (const hole of holes) {
    const box = boxOf(hole);
    // A hole may touch its outer ring: a point a little inside the hole is tested.
    const [x, y] = insideOf(hole);
    outers.find((outer) => around(outer.box, box) && holds(outer.polygon[0], x, y))?.polygon.push(hole);
  }
  return outers.map(({ polygon }) => polygon);
}

/** A point just inside a clockwise ring, to the right of the middle of its longest side. */
function insideOf(ring: Ring): readonly [number, number] {
  let best = 1;
  let longest = -1;
  for (let i = 1; i < ring.length; i++) {
    const side2 = (ring[i][0] - ring[i - 1][0]) ** 2 + (ring[i][1] - ring[i - 1][1]) ** 2;
    if (side2 > longest) [best, longest] = [i, side2];
  }
  const [[ax, ay], [bx, by]] = [ring[best - 1], ring[best]];
  const step = 1e-6;
  return [(ax + bx) / 2 + step * (by - ay), (ay + by) / 2 - step * (bx - ax)];
}
