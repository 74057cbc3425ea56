import { describe, expect, it } from 'vitest';
import { airAbsorption } from '../../src/acoustics/atmosphere.ts';
import {
  classLevel,
  hourlyLevel,
  lowFlowShare,
  powerPerMetre,
  vehicleLevel,
} from '../../src/acoustics/emission/hj-road.ts';
import {
  insideLevel,
  openingPower,
  outsideLevel,
  roomConstant,
} from '../../src/acoustics/emission/indoor.ts';
import { equivalentTime, trainDivergence } from '../../src/acoustics/emission/railway.ts';
import { createHj24 } from '../../src/acoustics/propagation/hj24/hj24.ts';
import { groundAlternative } from '../../src/acoustics/propagation/iso9613/ground-effect.ts';
import { createIso9613 } from '../../src/acoustics/propagation/iso9613/iso9613.ts';
import { createPathTerms } from '../../src/acoustics/propagation/method.ts';
import { flatCut } from '../unit/flat-cut.ts';
import { sumOf } from './propagation-case.ts';

const db = (factor: number): number => 0 - 10 * Math.log10(factor);
const air = airAbsorption({ temperatureC: 10, relativeHumidityPct: 70, pressureKPa: 101.325 });
const printed = Float64Array.of(0.1, 0.4, 1.0, 1.9, 3.7, 9.7, 32.8, 117).map((a) => a / 1000);
const power = [90, 92, 94, 96, 96, 93, 88, 80];
const aWeights = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1];

/** Levels behind a cut by ISO 9613-2. */
function isoLevels(cut: ReturnType<typeof flatCut>, absorption: Float64Array) {
  const terms = createPathTerms();
  createIso9613({ airAbsorption: absorption, groundMethod: 'general' }).vertical(cut, terms);
  const { divergence, air: a, homogeneous } = terms;
  return power.map(
    (level, i) =>
      level - db(divergence) - db(a[i]) - db(homogeneous.ground[i]) - db(homogeneous.diffraction[i]),
  );
}
const weighted = (levels: readonly number[]) => sumOf(levels.map((level, i) => level + aWeights[i]));
const expectAll = (found: ArrayLike<number>, wanted: readonly number[], digits: number) =>
  wanted.forEach((value, i) => {
    expect(Math.abs(found[i] - value)).toBeLessThanOrEqual(0.5 * 10 ** -digits + 1e-9);
  });

describe('ISO 9613-2, worked example: hs 2.0, hr 1.5, 100 m, G 0.5, 10 °C, 70 %', () => {
  const open = flatCut(100, 2, 1.5, 0.5);
  const terms = createPathTerms();
  createIso9613({ airAbsorption: printed, groundMethod: 'general' }).vertical(open, terms);

  it('divergence, air and ground', () => {
    expect(db(terms.divergence)).toBeCloseTo(51.0, 2);
    expectAll(Array.from(terms.air, db), [0.01, 0.04, 0.1, 0.19, 0.37, 0.97, 3.28, 11.7], 2);
    expectAll(
      Array.from(terms.homogeneous.ground, db),
      [-3.0, -0.642, 4.13, 1.611, -1.156, -1.5, -1.5, -1.5],
      3,
    );
  });

  it('open level', () => {
    expectAll(isoLevels(open, printed), [41.99, 41.6, 38.77, 43.2, 45.79, 42.53, 35.22, 18.8], 2);
    expect(weighted(isoLevels(open, printed))).toBeCloseTo(48.875, 3);
    expect(weighted(isoLevels(open, air))).toBeCloseTo(48.878, 3);
  });

  it('behind a screen 10 m away and 4 m high', () => {
    const screened = flatCut(100, 2, 1.5, 0.5, [[10, 4]]);
    expectAll(isoLevels(screened, printed), [36.32, 35.2, 35.32, 35.54, 34.36, 28.59, 18.54, -0.75], 2);
    expect(weighted(isoLevels(screened, printed))).toBeCloseTo(37.814, 3);
  });

  it('ground of other heights', () => {
    for (const [g, wanted] of [
      [1, [-3.75, 3.74, 9.72, 8.68, 2.0, 0, 0, 0]],
      [0, new Array<number>(8).fill(-3.75)],
    ] as const) {
      createIso9613({ airAbsorption: printed, groundMethod: 'general' }).vertical(
        flatCut(200, 1, 4, g),
        terms,
      );
      expectAll(Array.from(terms.homogeneous.ground, db), wanted, 2);
    }
  });
});

