import { type Crossings, grow, type SegmentIndex } from './segment-index.ts';

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

/** Grows with the direction of a vector from 0 to 4, without an arctangent. */
function direction(x: number, y: number): number {
  const share = x / (Math.abs(x) + Math.abs(y));
  return y >= 0 ? 1 - share : 3 + share;
}

export function createReceiverFan(index: SegmentIndex): ReceiverFan {
  const { segments } = index;
  let [px, py, reach] = [0, 0, -1];
  let count = 0;
  /** Of each segment: its number, its nearest distance in rings, its sectors. */
  let segment = new Int32Array(256);
  let ring = new Int32Array(256);
  let first = new Int32Array(256);
  let last = new Int32Array(256);
  /** Segments by ring, with their ends. */
  let order = new Int32Array(256);
  let ends = new Float64Array(1024);
  const ringStart = new Int32Array(rings + 1);
  const start = new Int32Array(sectors + 1);
  const next = new Int32Array(sectors);
  let items = new Int32Array(1024);
  let ringWidth = 1;

  const widen = (): void => {
    [segment, ring, first, last, order] = [segment, ring, first, last, order].map((array) => {
      const wider = new Int32Array(2 * array.length);
      wider.set(array);
      return wider;
    });
    ends = new Float64Array(8 * ends.length);
  };

  const take = (s: number): void => {
    const [ex, ey] = [segments.x0[s] - px, segments.y0[s] - py];
    const [fx, fy] = [segments.x1[s] - px, segments.y1[s] - py];
    const [dx, dy] = [fx - ex, fy - ey];
    const square = dx * dx + dy * dy;
    const along = square > 0 ? Math.min(1, Math.max(0, -(ex * dx + ey * dy) / square)) : 0;
    const [nx, ny] = [ex + along * dx, ey + along * dy];
    const near = Math.sqrt(nx * nx + ny * ny);
    if (near > reach) return;
    if (count === segment.length) widen();
    segment[count] = s;
    ring[count] = Math.min(rings - 1, Math.floor(near / ringWidth));
    if (near < hair) {
      first[count] = 0;
      last[count] = sectors - 1;
    } else {
      const [a, b] = [direction(ex, ey), direction(fx, fy)];
      const anticlockwise = ex * fy - ey * fx > 0;
      const [from, to] = anticlockwise ? [a, b] : [b, a];
      const margin = 1e-6;
      first[count] = Math.floor((from * sectors) / 4 - margin);
      last[count] = Math.floor(((to < from ? to + 4 : to) * sectors) / 4 + margin);
      // A line seen end on: rounding must not send it round the other way.
      if (last[count] - first[count] > sectors / 2 + 2) {
        first[count] = Math.floor((Math.min(a, b) * sectors) / 4 - margin);
        last[count] = Math.floor((Math.max(a, b) * sectors) / 4 + margin);
        if (last[count] - first[count] > 2) [first[count], last[count]] = [0, sectors - 1];
      }
    }
    count++;
  };

  const prepare = (x: number, y: number, radius: number): void => {
    [px, py, reach, count] = [x, y, radius, 0];
    ringWidth = radius / rings;
    index.near(x - radius, y - radius, x + radius, y + radius, take);
    ringStart.fill(0);
    for (let k = 0; k < count; k++) ringStart[ring[k] + 1]++;
    for (let r = 0; r < rings; r++) ringStart[r + 1] += ringStart[r];
    for (let k = 0; k < count; k++) order[ringStart[ring[k]]++] = k;
    start.fill(0);
    for (let k = 0; k < count; k++)
      for (let a = first[k]; a <= last[k]; a++) start[(a & (sectors - 1)) + 1]++;
    for (let a = 0; a < sectors; a++) start[a + 1] += start[a];
    next.set(start.subarray(0, sectors));
    if (items.length < start[sectors]) items = new Int32Array(2 * start[sectors]);
    for (let o = 0; o < count; o++) {
      const k = order[o];
      const s = segment[k];
      ends[4 * o] = segments.x0[s];
      ends[4 * o + 1] = segments.y0[s];
      ends[4 * o + 2] = segments.x1[s];
      ends[4 * o + 3] = segments.y1[s];
      for (let a = first[k]; a <= last[k]; a++) items[next[a & (sectors - 1)]++] = o;
    }
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
    const stop = start[sector + 1];
    /** What lies in rings beyond the line's beginning is not crossed; one ring for rounding. */
    const farthest = Math.floor(away / ringWidth) + 1;
    for (let i = start[sector]; i < stop; i++) {
      const o = items[i];
      const k = 4 * o;
      const s0 = dx * (ends[k + 1] - ay) - dy * (ends[k] - ax);
      const s1 = dx * (ends[k + 3] - ay) - dy * (ends[k + 2] - ax);
      if (s0 > 0 === s1 > 0) {
        if ((i & 7) === 0 && ring[order[o]] > farthest) break;
        continue;
      }
      const u = s0 / (s0 - s1);
      const t = wide
        ? (ends[k] - ax + u * (ends[k + 2] - ends[k])) * along
        : (ends[k + 1] - ay + u * (ends[k + 3] - ends[k + 1])) * along;
      if (t < 0 || t > 1) {
        if (ring[order[o]] > farthest) break;
        continue;
      }
      insert(out, t, u, segment[order[o]]);
    }
    reverse(out);
    return true;
  };

  return { prepare, crossings };
}

/** Keeps crossings by falling t, of equal ones the later segment first: they come from the far end, nearly in order. */
function insert(out: Crossings, t: number, u: number, segment: number): void {
  if (out.count === out.t.length) grow(out);
  const { t: times, u: shares, segment: segments } = out;
  let at = out.count++;
  while (at > 0 && (times[at - 1] < t || (times[at - 1] === t && segments[at - 1] < segment))) {
    times[at] = times[at - 1];
    shares[at] = shares[at - 1];
    segments[at] = segments[at - 1];
    at--;
  }
  times[at] = t;
  shares[at] = u;
  segments[at] = segment;
}

function reverse({ count, t, u, segment }: Crossings): void {
  for (let i = 0, j = count - 1; i < j; i++, j--) {
    [t[i], t[j]] = [t[j], t[i]];
    [u[i], u[j]] = [u[j], u[i]];
    [segment[i], segment[j]] = [segment[j], segment[i]];
  }
}
