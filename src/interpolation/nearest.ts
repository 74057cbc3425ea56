import type { Points } from './points.ts';

/**
 * The nearest n points of a place, optionally within a radius, found by one pass over all points with a short
 * sorted list: no index pays below some thousand points. Ties go to the point that comes first.
 */
export function nearestFinder(points: Pick<Points, 'x' | 'y'>, n: number, radiusM: number | null) {
  const size = Math.min(n, points.x.length);
  const index = new Int32Array(size);
  const distance2 = new Float64Array(size);
  const limit2 = radiusM === null ? Infinity : radiusM * radiusM;
  const { x: px, y: py } = points;

  /** Fills `index` and `distance2` (m², ascending); returns how many were found. `skip` leaves one point out. */
  const find = (x: number, y: number, skip = -1): number => {
    let count = 0;
    let worst = limit2;
    for (let i = 0; i < px.length; i++) {
      const dx = px[i] - x;
      const dy = py[i] - y;
      const d2 = dx * dx + dy * dy;
      // The radius itself counts as inside; a tie with the last of a full list does not enter.
      if (count === size ? d2 >= worst : d2 > worst) continue;
      if (i === skip) continue;
      let k = count === size ? size - 1 : count++;
      while (k > 0 && distance2[k - 1] > d2) {
        distance2[k] = distance2[k - 1];
        index[k] = index[k - 1];
        k--;
      }
      distance2[k] = d2;
      index[k] = i;
      if (count === size) worst = distance2[size - 1];
    }
    return count;
  };
  return { find, index, distance2 };
}
