import { describe, expect, it } from 'vitest';
import { crossValidate } from '../../src/interpolation/cross-validation.ts';
import { idwAt } from '../../src/interpolation/idw.ts';
import { createKriging } from '../../src/interpolation/kriging.ts';
import type { Points } from '../../src/interpolation/points.ts';
import { empiricalVariogram, fitVariogram } from '../../src/interpolation/variogram.ts';
import { readNumbers } from '../fixtures/read-csv.ts';

const table = (name: string) => readNumbers(`./kriging/${name}.csv`);
const pointsOf = (rows: Record<string, number>[], value: string): Points => ({
  x: Float64Array.from(rows, (row) => row.x),
  y: Float64Array.from(rows, (row) => row.y),
  z: Float64Array.from(rows, (row) => row[value]),
});
const meuse = pointsOf(table('meuse-input'), 'logzinc');
const variogram = { model: 'spherical', nugget: 0.05, psill: 0.59, range: 897 } as const;
const relative = (ours: number, theirs: number) => Math.abs(ours - theirs) / Math.abs(theirs);

describe('ordinary kriging equals gstat', () => {
  it.each([
    ['all points', 'ordinary-kriging-25', null],
    ['the 32 nearest', 'ordinary-kriging-nearest32-25', 32],
  ] as const)('prediction and variance at 25 places from %s', (_, name, neighbours) => {
    const kriging = createKriging(meuse, variogram, neighbours);
    const rows = table(name);
    expect(rows).toHaveLength(25);
    for (const { x, y, pred, var: variance } of rows) {
      const ours = kriging.predict(x, y);
      expect(relative(ours.value, pred)).toBeLessThan(1e-6);
      expect(relative(ours.variance, variance)).toBeLessThan(1e-6);
    }
  });

  it('the datum itself with variance 0 at a data point', () => {
    for (const neighbours of [null, 32]) {
      const kriging = createKriging(meuse, variogram, neighbours);
      expect(kriging.predict(meuse.x[7], meuse.y[7])).toEqual({ value: meuse.z[7], variance: 0 });
    }
  });

  it('leave-one-out residuals, mean error and RMSE', () => {
    const { residuals, meanError, rmse, n } = crossValidate(meuse, {
      kind: 'kriging',
      variogram,
      neighbours: null,
    });
    for (const { row, residual } of table('leave-one-out-first40'))
      expect(Math.abs(-residuals[row - 1] - residual)).toBeLessThan(1e-6 * Math.max(1, Math.abs(residual)));
    expect(n).toBe(155);
    expect(-meanError).toBeCloseTo(-1.26e-5, 7);
    expect(rmse).toBeCloseTo(0.39175, 5);
  });

  it('leave-one-out by refitting without the point gives the same residuals', () => {
    const closed = crossValidate(meuse, { kind: 'kriging', variogram, neighbours: null });
    for (const i of [0, 17, 154]) {
      const rest = (values: Float64Array) => values.filter((_, j) => j !== i);
      const without = createKriging(
        { x: rest(meuse.x), y: rest(meuse.y), z: rest(meuse.z) },
        variogram,
        null,
      );
      expect(without.predict(meuse.x[i], meuse.y[i]).value).toBeCloseTo(closed.predicted[i], 10);
    }
  });
});

describe('the variogram equals gstat', () => {
  const bins = empiricalVariogram(meuse);

  it('empirical, with the default cutoff and width', () => {
    const theirs = table('variogram-empirical');
    expect(bins).toHaveLength(theirs.length);
    theirs.forEach(({ np, dist, gamma }, k) => {
      expect(bins[k].pairs).toBe(np);
      expect(relative(bins[k].distance, dist)).toBeLessThan(1e-6);
      expect(relative(bins[k].semivariance, gamma)).toBeLessThan(1e-6);
    });
  });

  it('fitted within 1 %, with a weighted sum of squares no larger', () => {
    const { variogram: fitted, weightedSumOfSquares } = fitVariogram(bins, 'spherical');
    expect(weightedSumOfSquares).toBeLessThanOrEqual(9.011194398928604e-6 * (1 + 1e-9));
    expect(relative(fitted.nugget, 0.05066242681921433)).toBeLessThan(0.01);
    expect(relative(fitted.psill, 0.5906078022101191)).toBeLessThan(0.01);
    expect(relative(fitted.range, 897.0209097970009)).toBeLessThan(0.01);
  });
});

describe('IDW equals an independent evaluation', () => {
  const points = pointsOf(table('idw-input'), 'z');
  it.each([
    ['p2', { power: 2, neighbours: null, radiusM: null }],
    ['p3', { power: 3, neighbours: null, radiusM: null }],
    ['p2_nearest12_radius3000', { power: 2, neighbours: 12, radiusM: 3000 }],
  ] as const)('%s', (column, options) => {
    const rows = table('idw-25');
    const ours = idwAt(
      points,
      rows.map(({ x }) => x),
      rows.map(({ y }) => y),
      options,
    );
    rows.forEach((row, i) => {
      expect(relative(ours[i], row[column])).toBeLessThan(1e-6);
    });
  });
});
