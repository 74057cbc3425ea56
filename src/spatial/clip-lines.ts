import type { Plane } from '../domain/plane.ts';
import { distanceM } from './distance.ts';
import { boxesMeet, boxOf, type Shape, type XY } from './shape.ts';
import { areaHolds } from './topology.ts';

/**
 * Metres of the lines of a shape that lie in an area (both in degrees), on the plane. Segments are cut where
 * they cross a border; a stretch counts when its middle lies in the area. A line that runs along the border
 * counts as inside as far as the coordinates of both agree.
 */
export function lengthInsideM(lines: Shape, area: Shape, plane: Plane): number {
  const borders = area.areas.flat();
  let sum = 0;
  for (const line of lines.lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1], line[i]];
      if (!boxesMeet(area.box, boxOf([[a, b]]))) continue;
      const cuts = [0, ...crossings(a, b, borders), 1];
      for (let k = 1; k < cuts.length; k++) {
        if (cuts[k] <= cuts[k - 1]) continue;
        if (!areaHolds(area.areas, along(a, b, (cuts[k - 1] + cuts[k]) / 2))) continue;
        const [from, to] = [along(a, b, cuts[k - 1]), along(a, b, cuts[k])];
        sum += distanceM(plane.toPlane(from[0], from[1]), plane.toPlane(to[0], to[1]));
      }
    }
  }
  return sum;
}

const along = (a: XY, b: XY, t: number): XY =>
  t === 0 ? a : t === 1 ? b : [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];

/** Where along a–b (0..1, ascending) the borders cross or touch it. */
function crossings(a: XY, b: XY, borders: readonly (readonly XY[])[]): readonly number[] {
  const found: number[] = [];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const slack = 1e-12;
  for (const border of borders) {
    for (let i = 1; i < border.length; i++) {
      const [c, d] = [border[i - 1], border[i]];
      const [ex, ey] = [d[0] - c[0], d[1] - c[1]];
      const denominator = dx * ey - dy * ex;
      // Parallel borders cut nothing; their neighbours do, at the corners.
      if (denominator === 0) continue;
      const t = ((c[0] - a[0]) * ey - (c[1] - a[1]) * ex) / denominator;
      const s = ((c[0] - a[0]) * dy - (c[1] - a[1]) * dx) / denominator;
      if (t > 0 && t < 1 && s >= -slack && s <= 1 + slack) found.push(t);
    }
  }
  return found.sort((p, q) => p - q);
}
