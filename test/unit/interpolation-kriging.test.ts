import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import type { Variogram } from '../../src/domain/recipe.ts';
import type { GridFrame } from '../../src/grid/frame.ts';
import { crossValidate, crossValidateGaps } from '../../src/interpolation/cross-validation.ts';
import { idwAt } from '../../src/interpolation/idw.ts';
import { createKriging } from '../../src/interpolation/kriging.ts';
import { createHoursKriging } from '../../src/interpolation/kriging-hours.ts';
import type { Points } from '../../src/interpolation/points.ts';

const models: readonly Variogram[] = [
  { model: 'spherical', nugget: 0.5, psill: 6, range: 700 },
  { model: 'exponential', nugget: 0, psill: 6, range: 300 },
  { model: 'gaussian', nugget: 0.2, psill: 6, range: 400 },
];
const frame: GridFrame = { origin: [-145, 1130], cellSizeM: 10, width: 131, height: 117 };

/** Places on a 10 m lattice (some are cell centres of the frame), no two alike. */
const pointsArbitrary = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 3,
    maxLength: 40,
    selector: ([x, y]) => `${x},${y}`,
  })
  .chain((places) =>
    fc.tuple(
      fc.constant(places),
      fc.array(fc.double({ min: 40, max: 75, noNaN: true }), {
        minLength: places.length,
        maxLength: places.length,
      }),
    ),
  )
  .map(
    ([places, z]): Points => ({
      x: Float64Array.from(places, ([x]) => 10 * x - 145 + 10),
      y: Float64Array.from(places, ([, y]) => 10 * y + 7),
      z: Float64Array.from(z),
    }),
  );
const some = { numRuns: 25 };
const everyModel = (check: (points: Points, variogram: Variogram) => void) =>
  fc.assert(
    fc.property(pointsArbitrary, fc.constantFrom(...models), (points, variogram) => check(points, variogram)),
    some,
  );

