import type { Position } from 'geojson';

/** [x0, y0, unit]: x = x0 + unit · column, y = y0 − unit · row */
type Frame = readonly [x0: number, y0: number, unit: number];

/**
 * The points that boundaries of bands run through, and which follows which. A point is the crossing of a level with
 * an edge of the mesh, or a corner of the outline of the data. It has at most one successor in the band above its
 * level and one in the band below, so rings close by number, never by comparing coordinates.
 */
export function createBoundaryPoints(levels: readonly number[]) {
  let capacity = 1 << 14; // about what a map of 200 × 200 cells needs
  let x = new Float64Array(capacity);
  let y = new Float64Array(capacity);
  let levelOf = new Int16Array(capacity);
  let above = new Int32Array(capacity);
  let below = new Int32Array(capacity);
  /** 1 for corners of the outline, which no level runs through. */
  let onCorner = new Uint8Array(capacity);
  // Number 0 means "none"; beginning above the levels keeps number − level positive (see `crossings`).
  const begin = levels.length + 1;
  let count = begin;

  const grow = () => {
    capacity *= 2;
    const larger = <T extends Float64Array | Int32Array | Int16Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    x = larger(x, new Float64Array(capacity));
    y = larger(y, new Float64Array(capacity));
    levelOf = larger(levelOf, new Int16Array(capacity));
    above = larger(above, new Int32Array(capacity));
    below = larger(below, new Int32Array(capacity));
    onCorner = larger(onCorner, new Uint8Array(capacity));
  };

  /** A corner of the outline in the given band. It counts as lying on the lower level of its band. */
  const corner = (cx: number, cy: number, band: number): number => {
    if (count === capacity) grow();
    x[count] = cx;
    y[count] = cy;
    levelOf[count] = band - 1;
    onCorner[count] = 1;
    return count++;
  };

  /**
   * The crossings of an edge from a to b (place, value, band) with all levels between: the crossing with level j has
   * the number that is returned plus j.
   */
  const crossings = (
    ax: number,
    ay: number,
    va: number,
    bandA: number,
    bx: number,
    by: number,
    vb: number,
    bandB: number,
  ): number => {
    const first = Math.min(bandA, bandB);
    const last = Math.max(bandA, bandB);
    const base = count - first;
    for (let j = first; j < last; j++) {
      if (count === capacity) grow();
      const share = (levels[j] - va) / (vb - va);
      x[count] = ax + share * (bx - ax);
      y[count] = ay + share * (by - ay);
      levelOf[count] = j;
      count++;
    }
    return base;
  };

  /** In this band the boundary runs from one point to the other, the band on its left. */
  const link = (band: number, from: number, to: number): void => {
    if (levelOf[from] === band - 1) above[from] = to;
    else below[from] = to;
  };

  /** Calls back with the points of every ring and its band; each link is used once. */
  const eachRing = (take: (band: number, ring: readonly number[]) => void): void => {
    for (let start = begin; start < count; start++) {
      for (const band of [levelOf[start] + 1, levelOf[start]]) {
        const ring: number[] = [];
        for (let at = start; ; ) {
          const next = levelOf[at] === band - 1 ? above : below;
          const to = next[at];
          if (to === 0) break;
          next[at] = 0;
          ring.push(at);
          at = to;
        }
        if (ring.length > 2) take(band, ring);
      }
    }
  };

  /** The point after this one on the line of its level, higher values on the left; 0 where the data end. */
  const alongLevel = (point: number): number => {
    const to = above[point];
    // Pieces of the outline lead to corners and to other levels.
    return onCorner[point] === 0 && onCorner[to] === 0 && levelOf[to] === levelOf[point] ? to : 0;
  };

  /** Calls back with the points of every line and its level; closed lines end with the point they begin with. */
  const eachLine = (take: (level: number, line: readonly number[]) => void): void => {
    const reached = new Uint8Array(count);
    for (let point = begin; point < count; point++) reached[alongLevel(point)] = 1;
    const walked = new Uint8Array(count);
    const walk = (start: number): void => {
      const line = [start];
      walked[start] = 1;
      for (let at = alongLevel(start); at !== 0; at = alongLevel(at)) {
        line.push(at);
        if (walked[at] === 1) break;
        walked[at] = 1;
      }
      if (line.length > 1) take(levelOf[start], line);
    };
    // Lines that begin at the outline first: what is left then is closed.
    for (let point = begin; point < count; point++) if (reached[point] === 0) walk(point);
    for (let point = begin; point < count; point++) if (walked[point] === 0) walk(point);
  };

  const needless = (a: number, b: number, c: number): boolean => {
    const [ux, uy, vx, vy] = [x[b] - x[a], y[b] - y[a], x[c] - x[b], y[c] - y[b]];
    return Math.abs(ux * vy - uy * vx) < 1e-12 && ux * vx + uy * vy >= 0;
  };

  /** Points without repeated ones and ones on a straight line between their neighbours. */
  const thinned = (points: readonly number[]): number[] => {
    const kept: number[] = [];
    for (const point of points) {
      while (kept.length > 1 && needless(kept[kept.length - 2], kept[kept.length - 1], point)) kept.pop();
      if (kept.length === 0 || x[point] !== x[kept[kept.length - 1]] || y[point] !== y[kept[kept.length - 1]])
        kept.push(point);
    }
    return kept;
  };

  const placed = (points: readonly number[], [x0, y0, unit]: Frame): Position[] =>
    points.map((point) => [x0 + unit * x[point], y0 - unit * y[point]]);

  /** The line as coordinates, likewise; null when it has no length. */
  const placesOfLine = (line: readonly number[], frame: Frame): Position[] | null => {
    const kept = thinned(line);
    return kept.length < 2 ? null : placed(kept, frame);
  };

  /**
   * The ring as closed coordinates, thinned; null when nothing is left.
   */
  const placesOf = (ring: readonly number[], frame: Frame): Position[] | null => {
    const kept = thinned(ring);
    while (kept.length > 2 && needless(kept[kept.length - 2], kept[kept.length - 1], kept[0])) kept.pop();
    while (kept.length > 2 && needless(kept[kept.length - 1], kept[0], kept[1])) kept.shift();
    if (kept.length < 3) return null;
    kept.push(kept[0]);
    return placed(kept, frame);
  };

  return { corner, crossings, link, eachRing, eachLine, placesOf, placesOfLine };
}
