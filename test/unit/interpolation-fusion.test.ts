import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import type { GridFrame } from '../../src/grid/frame.ts';
import { crossValidate } from '../../src/interpolation/cross-validation.ts';
import { type Fusion, fuse } from '../../src/interpolation/fusion.ts';
import { correctionOf, createCorrector } from '../../src/interpolation/fusion-correction.ts';
import { checksFor, type FusionStation } from '../../src/interpolation/fusion-stations.ts';

const station = (k: number, more: Partial<FusionStation> = {}): FusionStation => ({
  id: `s${k}`,
  x: 100 * (k % 7),
  y: 130 * Math.floor(k / 7),
  measuredDb: 60 + (k % 5),
  predictedDb: 58,
  valid: true,
  group: 'area',
  ...more,
});
const stations = (n: number, more: (k: number) => Partial<FusionStation> = () => ({})) =>
  Array.from({ length: n }, (_, k) => station(k, more(k)));
const seeded = (seed: number) => ({ group: 'area', checks: { kind: 'seed', seed } }) as const;
const idsOf = (pairs: Fusion['checks']['pairs']) => pairs.flatMap(({ ids }) => ids);
const codes = ({ notes }: Fusion) => notes.map(({ code }) => code);
const refusal = (act: () => unknown) => {
  try {
    act();
  } catch (error) {
    if (error instanceof DataError) return error.notes[0];
  }
  throw new Error('accepted');
};

/** Places on a lattice, no two alike, with levels. */
const network = (minLength: number, maxLength: number) =>
  fc
    .uniqueArray(
      fc.record({
        column: fc.integer({ min: 0, max: 60 }),
        row: fc.integer({ min: 0, max: 60 }),
        predictedDb: fc.double({ min: 35, max: 80, noNaN: true }),
        difference: fc.double({ min: -8, max: 8, noNaN: true }),
      }),
      { minLength, maxLength, selector: ({ column, row }) => `${column},${row}` },
    )
    .map((places) =>
      places.map(({ column, row, predictedDb, difference }, k) =>
        station(k, { x: 50 * column, y: 50 * row, predictedDb, measuredDb: predictedDb + difference }),
      ),
    );
const seeds = fc.integer();
const some = { numRuns: 40 };