describe('ordinary kriging', () => {
  it('adds what is added to all data, so its weights sum to one', () => {
    everyModel((points, variogram) => {
      const one = createKriging(points, variogram, null).predict(333, 444);
      const other = createKriging({ ...points, z: points.z.map((z) => z + 100) }, variogram, null).predict(
        333,
        444,
      );
      expect(other.value - one.value).toBeCloseTo(100, 7);
      expect(other.variance).toBeCloseTo(one.variance, 9);
    });
  });

  it('does not depend on where the plane begins or on the order of the points', () => {
    everyModel((points, variogram) => {
      const reverse = (values: Float64Array) => values.slice().reverse();
      const moved = {
        x: reverse(points.x).map((x) => x + 4096),
        y: reverse(points.y).map((y) => y - 8192),
        z: reverse(points.z),
      };
      for (const neighbours of [null, 3]) {
        const one = createKriging(points, variogram, neighbours).predict(333.3, 444.1);
        const other = createKriging(moved, variogram, neighbours).predict(333.3 + 4096, 444.1 - 8192);
        expect(other.value).toBeCloseTo(one.value, 6);
        expect(other.variance).toBeCloseTo(one.variance, 6);
      }
    });
  });

  it('fills rows with what it predicts place by place, and nothing outside the mask', () => {
    everyModel((points, variogram) => {
      const kriging = createKriging(points, variogram, null);
      const mask = new Uint8Array(frame.width * frame.height).map((_, cell) => (cell % 3 === 0 ? 0 : 1));
      const values = new Float32Array(mask.length).fill(-1);
      const variances = values.slice();
      kriging.valueRows(frame, 20, 30, values, mask);
      kriging.varianceRows(frame, { from: 20, to: 30, step: 1 }, variances, mask);
      for (let cell = 0; cell < mask.length; cell += 7) {
        const row = Math.floor(cell / frame.width);
        if (row < 20 || row >= 30 || mask[cell] === 0) {
          expect([values[cell], variances[cell]]).toEqual([-1, -1]);
          continue;
        }
        const { value, variance } = kriging.predict(
          frame.origin[0] + (cell % frame.width) * frame.cellSizeM,
          frame.origin[1] - row * frame.cellSizeM,
        );
        expect(Math.abs(values[cell] - value)).toBeLessThan(1e-5);
        expect(Math.abs(variances[cell] - variance)).toBeLessThan(1e-5);
      }
    });
  });

  it('gives the datum and no variance in a cell whose centre is a station, coarse steps included', () => {
    const points = {
      x: Float64Array.of(-145, -65, 300),
      y: Float64Array.of(1130, 1050, 400),
      z: Float64Array.of(50, 60, 70),
    };
    const kriging = createKriging(points, models[0], null);
    const values = new Float32Array(frame.width * frame.height);
    const variances = values.slice().fill(-1);
    kriging.valueRows(frame, 0, frame.height, values);
    kriging.varianceRows(frame, { from: 0, to: frame.height, step: 8 }, variances, null);
    const second = 8 * frame.width + 8;
    expect([values[0], values[second], variances[0], variances[second]]).toEqual([50, 60, 0, 0]);
    expect([variances[1], variances[7 * frame.width]]).toEqual([-1, -1]);
    // One cell further the nugget shows.
    expect(values[1]).toBeLessThan(59);
    expect(kriging.predict(-135, 1130).variance).toBeGreaterThan(0.5);
  });

  it('with a pure nugget is the mean, with the variance of a new observation', () => {
    const points = {
      x: Float64Array.of(0, 500, 900, 200),
      y: Float64Array.of(0, 20, 600, 900),
      z: Float64Array.of(50, 52, 57, 61),
    };
    const variogram: Variogram = { model: 'exponential', nugget: 4, psill: 0, range: 100 };
    expect(createKriging(points, variogram, null).predict(300, 300)).toEqual({ value: 55, variance: 5 });
    // The third point, with 57, is the furthest.
    const nearest = createKriging(points, variogram, 3).predict(300, 250);
    expect(nearest.value).toBeCloseTo((50 + 52 + 61) / 3, 12);
    expect(nearest.variance).toBeCloseTo(4 + 4 / 3, 12);
  });

  it('of equal values with their own variogram is that value without variance', () => {
    const points = {
      x: Float64Array.of(0, 500, 900),
      y: Float64Array.of(0, 20, 600),
      z: Float64Array.of(55, 55, 55),
    };
    const kriging = createKriging(points, { model: 'spherical', nugget: 0, psill: 0, range: 100 }, null);
    expect(kriging.predict(10, 10)).toEqual({ value: 55, variance: 0 });
    const values = new Float32Array(frame.width * frame.height).fill(-1);
    kriging.valueRows(frame, 0, 1, values, new Uint8Array(values.length).fill(1, 1));
    expect([values[0], values[1], values[frame.width]]).toEqual([-1, 55, -1]);
  });

  it('names two points at one place', () => {
    const points = {
      x: Float64Array.of(0, 500, 0),
      y: Float64Array.of(0, 20, 0),
      z: Float64Array.of(50, 51, 52),
    };
    expect(() => createKriging(points, { ...models[1], nugget: 0 }, null)).toThrow(DataError);
    try {
      createKriging(points, { ...models[1], nugget: 0 }, null);
    } catch (error) {
      expect((error as DataError).notes).toEqual([
        { code: 'kriging-coincident', params: { first: 1, second: 3 } },
      ]);
    }
  });

  it('a gaussian model without nugget is helped by a negligible one, and says so', () => {
    const n = 12;
    const x = Float64Array.from({ length: n * n }, (_, i) => (i % n) * 50);
    const y = Float64Array.from({ length: n * n }, (_, i) => Math.floor(i / n) * 50);
    const z = x.map((each, i) => 55 + 8 * Math.sin(each / 150) * Math.cos(y[i] / 170));
    const kriging = createKriging({ x, y, z }, { model: 'gaussian', nugget: 0, psill: 9, range: 400 }, null);
    expect(kriging.notes.map(({ code }) => code)).toEqual(['kriging-nugget-raised']);
    const { value, variance } = kriging.predict(262, 281);
    expect(value).toBeCloseTo(55 + 8 * Math.sin(262 / 150) * Math.cos(281 / 170), 2);
    expect(variance).toBeLessThan(1e-3);
  });
});

describe('kriging of many hours', () => {
  const points = {
    x: Float64Array.from({ length: 30 }, (_, i) => (i * 379) % 1000),
    y: Float64Array.from({ length: 30 }, (_, i) => (i * 617) % 1009),
  };
  const hour = (h: number, missing: readonly number[]) =>
    Float64Array.from(points.x, (x, i) =>
      missing.includes(i) ? Number.NaN : 55 + 5 * Math.sin(x / 200 + h) + (i % 3),
    );
  const fields = [
    hour(0, []),
    hour(1, []),
    hour(2, [3, 17]),
    hour(3, []),
    hour(4, [3, 17]),
    hour(5, [...points.x.keys()].slice(1)),
  ];

  it('equals kriging of each hour alone, with a system for each pattern of missing stations', () => {
    for (const variogram of models) {
      const kriging = createHoursKriging(points, fields, variogram);
      expect(kriging.systems).toBe(3);
      const out = fields.map(() => new Float32Array(frame.width * frame.height));
      kriging.valueRows(frame, 50, 54, out);
      fields.slice(0, 5).forEach((z, h) => {
        const keep = (values: Float64Array) => values.filter((_, i) => !Number.isNaN(z[i]));
        const alone = new Float32Array(out[h].length);
        createKriging({ x: keep(points.x), y: keep(points.y), z: keep(z) }, variogram, null).valueRows(
          frame,
          50,
          54,
          alone,
        );
        const worst = alone.reduce((most, value, cell) => Math.max(most, Math.abs(value - out[h][cell])), 0);
        expect(worst).toBeLessThan(2e-5);
      });
      expect(out[5][52 * frame.width + 3]).toBeNaN();
    }
  });
});

