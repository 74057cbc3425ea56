/** What a line crosses, by ascending distance from its start, of equal ones by number. Filled again and again. */
export interface Crossings {
  count: number;
  /** 0 at the start of the line, 1 at its end. */
  t: Float64Array;
  /** 0 at the first, 1 at the second end of the segment. */
  u: Float64Array;
  segment: Int32Array;
  /** Above 0 where the line goes from the segment's right to its left: into a polygon to the left of its outline. */
  leftward: Float64Array;
}

export const createCrossings = (capacity = 64): Crossings => ({
  count: 0,
  t: new Float64Array(capacity),
  u: new Float64Array(capacity),
  segment: new Int32Array(capacity),
  leftward: new Float64Array(capacity),
});

/**
 * Whether both ends of a segment lie on one side of a line; s0 and s1 are above 0 for those on its left. Ends on the
 * line belong to its right: chains of segments are then crossed at a vertex once or twice, never half.
 */
export const onOneSide = (s0: number, s1: number): boolean =>
  // One test decides nearly always, and nearly always alike.
  s0 * s1 > 0 || (s0 * s1 === 0 && s0 > 0 === s1 > 0);

/** Puts a crossing into its place, for which there has to be room; they are few, and best come nearly in order. */
export function insertCrossing(
  out: Crossings,
  t: number,
  u: number,
  segment: number,
  leftward: number,
): void {
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
  sides[at] = leftward;
}

/** Makes room for so many crossings more. */
export function makeRoomForCrossings(out: Crossings, more: number): void {
  if (out.count + more <= out.t.length) return;
  const wider = createCrossings(2 * (out.count + more));
  wider.t.set(out.t);
  wider.u.set(out.u);
  wider.segment.set(out.segment);
  wider.leftward.set(out.leftward);
  Object.assign(out, { ...wider, count: out.count });
}
