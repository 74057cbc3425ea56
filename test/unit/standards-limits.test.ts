import { describe, expect, it } from 'vitest';
import {
  nightPeakLimit,
  noiseLimit,
  type ZoneClass,
  zoneClassOf,
} from '../../src/domain/standards/gb3096.ts';
import { waterClassOf } from '../../src/domain/standards/gb3838.ts';
import { boundaryLimit } from '../../src/domain/standards/gb12348.ts';
import { aqiClassOf } from '../../src/domain/standards/hj633.ts';
import { gradeOf, regionalMean, roadMean } from '../../src/domain/standards/hj640.ts';
import { standardOf, standards } from '../../src/domain/standards/registry.ts';
import { citation, inForce } from '../../src/domain/standards/standard.ts';
import { judge } from '../../src/domain/standards/verdict.ts';

describe('GB 3096-2008', () => {
  it.each([
    ['0', 50, 40, 55],
    ['1', 55, 45, 60],
    ['2', 60, 50, 65],
    ['3', 65, 55, 70],
    ['4a', 70, 55, 70],
    ['4b', 70, 60, 75],
  ] as const)('class %s: %d by day, %d at night, night peak %d', (zone, day, night, peak) => {
    expect(noiseLimit(zone, 'day').limitDb).toBe(day);
    expect(noiseLimit(zone, 'night').limitDb).toBe(night);
    expect(nightPeakLimit(zone).limitDb).toBe(peak);
  });

  it('names the standard and the clause of a limit', () => {
    const { standard, clause } = noiseLimit('2', 'day');
    expect(citation(standard, clause)).toEqual({
      zh: 'GB 3096-2008 5.1 表1',
      en: 'GB 3096-2008 cl. 5.1, table 1',
    });
  });

  it.each([
    ['2', '2'],
    [2, '2'],
    ['2类', '2'],
    ['２ 类', '2'],
    ['4A类', '4a'],
    ['4ｂ', '4b'],
    ['class 3', '3'],
    ['1类区', '1'],
    ['0', '0'],
    ['4', null],
    ['5', null],
    ['', null],
    [null, null],
    [true, null],
  ])('reads %j as %j', (text, zone) => {
    expect(zoneClassOf(text)).toBe(zone);
  });
});

describe('verdicts', () => {
  it.each([
    // level, zone, rounding, passes, excess
    [60, '2', 'none', true, 0],
    [60.000000000000014, '2', 'none', true, 0],
    [60.01, '2', 'none', false, 0.01],
    [60.49, '2', 'none', false, 0.49],
    [60.49, '2', 'integer', true, 0],
    [60.5, '2', 'integer', true, 0],
    [60.51, '2', 'integer', false, 1],
    [55.5, '1', 'integer', false, 1],
    [54.5, '1', 'integer', true, 0],
  ] as const)('%d dB in class %s, rounding %s', (levelDb, zone, rounding, pass, excessDb) => {
    const verdict = judge(levelDb, zone as ZoneClass, 'day', rounding);
    expect(verdict.pass).toBe(pass);
    expect(verdict.excessDb).toBeCloseTo(excessDb, 9);
  });
});

describe('HJ 640-2012', () => {
  it('takes arithmetic means, the road mean weighted by length', () => {
    // The three levels of GB 3096 practice: 57.3 arithmetic, 58.2 by energy.
    expect(regionalMean([54.2, 56.8, 61])).toBeCloseTo(57.333, 3);
    expect(
      roadMean([
        { levelDb: 70, lengthM: 1000 },
        { levelDb: 64, lengthM: 500 },
      ]),
    ).toBeCloseTo(68, 12);
    expect(regionalMean([])).toBeNull();
    expect(roadMean([{ levelDb: 70, lengthM: 0 }])).toBeNull();
  });

  it.each([
    ['regional', 'day', [50, 50.05, 50.06, 55, 55.1, 60, 60.1, 65, 65.1], [1, 1, 2, 2, 3, 3, 4, 4, 5]],
    ['regional', 'night', [40, 40.1, 45, 45.1, 50, 50.1, 55, 55.1], [1, 2, 2, 3, 3, 4, 4, 5]],
    ['road', 'day', [68, 68.1, 70, 70.1, 72, 72.1, 74, 74.1], [1, 2, 2, 3, 3, 4, 4, 5]],
    ['road', 'night', [58, 58.1, 60, 60.1, 62, 62.1, 64, 64.1], [1, 2, 2, 3, 3, 4, 4, 5]],
  ] as const)('grades of %s means, %s', (kind, period, means, levels) => {
    expect(means.map((mean) => gradeOf(mean, kind, period).level)).toEqual(levels);
  });
});

describe('other standards', () => {
  it('GB 12348-2008, table 1', () => {
    const table = (['0', '1', '2', '3', '4'] as const).map((c) => [
      boundaryLimit(c, 'day').limitDb,
      boundaryLimit(c, 'night').limitDb,
    ]);
    expect(table).toEqual([
      [50, 40],
      [55, 45],
      [60, 50],
      [65, 55],
      [70, 55],
    ]);
  });

  it.each([
    ['Ⅱ', 'II'],
    ['ii', 'II'],
    ['Ⅲ类', 'III'],
    [1, 'I'],
    ['劣Ⅴ类', 'worse-than-V'],
    ['VI', undefined],
    [6, undefined],
    [null, undefined],
  ])('water class %j is %j', (text, name) => {
    expect(waterClassOf(text)?.name).toBe(name);
  });

  it.each([
    [0, 1],
    [50, 1],
    [51, 2],
    [100, 2],
    [150, 3],
    [151, 4],
    [300, 5],
    [301, 6],
    [650, 6],
    [-1, undefined],
    [50.5, undefined],
  ])('AQI %d is level %j', (aqi, level) => {
    expect(aqiClassOf(aqi)?.level).toBe(level);
  });

  it('editions have unique codes, dates in order and successors that are known', () => {
    expect(new Set(standards.map(({ code }) => code)).size).toBe(standards.length);
    for (const { code, effectiveFrom, effectiveTo, supersededBy } of standards) {
      expect(effectiveFrom, code).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      if (effectiveTo) expect(effectiveFrom < effectiveTo, code).toBe(true);
      if (supersededBy) expect(standardOf(supersededBy), code).toBeDefined();
    }
    const editions = standards.filter(({ code }) => code.startsWith('HJ 633'));
    expect(editions.filter((s) => inForce(s, '2023-06-05')).map(({ code }) => code)).toEqual(['HJ 633-2012']);
    expect(editions.filter((s) => inForce(s, '2026-03-01')).map(({ code }) => code)).toEqual(['HJ 633-2026']);
  });
});
