import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandCount, wavelengths } from '../../src/acoustics/bands.ts';
import type { VerticalCut } from '../../src/acoustics/paths/vertical-cut.ts';
import { createHj24 } from '../../src/acoustics/propagation/hj24/hj24.ts';
import { createIso9613 } from '../../src/acoustics/propagation/iso9613/iso9613.ts';
import { createPathTerms, type PropagationMethod } from '../../src/acoustics/propagation/method.ts';
import { cutOver, flatCut } from './flat-cut.ts';

const airAbsorption = Float64Array.of(0.1, 0.4, 1.0, 1.9, 3.7, 9.7, 32.8, 117).map((a) => a / 1000);
const methods = {
  'hj2.4': createHj24({ airAbsorption }),
  'iso9613, general': createIso9613({ airAbsorption, groundMethod: 'general' }),
  'iso9613, alternative': createIso9613({ airAbsorption, groundMethod: 'alternative' }),
} as const;
const named = Object.entries(methods);

/** Attenuation of a cut in the eight octaves, dB. */
function attenuation(method: PropagationMethod, cut: VerticalCut): number[] {
  const terms = createPathTerms();
  method.vertical(cut, terms);
  const { divergence, air, homogeneous } = terms;
  return Array.from(
    air,
    (a, i) => -10 * Math.log10(divergence * a * homogeneous.ground[i] * homogeneous.diffraction[i]),
  );
}

/** Numbers spread evenly; `fc.double` spreads them over their binary forms, most of them next to 0. */
const evenly = (min: number, max: number) =>
  fc.integer({ min: 0, max: 10_000 }).map((k) => min + ((max - min) * k) / 10_000);
const height = evenly(0.3, 12);
const share = evenly(0, 1);

const heightOrNone = fc.oneof({ weight: 4, arbitrary: height }, { weight: 1, arbitrary: fc.constant(0) });

/** Rolling ground of patches with walls on it; and the same from the other end. */
const cuts = fc
  .record({
    length: evenly(5, 900),
    hs: heightOrNone,
    hr: heightOrNone,
    inner: fc.array(fc.record({ at: share, z: evenly(-6, 12), g: share }), {
      maxLength: 6,
    }),
    ends: fc.tuple(evenly(-3, 3), evenly(-3, 3), share),
    walls: fc.array(fc.record({ at: share, top: evenly(0, 25) }), {
      maxLength: 4,
    }),
  })
  .map(({ length, hs, hr, inner, ends: [z0, z1, g0], walls }) => {
    const byPlace = <T extends { at: number }>(list: readonly T[]) =>
      list.filter(({ at }) => at > 0.01 && at < 0.99).sort((a, b) => a.at - b.at);
    const ground: [number, number, number][] = [
      [0, z0, g0],
      ...byPlace(inner).map(({ at, z, g }): [number, number, number] => [at * length, z, g]),
      [length, z1, 0],
    ];
    const tops = byPlace(walls).map(({ at, top }): [number, number] => [at * length, top]);
    const back = ground
      .map(([d, z], k): [number, number, number] => [length - d, z, ground[Math.max(0, k - 1)][2]])
      .reverse();
    return {
      there: cutOver(length, hs, hr, ground, tops),
      back: cutOver(length, hr, hs, back, tops.map(([d, z]): [number, number] => [length - d, z]).reverse()),
    };
  });