describe('HJ 2.4-2021', () => {
  it('vehicle levels and the hourly level of a road', () => {
    expectAll(
      [vehicleLevel('small', 80), vehicleLevel('medium', 70), vehicleLevel('large', 65)],
      [78.69, 83.49, 87.85],
      2,
    );
    const traffic = {
      flow: { small: 800, medium: 100, large: 100 },
      speedKmh: { small: 80, medium: 70, large: 65 },
      gradientPct: 0,
      surface: 'asphalt',
    } as const;
    const near = hourlyLevel(traffic);
    expectAll(
      [7.5, 20, 35, 50, 100, 200].map((r) => near + 10 * Math.log10(7.5 / r)),
      [77.0, 72.74, 70.31, 68.76, 65.75, 62.74],
      2,
    );
    expect(classLevel('medium', { ...traffic, flow: { small: 0, medium: 0, large: 0 } })).toBe(
      Number.NEGATIVE_INFINITY,
    );
    // Point pieces over half space: ∫ds/(r² + s²) = π/r.
    expect(powerPerMetre(near) - 8 + 10 * Math.log10(Math.PI / 20)).toBeCloseTo(
      near + 10 * Math.log10(7.5 / 20),
      9,
    );
    expect(10 * Math.log10(lowFlowShare(299, 75))).toBeCloseTo(-5, 9);
    expect([lowFlowShare(300, 75), lowFlowShare(299, 3)]).toEqual([1, 1]);
  });

  it('ground in A-weighted levels', () => {
    expectAll(
      [groundAlternative(1.5, 100), groundAlternative(4, 200), groundAlternative(1.5, 50)],
      [4.2, 4.06, 3.42],
      2,
    );
  });

  it('three ways past a finite screen: N 2, 8, 10', () => {
    const { lateral, vertical } = createHj24({ airAbsorption: new Float64Array(8) });
    const terms = createPathTerms();
    // At 500 Hz a path difference of N · λ/2.
    const delta = (n: number) => (n * 340) / 500 / 2;
    let energy = 0;
    for (const n of [8, 10]) {
      lateral(flatCut(50, 1, 1, 0), { directDistance: 50, pathLength: 50 + delta(n), edgeSpacing: 0 }, terms);
      energy += terms.homogeneous.diffraction[3];
    }
    // The edge in the middle whose detour is the same N = 2.
    const half = (50 + delta(2)) / 2;
    vertical(flatCut(50, 1, 1, 0, [[25, 1 + Math.sqrt(half * half - 625)]]), terms);
    expect(-10 * Math.log10(energy + terms.homogeneous.diffraction[3])).toBeCloseTo(14.645, 2);
  });

  it('from a room to the outside', () => {
    const room = roomConstant(1200, 0.1);
    const inside = insideLevel(95, 2, 5, room);
    const outside = outsideLevel(inside, 15);
    expectAll([room, inside, outside, openingPower(outside, 12)], [133.33, 80.61, 59.61, 70.4], 2);
    expectAll([openingPower(outside, 12) - 20 * Math.log10(50) - 8], [28.42], 2);
  });

  it('a passing train', () => {
    expect(equivalentTime(200, 30, 60)).toBeCloseTo(8.267, 3);
    expect(trainDivergence(200, 60)).toBeCloseTo(4.059, 3);
  });
});
