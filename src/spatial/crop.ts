import type { Box, Ring, Rings, XY } from './shape.ts';

/**
 * Areas cut down to a box, ring by ring (Sutherland and Hodgman, 1974). Rings may then run to and fro along the
 * box: good as input of a clipper that looks at its inside only, not as a result.
 */
export function cropAreas(areas: readonly Rings[], box: Box): readonly Rings[] {
  return areas.flatMap((rings) => {
    const [outer, ...holes] = rings.map((ring) => cropRing(ring, box));
    return outer.length < 4 ? [] : [[outer, ...holes.filter((hole) => hole.length >= 4)]];
  });
}

function cropRing(ring: Ring, box: Box): Ring {
  let kept: readonly XY[] = ring.slice(0, -1);
  for (const side of [0, 1, 2, 3] as const) {
    const axis = side === 0 || side === 2 ? 0 : 1;
    const limit = box[side];
    const holds = (place: XY) => (side < 2 ? place[axis] >= limit : place[axis] <= limit);
    const next: XY[] = [];
    for (let i = 0; i < kept.length; i++) {
      const [a, b] = [kept[i === 0 ? kept.length - 1 : i - 1], kept[i]];
      if (holds(a) !== holds(b)) next.push(cut(a, b, axis, limit));
      if (holds(b)) next.push(b);
    }
    kept = next;
    if (kept.length === 0) return [];
  }
  return [...kept, kept[0]];
}

/** Where a–b crosses a line of constant x (axis 0) or y (axis 1). */
function cut(a: XY, b: XY, axis: 0 | 1, limit: number): XY {
  const t = (limit - a[axis]) / (b[axis] - a[axis]);
  const across = axis === 0 ? a[1] + t * (b[1] - a[1]) : a[0] + t * (b[0] - a[0]);
  return axis === 0 ? [limit, across] : [across, limit];
}
