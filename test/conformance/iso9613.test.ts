import { describe, expect, it } from 'vitest';
import { createIso9613 } from '../../src/acoustics/propagation/iso9613/iso9613.ts';
import { aWeighted, levelsOf, type PropagationCase, readCases, sumOf } from './propagation-case.ts';

interface IsoCase extends PropagationCase {
  readonly expected: { Lp_dB_perBand: number[]; LA_total_dBA: number; tol_dB: number };
}

describe('ISO 9613-2, ISO/TR 17534-3:2015', () => {
  it.each(readCases<IsoCase>('iso9613'))('$id $title', (published) => {
    const levels = levelsOf(published, (air) =>
      createIso9613({ airAbsorption: air, groundMethod: 'general' }),
    );
    const { Lp_dB_perBand, LA_total_dBA, tol_dB } = published.expected;
    const off = levels.map((level, i) => level - Lp_dB_perBand[i]);
    if (process.env.SHOW)
      console.log(
        published.id,
        off.map((v) => v.toFixed(3)).join(' '),
        sumOf(aWeighted(levels)) - LA_total_dBA,
      );
    for (const deviation of off) expect(Math.abs(deviation)).toBeLessThanOrEqual(tol_dB);
    expect(Math.abs(sumOf(aWeighted(levels)) - LA_total_dBA)).toBeLessThanOrEqual(tol_dB);
  });
});
