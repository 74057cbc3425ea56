import type { CellRing } from './band-tracing.ts';

/** Twice the signed area in cell units, positive for rings that run counter-clockwise on a map with north up. */
function area2(ring: CellRing): number {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][1] * ring[i][0] - ring[j][0] * ring[i][1];
  return sum;
}

const boxOf = (ring: CellRing) => {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return { west, north, east, south };
};

function holds(ring: CellRing, [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < xi + ((y - yi) / (yj - yi)) * (xj - xi)) inside = !inside;
  }
  return inside;
}

/**
 * Rings → polygons: every hole goes to the smallest outer ring around it.
 * @returns polygons of closed rings (first point repeated), the outer first
 */
export function polygonsOfRings(rings: readonly CellRing[]): CellRing[][] {
  const closed = (ring: CellRing): CellRing => [...ring, ring[0]];
  const outers = rings
    .map((ring) => ({ ring, area: area2(ring), box: boxOf(ring), holes: [] as CellRing[] }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => a.area - b.area);
  for (const hole of rings) {
    if (area2(hole) > 0) continue;
    const box = boxOf(hole);
    const around = (outer: (typeof outers)[number]) =>
      outer.box.west <= box.west && outer.box.east >= box.east && outer.box.north <= box.north && outer.box.south >= box.south;
    // A hole may touch its outer ring: the middle of one of its sides is tested, a little inside the hole.
    const probe = insideOf(hole);
    outers.find((outer) => around(outer) && holds(outer.ring, probe))?.holes.push(hole);
  }
  return outers.map(({ ring, holes }) => [closed(ring), ...holes.map(closed)]);
}

/** A point just inside a ring, beside the middle of its longest side. */
function insideOf(ring: CellRing): readonly [number, number] {
  let best = 0;
  let length = -1;
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[i], ring[(i + 1) % ring.length]];
    const side = Math.hypot(b[0] - a[0], b[1] - a[1]);
    if (side > length) [best, length] = [i, side];
  }
  const [a, b] = [ring[best], ring[(best + 1) % ring.length]];
  const [mx, my] = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const [nx, ny] = [(b[1] - a[1]) / length, -(b[0] - a[0]) / length];
  const step = 1e-6;
  const one = [mx + step * nx, my + step * ny] as const;
  return holds(ring, one) ? one : [mx - step * nx, my - step * ny];
}
