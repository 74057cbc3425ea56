import { describe, expect, it } from 'vitest';
import { correctionOf, createCorrector } from '../../src/interpolation/fusion-correction.ts';
import { createKriging } from '../../src/interpolation/kriging.ts';

const frame = { origin: [0, 500] as const, cellSizeM: 50, width: 21, height: 11 };
const stations = (count: number) => ({
  x: Float64Array.from({ length: count }, (_, k) => 50 * (k % 4)),
  y: Float64Array.from({ length: count }, (_, k) => 100 * Math.floor(k / 4)),
  z: Float64Array.from({ length: count }, (_, k) => 2 * Math.sin(3 * k)),
});

describe('the standard error of a correction', () => {
  it('is that of its kriging, nothing at a station, larger away from them, and only where there is a prediction', () => {
    const points = stations(12);
    const { correction } = correctionOf(points, null);
    if (correction.kind !== 'kriging') throw new Error('not kriged');
    const { errorRows } = createCorrector(correction);
    const predicted = new Float32Array(frame.width * frame.height).fill(60);
    predicted[5] = Number.NaN;
    const errors = new Float32Array(predicted.length).fill(Number.NaN);
    errorRows?.(frame, 0, 6, predicted, errors);
    errorRows?.(frame, 6, 11, predicted, errors);
    expect(errors[5]).toBeNaN();
    // The south-west corner is a station, the cell north of it between two, the east far from all.
    expect(errors[10 * 21]).toBeCloseTo(0, 4);
    expect(errors[10 * 21 + 20]).toBeGreaterThan(errors[9 * 21]);
    const kriging = createKriging(points, correction.variogram, correction.neighbours);
    for (const cell of [4, 60, 230]) {
      const [x, y] = [50 * (cell % 21), 500 - 50 * Math.floor(cell / 21)];
      expect(errors[cell]).toBeCloseTo(Math.sqrt(kriging.predict(x, y).variance), 4);
    }
  });

  it('is not known of a mean', () => {
    const { correction } = correctionOf(stations(6), null);
    expect(createCorrector(correction).errorRows).toBeNull();
  });
});
