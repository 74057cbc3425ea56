import { along, inAny, type Line, type XY } from './metres.ts';
import type { Polygons } from './overlay.ts';

/** The parts of a line inside (or outside) polygons, exactly cut at their edges. */
export function clipLine(line: Line, polygons: Polygons, keep: 'inside' | 'outside' = 'inside'): Line[] {
  const parts: XY[][] = [];
  let current: XY[] | null = null;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!;
    const b = line[i]!;
    const cuts = [0, ...cutsOf(a, b, polygons), 1];
    for (let k = 1; k < cuts.length; k++) {
      const [from, to] = [cuts[k - 1]!, cuts[k]!];
      if (to - from < 1e-9) continue;
      if (inAny(along(a, b, (from + to) / 2), polygons) === (keep === 'inside')) {
        if (!current) {
          current = [along(a, b, from)];
          parts.push(current);
        }
        current.push(along(a, b, to));
      } else current = null;
    }
  }
  return parts;
}

/** Parameters in (0, 1) where the segment a–b meets an edge, ascending. */
function cutsOf(a: XY, b: XY, polygons: Polygons): number[] {
  const cuts: number[] = [];
  for (const ring of polygons.flat()) {
    ring.forEach((c, i) => {
      const d = ring[(i + 1) % ring.length]!;
      const denominator = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
      if (denominator === 0) return;
      const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / denominator;
      const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / denominator;
      if (t > 0 && t < 1 && u >= 0 && u < 1) cuts.push(t);
    });
  }
  return cuts.sort((x, y) => x - y);
}
