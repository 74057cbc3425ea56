import type { Variogram } from '../domain/recipe.ts';
import { forward, invertFactor } from './cholesky.ts';
import { exactCovariance } from './covariance.ts';
import { batchSize, cellsOnPoints, createPanel } from './covariance-panel.ts';
import { createFieldRows } from './field-rows.ts';
import type { Kriging } from './kriging.ts';
import { dualOf, type System, systemOf } from './kriging-system.ts';
import type { Points } from './points.ts';

/**
 * Kriging from all points: one factorisation; then a value is a dot product, a variance a triangular product.
 * @throws DataError `kriging-coincident`, `kriging-singular`
 */
export function globalKriging(points: Points, given: Variogram): Kriging {
  const system = systemOf(points, given);
  const dual = dualOf(system, points.z);
  const rows = createFieldRows(points, system.variogram, [{ ...dual, z: points.z }]);
  let variances: ReturnType<typeof createVarianceRows> | null = null;
  return {
    predict: predictor(points, system, dual),
    valueRows: (frame, rowFrom, rowTo, out, mask = null) => rows(frame, rowFrom, rowTo, mask, [out]),
    varianceRows(frame, range, out, mask) {
      variances ??= createVarianceRows(points, system);
      variances(frame, range, out, mask);
    },
    notes: system.notes,
  };
}

function predictor(
  points: Points,
  { factor, ones, total, variogram }: System,
  dual: ReturnType<typeof dualOf>,
): Kriging['predict'] {
  const { x: px, y: py, z: pz } = points;
  const n = px.length;
  const covariance = exactCovariance(variogram);
  const sill = variogram.nugget + variogram.psill;
  const c = new Float64Array(n);
  return (x, y) => {
    let value = dual.mean;
    for (let i = 0; i < n; i++) {
      const d2 = (px[i] - x) ** 2 + (py[i] - y) ** 2;
      if (d2 === 0) return { value: pz[i], variance: 0 };
      c[i] = covariance(d2);
      value += c[i] * dual.weights[i];
    }
    forward(factor, n, c);
    let explained = 0;
    let crossed = 0;
    for (let i = 0; i < n; i++) {
      explained += c[i] * c[i];
      crossed += c[i] * ones[i];
    }
    return { value, variance: Math.max(0, sill - explained + (1 - crossed) ** 2 / total) };
  };
}

/**
 * cᵀC⁻¹c = |L⁻¹c|² with L⁻¹ made once, batch by batch: a product of matrices runs several times as fast as a
 * substitution a cell. Points beyond the reach of the model take no part in the product.
 */
function createVarianceRows(
  points: Points,
  { factor, ones, total, variogram }: System,
): Kriging['varianceRows'] {
  const n = points.x.length;
  const inverse = invertFactor(factor, n);
  const panel = createPanel(points, variogram);
  const sill = variogram.nugget + variogram.psill;
  const a = new Float64Array(batchSize);
  const b = new Float64Array(batchSize);
  const explained = new Float64Array(batchSize);
  const crossed = new Float64Array(batchSize);
  return (frame, range, out, mask) => {
    panel.eachBatch(frame, range, mask, (cells, count) => {
      const m = panel.load(count);
      explained.fill(0);
      crossed.fill(0);
      // Row i of L⁻¹ ends at i: only the active points up to there count. Two rows at a time.
      for (let i = m > 0 ? panel.active[0] : n, upTo = 0; i < n; i += 2) {
        const second = Math.min(i + 1, n - 1);
        while (upTo < m && panel.active[upTo] <= second) upTo++;
        panel.products(upTo, inverse, i * n, inverse, second * n, a, b);
        const both = second > i ? 1 : 0;
        const u = ones[i];
        const v = both * ones[second];
        for (let c = 0; c < count; c++) {
          explained[c] += a[c] * a[c] + both * b[c] * b[c];
          crossed[c] += u * a[c] + v * b[c];
        }
      }
      for (let c = 0; c < count; c++)
        out[cells[c]] = Math.max(0, sill - explained[c] + (1 - crossed[c]) ** 2 / total);
    });
    const { from, to, step } = range;
    for (const [cell] of cellsOnPoints(points, frame)) {
      const row = Math.floor(cell / frame.width);
      const taken = row >= from && row < to && row % step === 0 && (cell % frame.width) % step === 0;
      if (taken && mask?.[cell] !== 0) out[cell] = 0;
    }
  };
}
