import { describe, expect, it } from 'vitest';
import { airAbsorption } from '../../src/acoustics/atmosphere.ts';

/** ISO 9613-2:1996 table 2 = HJ 2.4-2021 table A.2: dB/km at 63 … 8000 Hz. */
const table: readonly (readonly [number, number, readonly number[]])[] = [
  [10, 70, [0.1, 0.4, 1.0, 1.9, 3.7, 9.7, 32.8, 117]],
  [20, 70, [0.1, 0.3, 1.1, 2.8, 5.0, 9.0, 22.9, 76.6]],
  [30, 70, [0.1, 0.3, 1.0, 3.1, 7.4, 12.7, 23.1, 59.3]],
  [15, 20, [0.3, 0.6, 1.2, 2.7, 8.2, 28.2, 88.8, 202]],
  [15, 50, [0.1, 0.5, 1.2, 2.2, 4.2, 10.8, 36.2, 129]],
  [15, 80, [0.1, 0.3, 1.1, 2.4, 4.1, 8.3, 23.7, 82.8]],
];

/** Here the formula gives 4.151 and the standard prints 4.1. */
const roundedDown = [15, 80, 4] as const;

describe('air absorption, ISO 9613-1', () => {
  it.each(table)(
    '%s °C and %s %% relative humidity, to the printed digit',
    (temperatureC, relativeHumidityPct, printed) => {
      const alpha = airAbsorption({ temperatureC, relativeHumidityPct, pressureKPa: 101.325 });
      printed.forEach((value, i) => {
        const half = value >= 100 ? 0.5 : 0.05;
        const odd =
          temperatureC === roundedDown[0] && relativeHumidityPct === roundedDown[1] && i === roundedDown[2];
        expect(Math.abs(1000 * alpha[i] - value)).toBeLessThanOrEqual(odd ? half + 0.002 : half);
      });
    },
  );
});
