import { segmentsMeet } from './crossing.ts';
import { type Box, pathsOf, type Shape, type XY } from './shape.ts';
import { areaHolds } from './topology.ts';

/** Distances between shapes on the metre plane. */

export interface Gap {
  /** Metres; 0 when the shapes share a place. */
  readonly distanceM: number;
  /** The nearest place of each shape. */
  readonly from: XY;
  readonly to: XY;
}

/** The place of segment a–b that is nearest to p. */
function nearestOnSegment(p: XY, a: XY, b: XY): XY {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return a;
  const t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2;
  return t <= 0 ? a : t >= 1 ? b : [a[0] + t * dx, a[1] + t * dy];
}

export const distanceM = (a: XY, b: XY): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

/** Lower bound of the distance of whatever lies in two boxes. */
export function boxGapM(a: Box, b: Box): number {
  const dx = Math.max(a[0] - b[2], b[0] - a[2], 0);
  const dy = Math.max(a[1] - b[3], b[1] - a[3], 0);
  return Math.hypot(dx, dy);
}

/**
 * The gap between two shapes of the same plane: 0 where one lies in the other, also for a place in an area;
 * else between their nearest parts. `stopAtM` ends the search as soon as a gap not above it is found.
 */
export function gapBetween(a: Shape, b: Shape, stopAtM = 0): Gap {
  const held = heldPlace(a, b) ?? heldPlace(b, a);
  if (held) return { distanceM: 0, from: held, to: held };
  let best: Gap = { distanceM: Infinity, from: [Number.NaN, Number.NaN], to: [Number.NaN, Number.NaN] };
  const offer = (from: XY, to: XY): boolean => {
    const d = distanceM(from, to);
    if (d < best.distanceM) best = { distanceM: d, from, to };
    return best.distanceM <= stopAtM;
  };
  for (const p of a.points) for (const q of b.points) if (offer(p, q)) return best;
  const pathsA = pathsOf(a);
  const pathsB = pathsOf(b);
  for (const p of a.points)
    for (const path of pathsB)
      for (let i = 1; i < path.length; i++)
        if (offer(p, nearestOnSegment(p, path[i - 1], path[i]))) return best;
  for (const q of b.points)
    for (const path of pathsA)
      for (let i = 1; i < path.length; i++)
        if (offer(nearestOnSegment(q, path[i - 1], path[i]), q)) return best;
  for (const first of pathsA)
    for (const second of pathsB) if (pathGap(first, second, offer, () => best.distanceM)) return best;
  return best;
}

/** Offers every pair of nearest places of two paths; true when the offer ended the search. */
function pathGap(
  first: readonly XY[],
  second: readonly XY[],
  offer: (from: XY, to: XY) => boolean,
  bestM: () => number,
): boolean {
  for (let i = 1; i < first.length; i++) {
    const a = first[i - 1];
    const b = first[i];
    for (let j = 1; j < second.length; j++) {
      const c = second[j - 1];
      const d = second[j];
      if (segmentBoxGap(a, b, c, d) > bestM()) continue;
      if (segmentsMeet(a, b, c, d)) {
        const at = meetingPlace(a, b, c, d);
        if (offer(at, at)) return true;
      }
      // Segments that do not meet are nearest at an end of one of them.
      if (offer(a, nearestOnSegment(a, c, d)) || offer(b, nearestOnSegment(b, c, d))) return true;
      if (offer(nearestOnSegment(c, a, b), c) || offer(nearestOnSegment(d, a, b), d)) return true;
    }
  }
  return false;
}

function segmentBoxGap(a: XY, b: XY, c: XY, d: XY): number {
  const dx = Math.max(
    Math.min(a[0], b[0]) - Math.max(c[0], d[0]),
    Math.min(c[0], d[0]) - Math.max(a[0], b[0]),
    0,
  );
  const dy = Math.max(
    Math.min(a[1], b[1]) - Math.max(c[1], d[1]),
    Math.min(c[1], d[1]) - Math.max(a[1], b[1]),
    0,
  );
  return Math.max(dx, dy);
}

/** A common place of two segments that meet. */
function meetingPlace(a: XY, b: XY, c: XY, d: XY): XY {
  const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
  if (denominator === 0) return [c, d].find((p) => distanceM(p, nearestOnSegment(p, a, b)) === 0) ?? a;
  const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}

/** A place of `shape` that lies in an area of `holder`. */
function heldPlace(holder: Shape, shape: Shape): XY | null {
  if (holder.areas.length === 0 || boxGapM(holder.box, shape.box) > 0) return null;
  const candidates = [...shape.points, ...pathsOf(shape).map(([place]) => place)];
  return candidates.find((place) => areaHolds(holder.areas, place)) ?? null;
}
