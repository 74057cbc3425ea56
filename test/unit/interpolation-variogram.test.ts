import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { type Variogram, variogramModels } from '../../src/domain/recipe.ts';
import { checkPoints, mergeCoincident } from '../../src/interpolation/points.ts';
import {
  empiricalVariogram,
  fitVariogram,
  pooledVariogram,
  semivariance,
  type VariogramBin,
  variogramNotes,
} from '../../src/interpolation/variogram.ts';

const codesOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof DataError) return error.notes.map(({ code }) => code);
    throw error;
  }
  return [];
};

describe('empirical semivariogram', () => {
  const line = { x: Float64Array.of(0, 1, 2, 4), y: new Float64Array(4), z: Float64Array.of(50, 52, 51, 57) };

  it('by hand: classes open below and closed above', () => {
    // Distances 1, 1 | 2, 2 | 3 | 4 with squared differences 4, 1 | 1, 36 | 25 | 49.
    expect(empiricalVariogram(line, { cutoffM: 4, widthM: 2 })).toEqual([
      { distance: 6 / 4, semivariance: (4 + 1 + 1 + 36) / 8, pairs: 4 },
      { distance: 7 / 2, semivariance: (25 + 49) / 4, pairs: 2 },
    ]);
    expect(empiricalVariogram(line, { cutoffM: 3, widthM: 1 }).map(({ pairs }) => pairs)).toEqual([2, 2, 1]);
  });

  it('pools hours without their means, and leaves out what is missing', () => {
    const louder = line.z.map((z) => z + 20);
    const options = { cutoffM: 4, widthM: 2 };
    const [one] = empiricalVariogram(line, options);
    const [two] = pooledVariogram(line, [line.z, louder], options);
    expect(two).toEqual({ ...one, pairs: 2 * one.pairs });
    const [, far] = pooledVariogram(line, [line.z, Float64Array.of(50, 52, 51, Number.NaN)], options);
    expect(far.pairs).toBe(2);
  });

  it('takes every pair where a third of the diagonal holds none', () => {
    const three = {
      x: Float64Array.of(0, 100, 10),
      y: Float64Array.of(0, 0, 90),
      z: Float64Array.of(50, 55, 53),
    };
    expect(empiricalVariogram(three).reduce((sum, { pairs }) => sum + pairs, 0)).toBe(3);
    const codes = variogramNotes(three, empiricalVariogram(three)).map(({ code }) => code);
    expect(codes).toEqual(['variogram-all-pairs']);
    const row = { x: Float64Array.from({ length: 30 }, (_, i) => i), y: new Float64Array(30) };
    expect(variogramNotes(row, empiricalVariogram({ ...row, z: row.x }))).toEqual([]);
  });

  it('refuses no extent and absurd widths', () => {
    const same = { x: Float64Array.of(1, 1), y: Float64Array.of(2, 2), z: Float64Array.of(1, 2) };
    expect(codesOf(() => empiricalVariogram(same))).toEqual(['variogram-no-extent']);
    expect(codesOf(() => empiricalVariogram(line, { cutoffM: 4, widthM: 1e-6 }))).toEqual([
      'variogram-many-bins',
    ]);
  });
});

describe('fit', () => {
  const distances = Array.from({ length: 15 }, (_, k) => 60 + 110 * k);
  const binsOf = (gamma: (h: number) => number): VariogramBin[] =>
    distances.map((distance, k) => ({ distance, semivariance: gamma(distance), pairs: 40 + 30 * k }));
  const wss = (bins: readonly VariogramBin[], variogram: Variogram) =>
    bins.reduce(
      (sum, b) =>
        sum + (b.pairs / b.distance ** 2) * (b.semivariance - semivariance(variogram, b.distance)) ** 2,
      0,
    );

  it.each(variogramModels)('finds a %s model in its own bins, and auto finds the model', (model) => {
    const range = model === 'spherical' ? 900 : 350;
    const truth = { model, nugget: 1.2, psill: 7.5, range };
    const bins = binsOf((h) => semivariance(truth, h));
    for (const wanted of [model, 'auto'] as const) {
      const { variogram, weightedSumOfSquares } = fitVariogram(bins, wanted);
      expect(variogram.model).toBe(model);
      expect(variogram.nugget).toBeCloseTo(1.2, 4);
      expect(variogram.psill).toBeCloseTo(7.5, 4);
      expect(variogram.range).toBeCloseTo(range, 2);
      expect(weightedSumOfSquares).toBeLessThan(1e-12);
    }
  });

  it('is nowhere beaten by other parameters, and never negative', () => {
    const noise = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 15, maxLength: 15 });
    const other = fc.tuple(
      fc.double({ min: 0, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      fc.double({ min: 10, max: 5000, noNaN: true }),
    );
    fc.assert(
      fc.property(
        noise,
        fc.constantFrom(...variogramModels),
        fc.array(other, { minLength: 20, maxLength: 20 }),
        (deviations, model, others) => {
          let k = 0;
          const bins = binsOf((h) => Math.max(0, 2 + h / 200 + deviations[k++]));
          const { variogram, weightedSumOfSquares } = fitVariogram(bins, model);
          expect(Math.min(variogram.nugget, variogram.psill)).toBeGreaterThanOrEqual(0);
          expect(weightedSumOfSquares).toBeCloseTo(wss(bins, variogram), 9);
          for (const [nugget, psill, range] of others)
            expect(weightedSumOfSquares).toBeLessThanOrEqual(
              wss(bins, { model, nugget, psill, range }) + 1e-12,
            );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of equal values is nothing at all; one class is refused', () => {
    const { variogram } = fitVariogram(
      binsOf(() => 0),
      'auto',
    );
    expect([variogram.nugget, variogram.psill]).toEqual([0, 0]);
    expect(variogram.range).toBeGreaterThan(0);
    expect(codesOf(() => fitVariogram(binsOf(() => 1).slice(0, 1), 'auto'))).toEqual(['variogram-few-bins']);
  });
});

describe('points', () => {
  const points = (z: readonly number[], x = z.map((_, i) => 10 * i)) => ({
    x: Float64Array.from(x),
    y: new Float64Array(z.length),
    z: Float64Array.from(z),
  });

  it('at one place are averaged, in order of first appearance', () => {
    const { points: merged, groupOf, notes } = mergeCoincident(points([50, 60, 54, 70], [0, 5, 0, 9]));
    expect([...merged.x]).toEqual([0, 5, 9]);
    expect([...merged.z]).toEqual([52, 60, 70]);
    expect([...groupOf]).toEqual([0, 1, 0, 2]);
    expect(notes).toEqual([{ code: 'points-merged', params: { count: 1, places: 3 } }]);
  });

  it.each([
    ['too few', points([50, 51]), 'points-too-few'],
    ['all at one place', points([50, 51, 52], [3, 3, 3]), 'points-one-place'],
    ['no number', points([50, Number.NaN, 52]), 'points-not-finite'],
    ['above 140 dB', points([50, 141, 52]), 'points-not-levels'],
    ['below 0 dB', points([50, -1, 52]), 'points-not-levels'],
  ] as const)('refused: %s', (_, given, code) => {
    expect(codesOf(() => checkPoints(given))).toEqual([code]);
  });

  it('remarks on equal values and on one far outlier', () => {
    expect(checkPoints(points([55, 55, 55])).map(({ code }) => code)).toEqual(['points-all-equal']);
    expect(checkPoints(points([50, 51, 52, 53, 95])).map(({ code }) => code)).toEqual(['points-outlier']);
    expect(checkPoints(points([50, 51, 52, 53, 60]))).toEqual([]);
  });
});
