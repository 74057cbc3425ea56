import { type Crossings, insertCrossing, makeRoomForCrossings, onOneSide } from './crossings.ts';
import type { SegmentIndex } from './segment-index.ts';

/**
 * The segments around one place, sorted into sectors of direction: a line that ends there looks only at what its own
 * sector holds. Pays for places where many lines end, such as receivers. Filled again and again.
 */
export interface ReceiverFan {
  /** Sorts what lies within `radius` of a place. */
  readonly prepare: (x: number, y: number, radius: number) => void;
  /**
   * What the line from (ax, ay) to the place crosses, exactly as `SegmentIndex.crossings` finds it.
   * @returns false, with nothing found, where the line begins beyond the radius
   */
  readonly crossings: (ax: number, ay: number, out: Crossings) => boolean;
}

const sectors = 1024;
const rings = 256;
/** Segments that pass so near to the place belong to all sectors, m. */
const hair = 1e-3;
/** What rounding may do to a direction, in sectors. */
const margin = 1e-6;

/** Grows with the direction of a vector from 0 to 4, without an arctangent. */
function direction(x: number, y: number): number {
  const share = x / (Math.abs(x) + Math.abs(y));
  return y >= 0 ? 1 - share : 3 + share;
}

export function createReceiverFan(index: SegmentIndex): ReceiverFan {
  const { ends: given } = index;
  let [px, py, reach] = [0, 0, -1];
  let count = 0;
  /** Of each segment around, as found: its number and slot in the index, its nearest distance in rings, its sectors. */
  let found = new Int32Array(256);
  let slot = new Int32Array(256);
  let ring = new Int32Array(256);
  let first = new Int32Array(256);
  let last = new Int32Array(256);
  /** Those by ring, with their ends: what most lines look at lies together. */
  let order = new Int32Array(256);
  let segment = new Int32Array(256);
  let ends = new Float64Array(1024);
  /** Places in the order by ring, for each sector. */
  let items = new Int32Array(1024);
  /** Where a ring begins; once they are sorted, where it ends. */
  const ringStart = new Int32Array(rings + 1);
  const start = new Int32Array(sectors + 1);
  const next = new Int32Array(sectors);
  let ringWidth = 1;

  const widen = (): void => {
    [found, slot, ring, first, last] = [found, slot, ring, first, last].map((array) => {
      const wider = new Int32Array(2 * array.length);
      wider.set(array);
      return wider;
    });
    order = new Int32Array(found.length);
    segment = new Int32Array(found.length);
    ends = new Float64Array(4 * found.length);
  };

  const take = (s: number, inIndex: number): void => {
    if (count === found.length) widen();
    found[count] = s;
    slot[count++] = inIndex;
  };

  /** Keeps what lies within reach, with rings and sectors. */
  const measure = (): void => {
    const [x, y, far, width] = [px, py, reach, ringWidth];
    const number = found;
    const inIndex = slot;
    const rungs = ring;
    const from = first;
    const to = last;
    let kept = 0;
    for (let n = 0; n < count; n++) {
      const k = 4 * inIndex[n];
      const ex = given[k] - x;
      const ey = given[k + 1] - y;
      const fx = given[k + 2] - x;
      const fy = given[k + 3] - y;
      const dx = fx - ex;
      const dy = fy - ey;
      const square = dx * dx + dy * dy;
      const along = square > 0 ? Math.min(1, Math.max(0, -(ex * dx + ey * dy) / square)) : 0;
      const nx = ex + along * dx;
      const ny = ey + along * dy;
      const near = Math.sqrt(nx * nx + ny * ny);
      if (near > far) continue;
      const r = Math.min(rings - 1, Math.floor(near / width));
      number[kept] = number[n];
      inIndex[kept] = inIndex[n];
      rungs[kept] = r;
      ringStart[r + 1]++;
      if (near < hair) {
        from[kept] = 0;
        to[kept] = sectors - 1;
      } else spread(kept, ex, ey, fx, fy);
      const until = to[kept];
      for (let a = from[kept++]; a <= until; a++) start[(a & (sectors - 1)) + 1]++;
    }
    count = kept;
  };

  /** Finds the sectors of a segment from its ends as seen from the place. */
  const spread = (n: number, ex: number, ey: number, fx: number, fy: number): void => {
    const a = (direction(ex, ey) * sectors) / 4;
    const b = (direction(fx, fy) * sectors) / 4;
    const anticlockwise = ex * fy - ey * fx > 0;
    const from = anticlockwise ? a : b;
    const to = anticlockwise ? b : a;
    let least = Math.floor(from - margin);
    let most = Math.floor((to < from ? to + sectors : to) + margin);
    // A line seen end on: rounding must not send it round the other way.
    if (most - least > sectors / 2 + 2) {
      least = Math.floor(Math.min(a, b) - margin);
      most = Math.floor(Math.max(a, b) + margin);
      if (most - least > 2) [least, most] = [0, sectors - 1];
    }
    first[n] = least;
    last[n] = most;
  };

  /** Lists the segments found by sector, within one by ring. */
  const sort = (): void => {
    for (let r = 0; r < rings; r++) ringStart[r + 1] += ringStart[r];
    const sorted = order;
    for (let n = 0; n < count; n++) sorted[ringStart[ring[n]]++] = n;
    for (let a = 0; a < sectors; a++) start[a + 1] += start[a];
    next.set(start.subarray(0, sectors));
    if (items.length < start[sectors]) items = new Int32Array(2 * start[sectors]);
    const from = first;
    const to = last;
    const into = items;
    const numbers = segment;
    const e = ends;
    for (let o = 0; o < count; o++) {
      const n = sorted[o];
      const k = 4 * slot[n];
      numbers[o] = found[n];
      e[4 * o] = given[k];
      e[4 * o + 1] = given[k + 1];
      e[4 * o + 2] = given[k + 2];
      e[4 * o + 3] = given[k + 3];
      const until = to[n];
      for (let a = from[n]; a <= until; a++) into[next[a & (sectors - 1)]++] = o;
    }
  };

  const prepare = (x: number, y: number, radius: number): void => {
    [px, py, reach, count] = [x, y, radius, 0];
    ringWidth = radius / rings;
    ringStart.fill(0);
    start.fill(0);
    index.near(x - radius, y - radius, x + radius, y + radius, take);
    measure();
    sort();
  };

  const crossings = (ax: number, ay: number, out: Crossings): boolean => {
    out.count = 0;
    const dx = px - ax;
    const dy = py - ay;
    if (dx === 0 && dy === 0) return true;
    const away = Math.sqrt(dx * dx + dy * dy);
    if (away > reach) return false;
    const wide = Math.abs(dx) > Math.abs(dy);
    const along = wide ? 1 / dx : 1 / dy;
    const sector = Math.floor((direction(-dx, -dy) * sectors) / 4) & (sectors - 1);
    const listed = items;
    const e = ends;
    const stop = start[sector];
    /** What lies in rings beyond the line's beginning is not crossed; one ring for rounding. */
    const beyond = ringStart[Math.min(rings - 1, Math.floor(away / ringWidth) + 1)];
    let i = start[sector + 1] - 1;
    while (i >= stop && listed[i] >= beyond) i--;
    makeRoomForCrossings(out, i + 1 - stop);
    // From the line's beginning to its end.
    for (; i >= stop; i--) {
      const o = listed[i];
      const k = 4 * o;
      const s0 = dx * (e[k + 1] - ay) - dy * (e[k] - ax);
      const s1 = dx * (e[k + 3] - ay) - dy * (e[k + 2] - ax);
      if (onOneSide(s0, s1)) continue;
      const u = s0 / (s0 - s1);
      const t = wide
        ? (e[k] - ax + u * (e[k + 2] - e[k])) * along
        : (e[k + 1] - ay + u * (e[k + 3] - e[k + 1])) * along;
      if (t < 0 || t > 1) continue;
      insertCrossing(out, t, u, segment[o], s0);
    }
    return true;
  };

  return { prepare, crossings };
}