describe('correction by stations', () => {
  it('removes a constant bias exactly, whatever the number of stations', () => {
    fc.assert(
      fc.property(network(6, 60), seeds, fc.double({ min: -9, max: 9, noNaN: true }), (given, seed, bias) => {
        const biased = given.map((each) => ({ ...each, measuredDb: each.predictedDb + bias }));
        const fusion = fuse(biased, seeded(seed));
        for (const errors of [fusion.checks, fusion.leaveOneOut]) {
          expect(errors.before.meanError).toBeCloseTo(-bias, 9);
          expect(errors.before.rmse).toBeCloseTo(Math.abs(bias), 9);
          expect(errors.after.rmse).toBeCloseTo(0, 9);
        }
        expect(createCorrector(fusion.correction).at(777, -333)).toBeCloseTo(bias, 9);
      }),
      some,
    );
  });

  it('is the mean below 10 stations, and its leave-one-out has the closed form', () => {
    fc.assert(
      fc.property(network(6, 12), seeds, (given, seed) => {
        const { correction, points, leaveOneOut } = fuse(given, seeded(seed));
        const n = points.z.length;
        const mean = points.z.reduce((sum, z) => sum + z, 0) / n;
        if (correction.kind !== 'constant') throw new Error(correction.kind);
        expect(correction.correctionDb).toBeCloseTo(mean, 9);
        // Error without place i: (mean − zᵢ) · n / (n − 1).
        leaveOneOut.pairs.forEach(({ correctedDb, measuredDb }, i) => {
          expect(correctedDb - measuredDb).toBeCloseTo(((mean - points.z[i]) * n) / (n - 1), 9);
        });
        expect(leaveOneOut.after.meanError).toBeCloseTo(0, 9);
      }),
      some,
    );
  });

  it('is kriging from 10 stations on, by the stated variogram', () => {
    // Twelve used of 15: corrections 2 … 6.
    const { correction, points, leaveOneOut, notes } = fuse(stations(15), seeded(1));
    if (correction.kind !== 'kriging') throw new Error(correction.kind);
    const mean = points.z.reduce((sum, z) => sum + z, 0) / 12;
    const variance = points.z.reduce((sum, z) => sum + (z - mean) ** 2, 0) / 11;
    const { model, nugget, psill, range } = correction.variogram;
    expect([correction.origin, model]).toEqual(['default', 'spherical']);
    expect(nugget).toBeCloseTo(variance / 4, 9);
    expect(psill).toBeCloseTo((3 * variance) / 4, 9);
    expect(range).toBeCloseTo(Math.hypot(600, 260) / 3, 9);
    expect(notes.map(({ code }) => code)).toContain('fusion-variogram-default');
    const { rmse } = crossValidate(points, correction);
    expect(leaveOneOut.after.rmse).toBeCloseTo(rmse, 9);

    const variogram = { model: 'exponential', nugget: 0.1, psill: 3, range: 250 } as const;
    const given = fuse(stations(15), { ...seeded(1), variogram }).correction;
    expect(given).toMatchObject({ origin: 'given', variogram });
  });

  it('fits the variogram from 30 stations on', () => {
    const smooth = (k: number) => ({
      measuredDb: 60 + 3 * Math.sin(station(k).x / 200) + 2 * Math.cos(station(k).y / 250),
    });
    const before = fuse(stations(37, smooth), seeded(5)).correction;
    const fusion = fuse(stations(38, smooth), seeded(5));
    expect(before).toMatchObject({ origin: 'default' });
    expect(fusion.points.z).toHaveLength(30);
    expect(fusion.correction).toMatchObject({ kind: 'kriging', origin: 'fitted' });
    expect(fusion.checks.after.rmse).toBeLessThan(fusion.checks.before.rmse / 2);
    expect(codes(fusion)).toEqual([]);
    expect(structuredClone(fusion.correction)).toEqual(fusion.correction);
  });

  it('takes the default variogram where the corrections grow over all of the stations', () => {
    const places = Array.from({ length: 49 }, (_, k) => [100 * (k % 7), 100 * Math.floor(k / 7)] as const);
    const points = {
      x: Float64Array.from(places, ([x]) => x),
      y: Float64Array.from(places, ([, y]) => y),
      z: Float64Array.from(places, ([x, y]) => (x + y) / 100),
    };
    const { correction, notes } = correctionOf(points, null);
    expect(correction).toMatchObject({
      kind: 'kriging',
      origin: 'default',
      variogram: { model: 'spherical' },
    });
    expect(notes.map(({ code }) => code)).toEqual(['fusion-no-sill', 'fusion-variogram-default']);
    expect(Math.abs(createCorrector(correction).at(250, 250) - 5)).toBeLessThan(0.5);
  });

  it('adds the mean where neighbours are not alike, whatever range was fitted: no bumps around stations', () => {
    let state = 3 * 7919;
    const random = () => {
      state = (state * 16807) % 2147483647;
      return state / 2147483647;
    };
    const places = Array.from({ length: 100 }, (_, k) => k);
    const points = {
      x: Float64Array.from(places, (k) => 100 * (k % 10)),
      y: Float64Array.from(places, (k) => 100 * Math.floor(k / 10)),
      z: Float64Array.from(places, () => 8 * random() - 4),
    };
    const { correction, notes } = correctionOf(points, null);
    expect(correction).toMatchObject({ kind: 'kriging', origin: 'fitted', variogram: { psill: 0 } });
    expect(notes.map(({ code }) => code)).toEqual(['fusion-no-structure']);
    const mean = points.z.reduce((sum, z) => sum + z, 0) / points.z.length;
    const corrector = createCorrector(correction);
    for (const [x, y] of [
      [30, 0],
      [455, 455],
    ])
      expect(corrector.at(x, y)).toBeCloseTo(mean, 6);
    // Asked for, it is taken as it is.
    const variogram = { model: 'spherical', nugget: 0, psill: 6, range: 50 } as const;
    expect(correctionOf(points, variogram).correction).toMatchObject({ origin: 'given', variogram });
  });

  it('does not depend on the order of the stations', () => {
    fc.assert(
      fc.property(
        network(6, 45).chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
          ),
        ),
        seeds,
        ([given, shuffled], seed) => {
          expect(fuse(shuffled, seeded(seed))).toEqual(fuse(given, seeded(seed)));
        },
      ),
      some,
    );
  });

  it('says so when it makes the check points worse', () => {
    const checks = ['s0', 's1', 's2'];
    const given = stations(9, (k) => ({ measuredDb: k < 3 ? 58 : 64 }));
    const fusion = fuse(given, { group: 'area', checks: { kind: 'ids', ids: checks } });
    expect([fusion.checks.before.rmse, fusion.checks.after.rmse]).toEqual([0, 6]);
    expect(codes(fusion)).toEqual(['fusion-constant', 'fusion-no-gain']);
  });
});

