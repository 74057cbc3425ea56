import { DataError, type Note } from '../domain/note.ts';
import { type Variogram, variogramModels } from '../domain/recipe.ts';
import type { Points } from './points.ts';

/** One class of distances of the empirical semivariogram. */
export interface VariogramBin {
  /** Mean distance of its pairs, metres. */
  readonly distance: number;
  /** Half the mean squared difference, dB². */
  readonly semivariance: number;
  readonly pairs: number;
}

export interface BinOptions {
  /** Largest distance, metres; default: diagonal of the bounding box / 3. */
  readonly cutoffM?: number;
  /** Width of a class, metres; default: cutoff / 15. */
  readonly widthM?: number;
}

/** The usual cutoff is the diagonal of the bounding box divided by this. */
const cutoffDivisor = 3;

/** More classes than this are a slip of the pen in the width. */
const maxBins = 10_000;

export type VariogramModel = Variogram['model'];

export interface Fit {
  readonly variogram: Variogram;
  /** Σ (N/h²)(γ̂ − γ)² */
  readonly weightedSumOfSquares: number;
}

/** The part of the partial sill that is reached at distance h: 0 … 1 (exponential and gaussian: a, not the practical range). */
export function shape(model: VariogramModel, h: number, range: number): number {
  const t = h / range;
  if (model === 'exponential') return -Math.expm1(-t);
  if (model === 'gaussian') return -Math.expm1(-t * t);
  return t >= 1 ? 1 : t * (1.5 - 0.5 * t * t);
}

/** γ(h), dB²; 0 at h = 0, from nugget upwards beyond. */
export const semivariance = ({ model, nugget, psill, range }: Variogram, h: number): number =>
  h === 0 ? 0 : nugget + psill * shape(model, h, range);

/**
 * Empirical semivariogram (Matheron): classes (k−1)·w < h ≤ k·w, empty ones left out.
 * Defaults as gstat's `variogram`.
 */
export const empiricalVariogram = (points: Points, options: BinOptions = {}): VariogramBin[] =>
  pooledVariogram(points, [points.z], options);

/**
 * One semivariogram from several fields at the same places (the 24 hours): squared differences are pooled pair by
 * pair, so each hour's own mean does not matter. NaN = missing in that hour.
 * @param fields arrays of length n
 */
export function pooledVariogram(
  places: Pick<Points, 'x' | 'y'>,
  fields: readonly Float64Array[],
  options: BinOptions = {},
): VariogramBin[] {
  const { x, y } = places;
  const n = x.length;
  const cutoffM = options.cutoffM ?? diagonalM(places) / cutoffDivisor;
  const widthM = options.widthM ?? cutoffM / 15;
  if (!(cutoffM > 0 && widthM > 0)) throw DataError.of('variogram-no-extent');
  const count = Math.ceil(cutoffM / widthM - 1e-9);
  if (count > maxBins) throw DataError.of('variogram-many-bins', { count, max: maxBins });
  const pairs = new Float64Array(count);
  const distances = new Float64Array(count);
  const squares = new Float64Array(count);
  for (let i = 1; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const h = Math.sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2);
      if (h > cutoffM || h === 0) continue;
      const bin = Math.min(count - 1, Math.max(0, Math.ceil(h / widthM) - 1));
      for (const z of fields) {
        const difference = z[i] - z[j];
        if (Number.isNaN(difference)) continue;
        pairs[bin]++;
        distances[bin] += h;
        squares[bin] += difference * difference;
      }
    }
  }
  const bins: VariogramBin[] = [];
  for (let k = 0; k < count; k++)
    if (pairs[k] > 0)
      bins.push({
        distance: distances[k] / pairs[k],
        semivariance: squares[k] / (2 * pairs[k]),
        pairs: pairs[k],
      });
  // A handful of stations may have no two within a third of the diagonal: then every pair counts.
  if (bins.length < 3 && options.cutoffM === undefined && options.widthM === undefined && n > 2)
    return pooledVariogram(places, fields, { cutoffM: diagonalM(places) });
  return bins;
}

/**
 * What has to be said of classes with the default cutoff: whether every pair had to count.
 * @param bins of `pooledVariogram` at these places without options
 */
export function variogramNotes(
  places: Pick<Points, 'x' | 'y'>,
  bins: readonly VariogramBin[],
): readonly Note[] {
  const cutoffM = diagonalM(places) / cutoffDivisor;
  return bins.some(({ distance }) => distance > cutoffM)
    ? [{ code: 'variogram-all-pairs', params: { cutoffM: Math.round(cutoffM) } }]
    : [];
}

