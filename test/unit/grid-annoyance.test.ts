import { describe, expect, it } from 'vitest';
import { absoluteRisk, affectedPersons, effectOf } from '../../src/grid/annoyance.ts';

describe('absolute risk', () => {
  // Computed by hand from Directive (EU) 2020/367.
  it.each([
    ['HA', 'road', 52.5, 9.59025],
    ['HA', 'road', 77.5, 42.83525],
    ['HA', 'railway', 62.5, 21.026475],
    ['HA', 'aircraft', 52.5, 22.2577],
    ['HSD', 'road', 52.5, 5.14595],
    ['HSD', 'railway', 52.5, 8.086975],
    ['HSD', 'aircraft', 52.5, 22.574],
  ] as const)('%s %s at %d dB: %d %%', (effect, source, level, percent) => {
    expect(100 * absoluteRisk(effect, source, level)).toBeCloseTo(percent, 9);
  });

  // The levels from which the WHO guidelines derive their recommendations.
  it.each([
    ['HA', 'road', 53.3, 10],
    ['HA', 'railway', 53.7, 10],
    ['HA', 'aircraft', 45.4, 10],
    ['HSD', 'road', 45.4, 3],
    ['HSD', 'railway', 43.7, 3],
    ['HSD', 'aircraft', 40, 11.3],
  ] as const)('%s %s at %d dB is the %d %% of the WHO guidelines', (effect, source, level, percent) => {
    expect(Math.abs(100 * absoluteRisk(effect, source, level) - percent)).toBeLessThan(0.05);
  });

  it('rises over the whole range of levels, never leaves 0 … 1, and is 0 below', () => {
    for (const effect of ['HA', 'HSD'] as const)
      for (const source of ['road', 'railway', 'aircraft'] as const) {
        // The parabola of annoyance by roads has its least value at 45.6 dB.
        for (let level = 46; level < 120; level++) {
          const risk = absoluteRisk(effect, source, level);
          expect(risk).toBeGreaterThan(0);
          expect(risk).toBeLessThanOrEqual(1);
          expect(absoluteRisk(effect, source, level + 1)).toBeGreaterThanOrEqual(risk);
        }
        for (const level of [39.9, 0, -20, Number.NaN]) expect(absoluteRisk(effect, source, level)).toBe(0);
      }
  });
});

describe('persons affected', () => {
  it('are the people of each band times the risk at its middle', () => {
    const people = [387_500, 286_000, 191_800, 72_200, 7_700];
    const bands = people.map((count, k) => ({ from: 55 + 5 * k, to: 60 + 5 * k, people: count }));
    const { persons, bands: each } = affectedPersons('HA', 'road', bands);
    expect(Math.round(persons)).toBe(174_232);
    expect(each.map((band) => Math.round(band.persons))).toEqual([49_675, 50_789, 46_813, 23_657, 3_298]);
  });

  it('says how many people lie outside the levels of the surveys', () => {
    const bands = [
      { from: 39, to: 40, people: 100 },
      { from: 40, to: 41, people: 10 },
      { from: 64, to: 65, people: 10 },
      { from: 65, to: 66, people: 1 },
    ];
    const affected = affectedPersons('HSD', 'railway', bands);
    expect(affected).toMatchObject({ fromDb: 40, toDb: 65, peopleBelow: 100, peopleAbove: 1 });
    expect(affected.bands[0].persons).toBe(0);
    expect(affectedPersons('HA', 'road', [])).toMatchObject({ persons: 0, peopleBelow: 0, bands: [] });
  });

  it('are of the effect that belongs to the indicator', () => {
    expect(['Lden', 'Ln', 'Lnight', 'Ldn', 'Ld', ''].map(effectOf)).toEqual([
      'HA',
      'HSD',
      'HSD',
      null,
      null,
      null,
    ]);
  });
});
