import type { GridFrame } from '../grid/frame.ts';
import { nearestFinder } from './nearest.ts';
import type { Points } from './points.ts';

/** Inverse distance weighting (Shepard 1968): z* = Σ wᵢzᵢ / Σ wᵢ, wᵢ = dᵢ^−p. At a point: its value. */
export interface IdwOptions {
  readonly power: number;
  /** Nearest n only; null: all. */
  readonly neighbours: number | null;
  /** Only points within this distance, metres; null: no limit. */
  readonly radiusM: number | null;
}

/**
 * Values at any places, in double precision.
 * @returns one value a target; NaN where the radius holds no point
 */
export function idwAt(
  points: Points,
  targetsX: ArrayLike<number>,
  targetsY: ArrayLike<number>,
  options: IdwOptions,
): Float64Array {
  const at = valueAt(points, options);
  return Float64Array.from({ length: targetsX.length }, (_, i) => at(targetsX[i], targetsY[i]));
}

/**
 * Fills rows [rowFrom, rowTo) of a grid's values; `out` has width · height entries. Cells outside the mask are left
 * as they are.
 */
export function idwRows(
  points: Points,
  frame: GridFrame,
  rowFrom: number,
  rowTo: number,
  options: IdwOptions,
  out: Float32Array,
  mask: Uint8Array | null = null,
): void {
  const everyPoint = options.radiusM === null && (options.neighbours ?? points.x.length) >= points.x.length;
  if (everyPoint && options.power === 2) {
    squareRows(points, frame, rowFrom, rowTo, out, mask);
    return;
  }
  const at = valueAt(points, options);
  for (let row = rowFrom; row < rowTo; row++) {
    const y = frame.origin[1] - row * frame.cellSizeM;
    for (let column = 0; column < frame.width; column++) {
      const cell = row * frame.width + column;
      if (mask?.[cell] !== 0) out[cell] = at(frame.origin[0] + column * frame.cellSizeM, y);
    }
  }
}

/**
 * Power 2 with all points. Four points share one division: Σ z/a over four is (…)/(abcd), and a division costs as
 * much as a dozen multiplications. Exactly on a point the sum is not finite; only then the point is looked for.
 */
function squareRows(
  points: Points,
  frame: GridFrame,
  rowFrom: number,
  rowTo: number,
  out: Float32Array,
  mask: Uint8Array | null,
): void {
  const n = points.x.length;
  // Padded to a multiple of four with points of no weight, infinitely far in effect.
  const padded = (n + 3) & ~3;
  const px = new Float64Array(padded).fill(1e30);
  const pz = new Float64Array(padded);
  px.set(points.x);
  pz.set(points.z);
  const dy2 = new Float64Array(padded);
  const { width, cellSizeM } = frame;
  const farFrom = n & ~3;
  for (let row = rowFrom; row < rowTo; row++) {
    const y = frame.origin[1] - row * cellSizeM;
    for (let i = 0; i < n; i++) dy2[i] = (points.y[i] - y) ** 2;
    for (let column = 0; column < width; column++) {
      if (mask !== null && mask[row * width + column] === 0) continue;
      const x = frame.origin[0] + column * cellSizeM;
      let weights = 0;
      let sum = 0;
      for (let i = 0; i < farFrom; i += 4) {
        const da = px[i] - x;
        const db = px[i + 1] - x;
        const dc = px[i + 2] - x;
        const dd = px[i + 3] - x;
        const a = da * da + dy2[i];
        const b = db * db + dy2[i + 1];
        const c = dc * dc + dy2[i + 2];
        const d = dd * dd + dy2[i + 3];
        const ab = a * b;
        const cd = c * d;
        const inverse = 1 / (ab * cd);
        weights += (cd * (a + b) + ab * (c + d)) * inverse;
        sum += (cd * (pz[i] * b + pz[i + 1] * a) + ab * (pz[i + 2] * d + pz[i + 3] * c)) * inverse;
      }
      for (let i = farFrom; i < n; i++) {
        const dx = px[i] - x;
        const w = 1 / (dx * dx + dy2[i]);
        weights += w;
        sum += w * pz[i];
      }
      const value = sum / weights;
      out[row * width + column] = Number.isFinite(value) ? value : onPoint(points, x, y);
    }
  }
}

function onPoint(points: Points, x: number, y: number): number {
  for (let i = 0; i < points.x.length; i++) if (points.x[i] === x && points.y[i] === y) return points.z[i];
  return Number.NaN;
}

function valueAt(
  points: Points,
  { power, neighbours, radiusM }: IdwOptions,
): (x: number, y: number) => number {
  const weight = weightOf(power);
  const n = points.x.length;
  if (radiusM === null && (neighbours ?? n) >= n) {
    return (x, y) => {
      let weights = 0;
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const dx = points.x[i] - x;
        const dy = points.y[i] - y;
        const d2 = dx * dx + dy * dy;
        if (d2 === 0) return points.z[i];
        const w = weight(d2);
        weights += w;
        sum += w * points.z[i];
      }
      return sum / weights;
    };
  }
  const nearest = nearestFinder(points, neighbours ?? n, radiusM);
  return (x, y) => {
    const found = nearest.find(x, y);
    if (found === 0) return Number.NaN;
    if (nearest.distance2[0] === 0) return points.z[nearest.index[0]];
    let weights = 0;
    let sum = 0;
    for (let k = 0; k < found; k++) {
      const w = weight(nearest.distance2[k]);
      weights += w;
      sum += w * points.z[nearest.index[k]];
    }
    return sum / weights;
  };
}

/** d² → d^−p, without a power function where a few multiplications do. */
function weightOf(power: number): (d2: number) => number {
  if (power === 1) return (d2) => 1 / Math.sqrt(d2);
  if (power === 2) return (d2) => 1 / d2;
  if (power === 3) return (d2) => 1 / (d2 * Math.sqrt(d2));
  if (power === 4) return (d2) => 1 / (d2 * d2);
  return (d2) => d2 ** (-power / 2);
}