export function diagonalM({ x, y }: Pick<Points, 'x' | 'y'>): number {
  const extent = (values: Float64Array) => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  };
  return Math.hypot(extent(x), extent(y));
}

/**
 * Fits nugget, partial sill and range (all ≥ 0) by weighted least squares, weights pairs/distance² as gstat's
 * default. For a given range nugget and sill follow in closed form, so only the range is searched: a fine
 * logarithmic scan, then a golden section around its best places. That finds the least sum, not a near one.
 * @param model 'auto' takes the model with the least weighted sum of squares
 * @throws DataError with fewer than two classes
 */
export function fitVariogram(bins: readonly VariogramBin[], model: VariogramModel | 'auto'): Fit {
  if (bins.length < 2) throw DataError.of('variogram-few-bins', { count: bins.length });
  if (model === 'auto')
    return variogramModels
      .map((each) => fitVariogram(bins, each))
      .reduce((best, fit) => (fit.weightedSumOfSquares < best.weightedSumOfSquares ? fit : best));
  const far = Math.max(...bins.map((bin) => bin.distance));
  const near = Math.min(...bins.map((bin) => bin.distance));
  const fitAt = (range: number) => sillFit(bins, model, range);
  const from = Math.log(near / 20);
  // Fields that keep growing look for an ever longer range; a thousand times the largest distance is a straight line.
  const to = Math.log(far * 1000);
  const steps = 400;
  const scan = Array.from({ length: steps + 1 }, (_, k) => {
    const logRange = from + ((to - from) * k) / steps;
    return { logRange, sum: fitAt(Math.exp(logRange)).weightedSumOfSquares };
  });
  const valleys = scan.filter(
    ({ sum }, k) => sum <= (scan[k - 1]?.sum ?? Infinity) && sum <= (scan[k + 1]?.sum ?? Infinity),
  );
  const step = (to - from) / steps;
  return valleys
    .map(({ logRange }) =>
      fitAt(
        Math.exp(
          goldenSection((r) => fitAt(Math.exp(r)).weightedSumOfSquares, logRange - step, logRange + step),
        ),
      ),
    )
    .reduce((best, fit) => (fit.weightedSumOfSquares < best.weightedSumOfSquares ? fit : best));
}

/** Nugget and partial sill ≥ 0 for a given range: the 2×2 normal equations, or the better edge of the quadrant. */
function sillFit(bins: readonly VariogramBin[], model: VariogramModel, range: number): Fit {
  let [s0, s1, s2, t0, t1] = [0, 0, 0, 0, 0];
  for (const { distance, semivariance: observed, pairs } of bins) {
    const weight = pairs / (distance * distance);
    const g = shape(model, distance, range);
    s0 += weight;
    s1 += weight * g;
    s2 += weight * g * g;
    t0 += weight * observed;
    t1 += weight * g * observed;
  }
  const determinant = s0 * s2 - s1 * s1;
  const candidates: [nugget: number, psill: number][] = [
    [0, s2 > 0 ? t1 / s2 : 0],
    [t0 / s0, 0],
  ];
  if (determinant > 1e-12 * s0 * s2)
    candidates.push([(t0 * s2 - t1 * s1) / determinant, (t1 * s0 - t0 * s1) / determinant]);
  let best: Fit | null = null;
  for (const [nugget, psill] of candidates) {
    if (nugget < 0 || psill < 0) continue;
    const variogram: Variogram = { model, nugget, psill, range };
    const weightedSumOfSquares = misfit(bins, variogram);
    if (!best || weightedSumOfSquares < best.weightedSumOfSquares) best = { variogram, weightedSumOfSquares };
  }
  return best ?? { variogram: { model, nugget: 0, psill: 0, range }, weightedSumOfSquares: Infinity };
}

function misfit(bins: readonly VariogramBin[], variogram: Variogram): number {
  let sum = 0;
  for (const { distance, semivariance: observed, pairs } of bins)
    sum += (pairs / (distance * distance)) * (observed - semivariance(variogram, distance)) ** 2;
  return sum;
}

function goldenSection(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  let a = high - ratio * (high - low);
  let b = low + ratio * (high - low);
  let [fa, fb] = [f(a), f(b)];
  while (high - low > 1e-10) {
    if (fa <= fb) {
      [high, b, fb] = [b, a, fa];
      a = high - ratio * (high - low);
      fa = f(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + ratio * (high - low);
      fb = f(b);
    }
  }
  return (low + high) / 2;
}