describe('leave-one-out of many hours', () => {
  const x = Float64Array.from({ length: 24 }, (_, i) => (i * 379) % 1000);
  const y = Float64Array.from({ length: 24 }, (_, i) => (i * 617) % 1009);
  const hour = (h: number, missing: readonly number[]) =>
    x.map((each, i) => (missing.includes(i) ? Number.NaN : 55 + 5 * Math.sin(each / 200 + h) + (i % 3)));
  const fields = [hour(0, []), hour(2, [3, 17]), hour(4, [3, 17]), hour(5, [...x.keys()].slice(1))];

  it('equals kriging each station from the others that measured in that hour', () => {
    const flat = { model: 'spherical', nugget: 0, psill: 0, range: 100 } as const;
    for (const variogram of [...models, flat]) {
      const { validations } = createHoursKriging({ x, y }, fields, variogram);
      fields.slice(0, 3).forEach((z, h) => {
        const { predicted, observed, residuals, n, meanError, meanAbsoluteError, rmse } = validations[h];
        expect(observed).toEqual([...z]);
        const errors: number[] = [];
        for (const [i, level] of z.entries()) {
          if (Number.isNaN(level)) {
            expect([predicted[i], residuals[i]]).toEqual([Number.NaN, Number.NaN]);
            continue;
          }
          const others = (values: Float64Array) => values.filter((_, j) => j !== i && !Number.isNaN(z[j]));
          const rest = { x: others(x), y: others(y), z: others(z) };
          const { value } = createKriging(rest, variogram, null).predict(x[i], y[i]);
          expect(predicted[i]).toBeCloseTo(value, 8);
          errors.push(value - level);
        }
        expect(n).toBe(errors.length);
        const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
        expect(meanError).toBeCloseTo(mean(errors), 8);
        expect(meanAbsoluteError).toBeCloseTo(mean(errors.map(Math.abs)), 8);
        expect(rmse).toBeCloseTo(Math.sqrt(mean(errors.map((error) => error ** 2))), 8);
      });
      expect(validations[3].n).toBe(0);
    }
  });

  it('by IDW leaves gaps out as well', () => {
    const options = { power: 2, neighbours: 6, radiusM: null };
    const [, z] = fields;
    const { predicted, n } = crossValidateGaps({ x, y }, z, options);
    expect(n).toBe(22);
    for (const [i, level] of z.entries()) {
      const others = (values: Float64Array) => values.filter((_, j) => j !== i && !Number.isNaN(z[j]));
      const [value] = idwAt({ x: others(x), y: others(y), z: others(z) }, [x[i]], [y[i]], options);
      expect(predicted[i]).toBe(Number.isNaN(level) ? Number.NaN : value);
    }
    expect(crossValidateGaps({ x, y }, fields[3], options).n).toBe(0);
  });
});

describe('leave-one-out', () => {
  it('with nearest neighbours equals refits from the nearest of the others', () => {
    const n = 60;
    const points = {
      x: Float64Array.from({ length: n }, (_, i) => (i * 379.3) % 1000),
      y: Float64Array.from({ length: n }, (_, i) => (i * 617.7) % 1009),
      z: Float64Array.from({ length: n }, (_, i) => 50 + ((i * 7.31) % 20)),
    };
    for (const variogram of models) {
      const {
        predicted,
        residuals,
        n: count,
      } = crossValidate(points, { kind: 'kriging', variogram, neighbours: 8 });
      expect(count).toBe(n);
      for (const i of [0, 21, 59]) {
        const rest = (values: Float64Array) => values.filter((_, j) => j !== i);
        const without = createKriging(
          { x: rest(points.x), y: rest(points.y), z: rest(points.z) },
          variogram,
          8,
        );
        expect(predicted[i]).toBeCloseTo(without.predict(points.x[i], points.y[i]).value, 9);
        expect(residuals[i]).toBe(predicted[i] - points.z[i]);
      }
    }
  });

  it('of IDW is the weighted mean of the others', () => {
    const points = {
      x: Float64Array.of(0, 100, 300),
      y: Float64Array.of(0, 0, 0),
      z: Float64Array.of(50, 60, 64),
    };
    const { predicted, meanError, meanAbsoluteError, rmse } = crossValidate(points, {
      kind: 'idw',
      options: { power: 2, neighbours: null, radiusM: null },
    });
    // 1/100² : 1/300² = 9 : 1; 1/100² : 1/200² = 4 : 1; 1/300² : 1/200² = 4 : 9.
    const expected = [60.4, 52.8, (4 * 50 + 9 * 60) / 13];
    expected.forEach((value, i) => {
      expect(predicted[i]).toBeCloseTo(value, 12);
    });
    const residuals = expected.map((value, i) => value - points.z[i]);
    expect(meanError).toBeCloseTo(residuals.reduce((a, b) => a + b) / 3, 12);
    expect(meanAbsoluteError).toBeCloseTo(residuals.reduce((a, b) => a + Math.abs(b), 0) / 3, 12);
    expect(rmse).toBeCloseTo(Math.hypot(...residuals) / Math.sqrt(3), 12);
  });
});
