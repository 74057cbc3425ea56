import { describe, expect, it } from 'vitest';
import { createCnossos } from '../../src/acoustics/propagation/cnossos/cnossos.ts';
import { aWeighted, levelsOf, type PropagationCase, readCases, sumOf } from './propagation-case.ts';

interface CnossosCase extends PropagationCase {
  readonly expected: { LA_perBand: number[]; LA_total_dBA: number };
}

/** Agreement asked for, in every band and in the A-weighted level. */
const toleranceDb = 0.1;

describe('CNOSSOS-EU propagation, ISO/TR 17534-4:2020', () => {
  it.each(readCases<CnossosCase>('cnossos'))('$id $title', (published) => {
    const levels = aWeighted(levelsOf(published, createCnossos));
    levels.forEach((level, i) => {
      expect(Math.abs(level - published.expected.LA_perBand[i])).toBeLessThan(toleranceDb);
    });
    expect(Math.abs(sumOf(levels) - published.expected.LA_total_dBA)).toBeLessThan(toleranceDb);
  });
});
