import { distance, distanceToLine, type Ring, type XY } from './metres.ts';

/**
 * Takes out what overlays of nearly equal edges leave behind: repeated vertices and cracks or spikes thinner
 * than the tolerance, which rounding to 0.1 m would turn into self-intersections. Works from the tip of a
 * crack inwards. An empty list where nothing is left.
 */
export function cleanRing(ring: Ring, toleranceM: number): Ring {
  const points: XY[] = [...ring];
  let i = 0;
  let calm = 0;
  while (points.length >= 3 && calm < points.length) {
    const n = points.length;
    const before = points[(i + n - 1) % n]!;
    const here = points[i % n]!;
    const after = points[(i + 1) % n]!;
    if (distance(here, before) < toleranceM || isTip(before, here, after, toleranceM)) {
      points.splice(i % n, 1);
      // The neighbour before may have become a tip itself.
      i = (i + points.length - 1) % Math.max(1, points.length);
      calm = 0;
    } else {
      i = (i + 1) % n;
      calm++;
    }
  }
  return points.length >= 3 ? points : [];
}

/** The line turns back on itself within the tolerance. */
function isTip(before: XY, here: XY, after: XY, toleranceM: number): boolean {
  const back = (before[0] - here[0]) * (after[0] - here[0]) + (before[1] - here[1]) * (after[1] - here[1]);
  if (back <= 0) return false;
  return (
    distanceToLine(before, [here, after]) < toleranceM || distanceToLine(after, [here, before]) < toleranceM
  );
}

/** Splits a ring wherever it comes back to a vertex (within the tolerance): rings that touch themselves are not valid. */
export function splitAtTouches(ring: Ring, toleranceM: number): Ring[] {
  for (let i = 0; i < ring.length; i++) {
    for (let j = i + 2; j < ring.length; j++) {
      if (i === 0 && j === ring.length - 1) continue;
      if (distance(ring[i]!, ring[j]!) >= toleranceM) continue;
      const loop = ring.slice(i, j);
      const rest = [...ring.slice(0, i), ...ring.slice(j)];
      return [...splitAtTouches(loop, toleranceM), ...splitAtTouches(rest, toleranceM)];
    }
  }
  return [ring];
}
