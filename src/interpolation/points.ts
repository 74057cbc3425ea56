import { DataError, type Note } from '../domain/note.ts';

/** Measured values at places: plane metres and, for noise, dB taken as plain numbers. Arrays of length n. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Fewer give no surface. */
export const minPoints = 3;

/** Points nearer than this are one place: survey coordinates are not better than a millimetre. */
const coincidentM = 1e-3;

/**
 * Averages the values of points at one place (kriging's system is singular with two points on each other).
 * @returns merged points in order of first appearance, the merged index of each input, and a note with the count
 */
export function mergeCoincident(points: Points): {
  readonly points: Points;
  readonly groupOf: Int32Array;
  readonly notes: readonly Note[];
} {
  const n = points.x.length;
  const groupOf = new Int32Array(n);
  const x: number[] = [];
  const y: number[] = [];
  const sum: number[] = [];
  const count: number[] = [];
  const known = new Map<string, number>();
  for (let i = 0; i < n; i++) {
    const key = `${Math.round(points.x[i] / coincidentM)},${Math.round(points.y[i] / coincidentM)}`;
    let group = known.get(key);
    if (group === undefined) {
      group = x.length;
      known.set(key, group);
      x.push(points.x[i]);
      y.push(points.y[i]);
      sum.push(0);
      count.push(0);
    }
    groupOf[i] = group;
    sum[group] += points.z[i];
    count[group]++;
  }
  const merged = n - x.length;
  return {
    points: {
      x: Float64Array.from(x),
      y: Float64Array.from(y),
      z: Float64Array.from(sum, (s, g) => s / count[g]),
    },
    groupOf,
    notes: merged === 0 ? [] : [{ code: 'points-merged', params: { count: merged, places: x.length } }],
  };
}

/**
 * Refuses points that give no map, remarks on those that give a doubtful one.
 * Outlier: further from the median than ten times the median absolute deviation (at least 10 dB).
 * @throws DataError for fewer than three points, all at one place, values that are no numbers or no levels
 * @param quantity 'levels' refuses what lies outside 0–140 dB; 'any' only remarks on it
 */
export function checkPoints(points: Points, quantity: 'levels' | 'any' = 'levels'): readonly Note[] {
  const n = points.x.length;
  const bad: number[] = [];
  const outside: number[] = [];
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(points.x[i] + points.y[i] + points.z[i])) bad.push(i + 1);
    else if (points.z[i] < 0 || points.z[i] > 140) outside.push(i + 1);
  }
  if (bad.length > 0) throw DataError.of('points-not-finite', { rows: listed(bad) });
  if (outside.length > 0 && quantity === 'levels')
    throw DataError.of('points-not-levels', { rows: listed(outside) });
  if (n < minPoints) throw DataError.of('points-too-few', { count: n, min: minPoints });
  if (mergeCoincident(points).points.x.length < 2) throw DataError.of('points-one-place', { count: n });

  const median = medianOf(points.z);
  const deviation = medianOf(points.z.map((z) => Math.abs(z - median)));
  const notes: Note[] = [];
  if (outside.length > 0) notes.push({ code: 'points-beyond-levels', params: { count: outside.length } });
  if (points.z.every((z) => z === points.z[0]))
    notes.push({ code: 'points-all-equal', params: { value: points.z[0] } });
  const limit = Math.max(10 * deviation, 10);
  const far = [...points.z.keys()].filter((i) => Math.abs(points.z[i] - median) > limit);
  if (far.length > 0 && far.length <= Math.max(1, n / 20))
    notes.push({
      code: 'points-outlier',
      params: {
        rows: listed(far.map((i) => i + 1)),
        value: points.z[far[0]],
        median: Math.round(median * 10) / 10,
      },
    });
  return notes;
}

const listed = (rows: readonly number[]): string =>
  rows.slice(0, 5).join(', ') + (rows.length > 5 ? ', …' : '');

function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Indexes of two points at exactly one place, or null. */
export function samePlaces({ x, y }: Pick<Points, 'x' | 'y'>): readonly [number, number] | null {
  const known = new Map<string, number>();
  for (let i = 0; i < x.length; i++) {
    const key = `${x[i]},${y[i]}`;
    const first = known.get(key);
    if (first !== undefined) return [first, i];
    known.set(key, i);
  }
  return null;
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}
