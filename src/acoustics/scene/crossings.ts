/** What a line crosses, by ascending distance from its start, of equal ones by number. Filled again and again. */
export interface Crossings {
  count: number;
  /** 0 at the start of the line, 1 at its end. */
  t: Float64Array;
  /** 0 at the first, 1 at the second end of the segment. */
  u: Float64Array;
  segment: Int32Array;
  /** 1 where the line goes from the segment's right to its left: into a polygon to the left of its outline. */
  leftward: Uint8Array;
}

export const createCrossings = (capacity = 64): Crossings => ({
  count: 0,
  t: new Float64Array(capacity),
  u: new Float64Array(capacity),
  segment: new Int32Array(capacity),
  leftward: new Uint8Array(capacity),
});

/** Puts a crossing into its place; they are few, and best come nearly in order. */
export function insertCrossing(
  out: Crossings,
  t: number,
  u: number,
  segment: number,
  leftward: boolean,
): void {
  if (out.count === out.t.length) grow(out);
  const { t: times, u: shares, segment: segments, leftward: sides } = out;
  let at = out.count++;
  while (at > 0 && (times[at - 1] > t || (times[at - 1] === t && segments[at - 1] > segment))) {
    times[at] = times[at - 1];
    shares[at] = shares[at - 1];
    segments[at] = segments[at - 1];
    sides[at] = sides[at - 1];
    at--;
  }
  times[at] = t;
  shares[at] = u;
  segments[at] = segment;
  sides[at] = leftward ? 1 : 0;
}

/** Doubles the room. */
function grow(out: Crossings): void {
  const wider = createCrossings(out.t.length * 2);
  wider.t.set(out.t);
  wider.u.set(out.u);
  wider.segment.set(out.segment);
  wider.leftward.set(out.leftward);
  Object.assign(out, { ...wider, count: out.count });
}
