import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandCount, nominalFrequencies } from '../../src/acoustics/bands.ts';
import { foliageAttenuation } from '../../src/acoustics/propagation/foliage.ts';
import { canyonCorrection } from '../../src/acoustics/propagation/hj24/canyon.ts';
import {
  areaDivergence,
  finiteLineDivergence,
} from '../../src/acoustics/propagation/hj24/extended-sources.ts';
import { createHj24 } from '../../src/acoustics/propagation/hj24/hj24.ts';
import {
  finiteLineScreenAttenuation,
  lineScreenAttenuation,
} from '../../src/acoustics/propagation/hj24/line-screen.ts';
import { reflectorCorrection } from '../../src/acoustics/propagation/hj24/reflector-correction.ts';
import { housingAttenuation, housingOrGround } from '../../src/acoustics/propagation/housing.ts';
import { meteorologicalCorrection } from '../../src/acoustics/propagation/iso9613/cmet.ts';
import { createPathTerms } from '../../src/acoustics/propagation/method.ts';
import { flatCut } from '../unit/flat-cut.ts';

const still = createHj24({ airAbsorption: new Float64Array(bandCount) });
const terms = createPathTerms();
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 10_000 }).map((k) => min + ((max - min) * k) / 10_000);

/**
 * Energies without and with an endless wall parallel to an endless line, summed from point pieces at equal angles seen
 * from the receiver: there every piece of a line weighs the same, ds = r² dφ / r0. In the octave `band`.
 */
function piecesBehindAWall(before: number, behind: number, wallTop: number, height: number, band: number) {
  const steps = 1000;
  let [open, screened] = [0, 0];
  for (let k = 0; k < steps; k++) {
    const along = 1 / Math.cos(-Math.PI / 2 + (Math.PI * (k + 0.5)) / steps);
    const cut = flatCut((before + behind) * along, height, height, 0, [[before * along, wallTop]]);
    still.vertical(cut, terms);
    open += 1;
    screened += terms.homogeneous.diffraction[band];
  }
  return 10 * Math.log10(open / screened);
}