describe.each(named)('%s', (_, method) => {
  it('is the same from either end of a cut', () => {
    fc.assert(
      fc.property(cuts, ({ there, back }) => {
        const here = attenuation(method, there);
        attenuation(method, back).forEach((value, i) => {
          expect(value).toBeCloseTo(here[i], 6);
        });
      }),
      { numRuns: 400 },
    );
  });

  it('a higher edge never lets more through', () => {
    fc.assert(
      fc.property(
        evenly(20, 500),
        evenly(0.05, 0.95),
        fc.tuple(height, height, share),
        fc.tuple(height, height),
        (length, at, [hs, hr, g], [one, other]) => {
          const [low, high] = [Math.min(one, other), Math.max(one, other)].map((top) =>
            attenuation(method, flatCut(length, hs, hr, g, [[at * length, top]])),
          );
          for (let i = 0; i < bandCount; i++) expect(high[i]).toBeGreaterThanOrEqual(low[i] - 1e-9);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a wall over flat ground never makes it louder', () => {
    fc.assert(
      fc.property(
        evenly(20, 500),
        evenly(0.05, 0.95),
        fc.tuple(height, height, height, share),
        (length, at, [hs, hr, top, g]) => {
          const open = attenuation(method, flatCut(length, hs, hr, g));
          attenuation(method, flatCut(length, hs, hr, g, [[at * length, top]])).forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(open[i] - 1e-9);
          });
        },
      ),
      { numRuns: 400 },
    );
  });

  it('a wall far below the line of sight does not make a screen of a crest there', () => {
    const crest = [
      [0, 0, 0],
      [60, 0, 0],
      [80, 4, 0],
      [100, 0, 0],
    ] as const;
    const open = attenuation(method, cutOver(100, 6, 6, crest));
    attenuation(method, cutOver(100, 6, 6, crest, [[30, 0.1]])).forEach((value, i) => {
      expect(value).toBeCloseTo(open[i], 9);
    });
  });

  it('source and receiver one above the other, or in one place, have finite levels', () => {
    for (const cut of [flatCut(0, 1, 5, 1), flatCut(0, 2, 2, 1), flatCut(0, 2, 2, 0), flatCut(0, 0, 0, 1)]) {
      for (const value of attenuation(method, cut)) expect(value).toSatisfy(Number.isFinite);
    }
  });
});

describe('ISO 9613-2, alternative ground', () => {
  it('behind a screen Agr cancels and DΩ stays: Adiv + Aatm + Dz − DΩ (7.3.2, eqs. 11 and 12)', () => {
    const walls = [[30, 5]] as const;
    const [length, hs, hr] = [150, 1, 2];
    const general = createPathTerms();
    // Over hard ground Agr of 7.3.1 is negative, so that the screen's term is Dz itself.
    methods['iso9613, general'].vertical(flatCut(length, hs, hr, 0, walls), general);
    const found = createPathTerms();
    methods['iso9613, alternative'].vertical(flatCut(length, hs, hr, 1, walls), found);
    const dOmega = 10 * Math.log10(1 + (length ** 2 + (hs - hr) ** 2) / (length ** 2 + (hs + hr) ** 2));
    for (let i = 0; i < bandCount; i++) {
      const dz = -10 * Math.log10(general.homogeneous.diffraction[i]);
      const both = -10 * Math.log10(found.homogeneous.diffraction[i] * found.homogeneous.ground[i]);
      expect(both).toBeCloseTo(dz - dOmega, 9);
    }
  });
});

describe('HJ 2.4, a thick screen', () => {
  it('is Dz of GB/T 17247.2 with C3 and Kmet', () => {
    const terms = createPathTerms();
    methods['hj2.4'].vertical(
      flatCut(200, 1, 1.5, 0, [
        [40, 8],
        [52, 8],
      ]),
      terms,
    );
    const [dss, e, dsr, d] = [Math.hypot(40, 7), 12, Math.hypot(148, 6.5), Math.hypot(200, 0.5)];
    const z = dss + e + dsr - d;
    const kmet = Math.exp(-Math.sqrt((dss * dsr * d) / (2 * z)) / 2000);
    wavelengths.forEach((lambda, i) => {
      const x = ((5 * lambda) / e) ** 2;
      const dz = 10 * Math.log10(3 + (20 / lambda) * ((1 + x) / (1 / 3 + x)) * z * kmet);
      expect(-10 * Math.log10(terms.homogeneous.diffraction[i])).toBeCloseTo(Math.min(dz, 25), 9);
    });
  });
});