describe('check points', () => {
  it('are a fifth of the stations, at least three, and part of nothing else', () => {
    expect([6, 15, 16, 100].map(checksFor)).toEqual([3, 3, 4, 20]);
    fc.assert(
      fc.property(network(6, 60), seeds, (given, seed) => {
        const { checks, leaveOneOut } = fuse(given, seeded(seed));
        expect(checks.pairs).toHaveLength(checksFor(given.length));
        expect([...idsOf(checks.pairs), ...idsOf(leaveOneOut.pairs)].sort()).toEqual(
          given.map(({ id }) => id).sort(),
        );
      }),
      some,
    );
  });

  it('do not influence the correction by what they measured', () => {
    fc.assert(
      fc.property(network(6, 45), seeds, fc.double({ min: -30, max: 30, noNaN: true }), (given, seed, by) => {
        const one = fuse(given, seeded(seed));
        const held = new Set(idsOf(one.checks.pairs));
        const other = fuse(
          given.map((each) => (held.has(each.id) ? { ...each, measuredDb: each.measuredDb + by } : each)),
          seeded(seed),
        );
        expect(other.correction).toEqual(one.correction);
        expect(other.leaveOneOut).toEqual(one.leaveOneOut);
        expect(other.checks.after.meanError).toBeCloseTo(one.checks.after.meanError - by, 9);
      }),
      some,
    );
  });

  it('differ from seed to seed, each station as often as any other', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++)
      for (const id of idsOf(fuse(stations(10), seeded(seed)).checks.pairs))
        times.set(id, (times.get(id) ?? 0) + 1);
    // 2 000 draws with probability 0.3: 600 ± 20.5; five standard deviations.
    expect(times.size).toBe(10);
    for (const count of times.values()) expect(Math.abs(count - 600)).toBeLessThan(103);
  });

  it('can be named; a place is held out with all its stations', () => {
    const given = [...stations(9), station(9, { x: 0, y: 0, measuredDb: 80 })];
    const { checks, notes } = fuse(given, {
      group: 'area',
      checks: { kind: 'ids', ids: ['s9', 's4', 's5'] },
    });
    expect(checks.pairs.map(({ ids }) => ids)).toEqual([['s0', 's9'], ['s4'], ['s5']]);
    expect(checks.pairs[0]).toMatchObject({ measuredDb: 70, predictedDb: 58 });
    expect(notes).toContainEqual({ code: 'points-merged', params: { count: 1, places: 9 } });
  });
});

describe('stations that can be used', () => {
  it('are valid, complete and of the kind asked for', () => {
    const mixed = stations(20, (k) => ({
      group: k < 8 ? 'roadside' : 'area',
      valid: k !== 8,
      ...(k === 9 && { measuredDb: Number.NaN }),
    }));
    const area = fuse(mixed, seeded(1));
    expect(area.checks.before.n + area.leaveOneOut.before.n).toBe(10);
    expect(area.notes[0]).toEqual({ code: 'fusion-left-out', params: { count: 2 } });
    const all = fuse(mixed, { ...seeded(1), group: 'all' });
    expect(all.checks.before.n + all.leaveOneOut.before.n).toBe(18);
    expect(codes(all)).toContain('fusion-mixed');
  });

  it('must be enough: a refusal, never NaN', () => {
    expect(refusal(() => fuse(stations(5), seeded(1)))).toEqual({
      code: 'fusion-too-few',
      params: { count: 5, checks: 3, used: 2, min: 3 },
    });
    expect(refusal(() => fuse([], seeded(1))).code).toBe('fusion-too-few');
    expect(fuse(stations(6), seeded(1)).leaveOneOut.after.n).toBe(3);
    const named = (...ids: string[]) => ({ group: 'area', checks: { kind: 'ids', ids } }) as const;
    expect(refusal(() => fuse(stations(9), named('s1', 's2')))).toEqual({
      code: 'fusion-few-checks',
      params: { count: 2, min: 3 },
    });
    expect(refusal(() => fuse(stations(7), named('s0', 's1', 's2', 's3', 's4')))).toMatchObject({
      code: 'fusion-too-few',
      params: { used: 2 },
    });
    expect(refusal(() => fuse(stations(9), named('s1', 's2', 'x'))).code).toBe('fusion-unknown-checks');
    expect(refusal(() => fuse([...stations(9), station(3)], seeded(1)))).toEqual({
      code: 'fusion-repeated-id',
      params: { id: 's3' },
    });
  });
});

describe('corrected grid', () => {
  const frame: GridFrame = { origin: [5, 395], cellSizeM: 50, width: 13, height: 9 };
  const predicted = Float32Array.from({ length: 13 * 9 }, (_, k) => (k === 4 ? Number.NaN : 50 + (k % 10)));

  it.each([8, 15, 60])('has the correction of each place added, row by row (%i stations)', (n) => {
    const corrector = createCorrector(fuse(stations(n), seeded(3)).correction);
    const out = new Float32Array(predicted.length).fill(-1);
    const mask = new Uint8Array(predicted.length).fill(1);
    mask[20] = 0;
    corrector.rows(frame, 0, 4, predicted, out, mask);
    expect(out[4 * 13]).toBe(-1);
    corrector.rows(frame, 4, 9, predicted, out, mask);
    out.forEach((value, cell) => {
      const x = frame.origin[0] + 50 * (cell % 13);
      const y = frame.origin[1] - 50 * Math.floor(cell / 13);
      if (cell === 20) expect(value).toBe(-1);
      else if (cell === 4) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(predicted[cell] + corrector.at(x, y), 4);
    });
  });
});