describe('line sources behind screens (HJ 2.4-2021 A.3.4.3)', () => {
  it('values at 500 Hz, and where the branches meet', () => {
    for (const [delta, printed] of [
      [0.01, 5.27],
      [0.05, 6.7],
      [0.051, 6.73],
      [0.1, 7.88],
      [0.5, 11.89],
      [1, 14.01],
    ] as const)
      expect(lineScreenAttenuation(delta, 500)).toBeCloseTo(printed, 2);
    expect(lineScreenAttenuation(0, 500)).toBeCloseTo(10 * Math.log10(3), 9);
    const atOne = (3 * 340) / (40 * 500);
    for (const nearby of [-1e-5, -1e-9, 0, 1e-9, 1e-5])
      expect(lineScreenAttenuation(atOne * (1 + nearby), 500)).toBeCloseTo(6.7324, 3);
  });

  it('below the line of sight it fades to nothing and never amplifies', () => {
    let last = lineScreenAttenuation(0, 500);
    for (let delta = -0.001; delta > -0.2; delta -= 0.001) {
      const value = lineScreenAttenuation(delta, 500);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(last);
      last = value;
    }
    expect(last).toBe(0);
  });

  it('is what the point pieces of the line sum to', () => {
    fc.assert(
      fc.property(
        evenly(10, 60),
        evenly(10, 60),
        evenly(0.01, 0.6),
        fc.integer({ min: 1, max: 5 }),
        (before, behind, rise, band) => {
          // Low screens: there the path difference falls with the cosine, as the closed formula has it, and no piece
          // comes to the cap.
          const delta = Math.hypot(before, rise) + Math.hypot(behind, rise) - before - behind;
          const closed = lineScreenAttenuation(delta, nominalFrequencies[band]);
          expect(piecesBehindAWall(before, behind, 1 + rise, 1, band)).toBeCloseTo(closed, 2);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a screen before a part of the line', () => {
    expect(finiteLineScreenAttenuation(10, 1, 1)).toBeCloseTo(10, 9);
    expect(finiteLineScreenAttenuation(10, 0, 1)).toBe(0);
    // Half hidden: −10 lg(0.5 · 0.1 + 0.5).
    expect(finiteLineScreenAttenuation(10, 90, 180)).toBeCloseTo(2.5964, 4);
  });
});

describe('sources that are not points (HJ 2.4-2021 A.3.1)', () => {
  it('a line is the sum of its point pieces, over half space and in free space', () => {
    fc.assert(
      fc.property(evenly(1, 300), evenly(1, 300), (r, l0) => {
        let sum = 0;
        const pieces = 4000;
        for (let k = 0; k < pieces; k++) {
          const s = ((k + 0.5) / pieces - 0.5) * l0;
          sum += l0 / pieces / (r * r + s * s);
        }
        expect(finiteLineDivergence(r, l0)).toBeCloseTo(8 - 10 * Math.log10(sum), 2);
        expect(finiteLineDivergence(r, l0, 'free')).toBeCloseTo(11 - 10 * Math.log10(sum), 2);
      }),
      { numRuns: 40 },
    );
    // As printed, Lp = Lw + 10 lg[(1/r)·arctg(l0/2r)] − 8.
    expect(finiteLineDivergence(30, 60, 'free')).toBeCloseTo(8 - 10 * Math.log10(Math.PI / 4 / 30), 1);
    // Far off a point, close by an endless line.
    expect(finiteLineDivergence(2000, 1) - finiteLineDivergence(1000, 1)).toBeCloseTo(20 * Math.log10(2), 4);
    expect(finiteLineDivergence(2, 1e6) - finiteLineDivergence(1, 1e6)).toBeCloseTo(10 * Math.log10(2), 3);
  });

  it('an area falls by 0, then 3, then 6 dB a doubling, without a step', () => {
    const [a, b] = [10, 40];
    expect(areaDivergence(a / Math.PI, a, b)).toBeCloseTo(0, 9);
    expect(areaDivergence(8, a, b) - areaDivergence(4, a, b)).toBeCloseTo(10 * Math.log10(2), 9);
    expect(areaDivergence(80, b, a) - areaDivergence(40, b, a)).toBeCloseTo(20 * Math.log10(2), 9);
    const corner = b / Math.PI;
    expect(areaDivergence(corner + 1e-9, a, b)).toBeCloseTo(areaDivergence(corner - 1e-9, a, b), 6);
  });

  it('a reflecting face adds 3, 2, 1, 0 dB', () => {
    const added = [1, 1.4, 2, 2.5, 3].map((ratio) => reflectorCorrection(ratio * 20, 20, 0.5));
    [3, 2, 1, 0, 0].forEach((wanted, k) => {
      expect(added[k]).toBeCloseTo(wanted, 9);
    });
    expect(reflectorCorrection(24, 20, 0.5)).toBeCloseTo(2.5, 9);
    expect(reflectorCorrection(20, 20, (86 * Math.PI) / 180)).toBe(0);
  });
});

describe('what stands on the way (HJ 2.4-2021 A.3.5, ISO 9613-2 annex A)', () => {
  const through = (length: number) => {
    const out = new Float64Array(bandCount);
    foliageAttenuation(length, out);
    return Array.from(out);
  };

  it('foliage', () => {
    expect(through(9.9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(through(10)).toEqual([0, 0, 1, 1, 1, 1, 2, 3]);
    [0.4, 0.6, 0.8, 1, 1.2, 1.6, 1.8, 2.4].forEach((wanted, i) => {
      expect(through(20)[i]).toBeCloseTo(wanted, 9);
    });
    expect(through(500)).toEqual(through(200));
    expect(through(200)[7]).toBeCloseTo(24, 9);
  });

  it('houses', () => {
    const houses = { builtShare: 0.3, pathLength: 100, rowShare: 0 };
    expect(housingAttenuation(houses)).toBeCloseTo(3, 9);
    expect(housingAttenuation({ ...houses, rowShare: 0.5 })).toBeCloseTo(6.0103, 4);
    // A row counts up to 90 %, and all houses up to 10 dB.
    expect(housingAttenuation({ builtShare: 0, pathLength: 0, rowShare: 0.99 })).toBeCloseTo(10, 9);
    expect(housingAttenuation({ ...houses, rowShare: 0.9 })).toBe(10);
    expect([housingOrGround(3, 4.2), housingOrGround(6, 4.2)]).toEqual([4.2, 6]);
  });

  it('facades on both sides of a street', () => {
    expect(canyonCorrection(12, 30, 'hard')).toBeCloseTo(1.6, 9);
    expect(canyonCorrection(12, 30, 'absorbing')).toBeCloseTo(0.8, 9);
    expect([
      canyonCorrection(40, 20, 'hard'),
      canyonCorrection(40, 20, 'absorbing'),
      canyonCorrection(40, 20, 'fully-absorbing'),
    ]).toEqual([3.2, 1.6, 0]);
  });

  it('long-term level (ISO 9613-2, clause 8)', () => {
    expect(meteorologicalCorrection(30, 1, 2, 3)).toBe(0);
    expect(meteorologicalCorrection(60, 1, 2, 3)).toBeCloseTo(1.5, 9);
    expect(meteorologicalCorrection(3000, 1, 2, 3)).toBeCloseTo(2.97, 9);
  });
});
