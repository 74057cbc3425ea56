import { describe, expect, it } from 'vitest';
import { cnossosRoad, type RoadCoefficients } from '../../src/acoustics/emission/cnossos-road.ts';
import workbook from '../fixtures/cnossos-road-ec-workbook.json' with { type: 'json' };
import unit from '../fixtures/cnossos-road-expected.json' with { type: 'json' };
import { type RoadInput, trafficOf } from './road-input.ts';

const powerOf = (input: RoadInput, set: RoadCoefficients): Float64Array => cnossosRoad(trafficOf(input), set);
const total = (bands: ArrayLike<number>): number =>
  10 * Math.log10(Array.from(bands).reduce((sum, level) => sum + 10 ** (level / 10), 0));

describe('road emission of CNOSSOS-EU', () => {
  // The workbook prints two decimals: 0.005 of rounding, and the same again for its own arithmetic.
  it.each(workbook.cases)('workbook of the European Commission, $id', ({ input, expected }) => {
    const bands = powerOf(input as RoadInput, '2015');
    expected.Lw_dB_per_m.forEach((level, i) => {
      expect(Math.abs(bands[i] - level)).toBeLessThanOrEqual(0.01);
    });
    expect(Math.abs(total(bands) - expected.Lw_total_dB_per_m)).toBeLessThanOrEqual(0.01);
  });

  it.each(unit.cases.filter(({ expected }) => 'band_Hz' in expected))('reference program, $id', (c) => {
    const bands = powerOf(c.input as RoadInput, String(c.coefficients) as RoadCoefficients);
    c.recomputed_dB_per_m?.forEach((level, i) => {
      expect(Math.abs(bands[i] - level)).toBeLessThanOrEqual(0.001);
    });
  });

  it('puts the gradient of a two-way road on the propulsion noise of both halves, as the Directive does', () => {
    const c = unit.cases.find(({ id }) => id.endsWith('withSlope')) as (typeof unit.cases)[number] & {
      correctedTwoWay_dB_per_m: number[];
    };
    const bands = powerOf(c.input as RoadInput, '2015');
    c.correctedTwoWay_dB_per_m.forEach((level, i) => {
      expect(Math.abs(bands[i] - level)).toBeLessThanOrEqual(0.01);
    });
  });
});
