import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { energyMean, energySum, weightedEnergyMean } from '../../src/acoustics/levels.ts';
import { indicatorLevel, periodLevel, stationLevel } from '../../src/acoustics/period-levels.ts';
import { gbPeriodHours, hoursOf, type PeriodHours } from '../../src/domain/indicator.ts';
import { guessMapping } from '../../src/formats/columns.ts';
import { joinTables, proposeJoin } from '../../src/formats/join.ts';
import { mapColumns } from '../../src/formats/measurements.ts';
import { readTable } from '../../src/formats/registry.ts';
import type { Table } from '../../src/formats/table.ts';

const flat = (level: number | null) => Array.from({ length: 24 }, () => level);
/** A day of `day` and night of `night`, GB hours. */
const dayAndNight = (day: number, night: number) =>
  Array.from({ length: 24 }, (_, hour) => (hour >= 6 && hour < 22 ? day : night));

describe('energy', () => {
  it('mean of 54.2, 56.8, 61.0 dB is 58.2 dB (arithmetic 57.3)', () => {
    expect(energyMean([54.2, 56.8, 61.0])).toBeCloseTo(58.2, 1);
  });

  it('sums: two equal sources add 3.01 dB, 60 and 70 dB make 70.41 dB', () => {
    expect(energySum([60, 60])).toBeCloseTo(63.0103, 4);
    expect(energySum([60, 70])).toBeCloseTo(70.4139, 4);
  });

  it('leaves out what is missing and has no level of nothing', () => {
    expect(energyMean([50, null, Number.NaN, 50])).toBeCloseTo(50, 10);
    expect(energyMean([null])).toBeNull();
    expect(energySum([])).toBeNull();
    expect(weightedEnergyMean([60, null], [1, 5])).toBeCloseTo(60, 10);
    expect(weightedEnergyMean([60], [0])).toBeNull();
  });

  it('weights by time: 1 h of 60 dB and 3 h of 50 dB', () => {
    // (10^6 + 3·10^5) / 4 = 3.25·10^5
    expect(weightedEnergyMean([60, 50], [1, 3])).toBeCloseTo(55.1188, 4);
  });
});

describe('period levels', () => {
  it('Ldn of 58 by day and 48 by night is 58.0 (GB 3096-2008)', () => {
    expect(indicatorLevel(dayAndNight(58, 48), 'Ldn', gbPeriodHours).levelDb).toBeCloseTo(58, 10);
  });

  it('Ldn and Lden of a constant level carry their penalties', () => {
    // 16 h + 8 h·10; 12 h + 4 h·√10 + 8 h·10, over 24.
    const end: PeriodHours = { day: [7, 19], evening: [19, 23], night: [23, 7] };
    expect(indicatorLevel(flat(50), 'Ldn', gbPeriodHours).levelDb).toBeCloseTo(
      50 + 10 * Math.log10(96 / 24),
      10,
    );
    const lden = 50 + 10 * Math.log10((12 + 4 * Math.sqrt(10) + 80) / 24);
    expect(indicatorLevel(flat(50), 'Lden', end).levelDb).toBeCloseTo(lden, 10);
    expect(indicatorLevel(flat(50), 'L24', end).levelDb).toBeCloseTo(50, 10);
  });

  it('has no Le and no Lden without an evening', () => {
    expect(indicatorLevel(flat(50), 'Le', gbPeriodHours).levelDb).toBeNull();
    expect(indicatorLevel(flat(50), 'Lden', gbPeriodHours).valid).toBe(false);
  });

  it('counts 12 of 16 hours by day and 6 of 8 by night as enough', () => {
    const without = (missing: number, span: readonly [number, number]) => {
      const hours: (number | null)[] = flat(50);
      for (const hour of hoursOf(span).slice(0, missing)) hours[hour] = null;
      return periodLevel(hours, span);
    };
    expect(without(4, [6, 22])).toMatchObject({ hoursPresent: 12, hoursDue: 16, valid: true });
    expect(without(5, [6, 22])).toMatchObject({ hoursPresent: 11, valid: false });
    expect(without(2, [22, 6])).toMatchObject({ hoursPresent: 6, hoursDue: 8, valid: true });
    expect(without(3, [22, 6]).valid).toBe(false);
  });

  it('needs both periods for Ldn', () => {
    const noNight = dayAndNight(58, 48).map((level, hour) => (hour >= 6 && hour < 22 ? level : null));
    expect(indicatorLevel(noNight, 'Ldn', gbPeriodHours)).toMatchObject({
      levelDb: null,
      valid: false,
      hoursPresent: 16,
      hoursDue: 24,
    });
  });
});

describe('station level', () => {
  const series = {
    stationId: 's',
    days: [
      { date: '2024-05-01', hours: flat(50) },
      { date: '2024-05-02', hours: flat(60) },
      { date: '2024-05-03', hours: flat(null).map((_, hour) => (hour < 10 ? 90 : null)) },
    ],
  };
  const ld = { kind: 'indicator', indicator: 'Ld' } as const;

  it('is the energy mean of the days that are complete', () => {
    const level = stationLevel(series, ld, gbPeriodHours, null);
    // (10^5 + 10^6) / 2
    expect(level.levelDb).toBeCloseTo(57.4036, 4);
    expect(level).toMatchObject({
      daysUsed: ['2024-05-01', '2024-05-02'],
      hoursPresent: 36,
      hoursDue: 48,
      valid: true,
    });
  });

  it('takes only the days asked for', () => {
    const level = stationLevel(series, ld, gbPeriodHours, { from: '2024-05-02', to: '2024-05-02' });
    expect(level.levelDb).toBeCloseTo(60, 10);
    expect(level.daysUsed).toEqual(['2024-05-02']);
  });

  it('gives what there is, marked not valid, where no day is complete', () => {
    const level = stationLevel(series, ld, gbPeriodHours, { from: '2024-05-03', to: '2024-05-03' });
    expect(level.levelDb).toBeCloseTo(90, 10);
    expect(level).toMatchObject({ valid: false, hoursPresent: 4, hoursDue: 16 });
  });

  it('of an hour is the mean of that hour; a plain property has none', () => {
    expect(stationLevel(series, { kind: 'hour', hour: 12 }, gbPeriodHours, null)).toMatchObject({
      hoursPresent: 2,
      hoursDue: 3,
      valid: true,
    });
    expect(stationLevel(series, { kind: 'property', property: 'x' }, gbPeriodHours, null).levelDb).toBeNull();
  });
});

/** Eleven real site-days (test/fixtures/import/whidbey-LICENSE.txt): day 07–22 for Ldn, 07–19–22 for Lden. */
describe('real monitors', () => {
  const read = (name: string): Table =>
    readTable(new Uint8Array(readFileSync(new URL(`../fixtures/import/${name}`, import.meta.url))), name);
  const days = read('whidbey-days.csv');
  const sites = read('whidbey-sites.csv');
  const dn: PeriodHours = { day: [7, 22], night: [22, 7] };
  const den: PeriodHours = { day: [7, 19], evening: [19, 22], night: [22, 7] };
  const columns = [
    ['Ldn', 'Ldn', dn],
    ['Ldn_Lday', 'Ld', dn],
    ['Ldn_Lnight', 'Ln', dn],
    ['Lden', 'Lden', den],
    ['Lden_Lday', 'Ld', den],
    ['Lden_Levening', 'Le', den],
    ['Lden_Lnight', 'Ln', den],
  ] as const;

  it.each(columns)('%s from hours equals the file within 0.02 dB', (column, indicator, split) => {
    let compared = 0;
    for (const { cells } of days.rows) {
      const given = cells[days.columns.indexOf(column)];
      if (given === 'NA') continue;
      const hours = Array.from({ length: 24 }, (_, hour) =>
        Number(cells[days.columns.indexOf(`Leq${String(hour).padStart(2, '0')}`)]),
      );
      const { levelDb } = indicatorLevel(hours, indicator, split);
      expect(Math.abs((levelDb ?? Number.NaN) - Number(given))).toBeLessThanOrEqual(0.02);
      compared += 1;
    }
    expect(compared).toBe(10);
  });

  it('joins values and coordinates by the key that both files share', () => {
    const proposal = proposeJoin(days, sites);
    expect(proposal).toMatchObject({ leftKey: 'ID', rightKey: 'ID', matched: 10, total: 10 });
    const joined = joinTables(days, sites, 'ID', 'ID');
    expect(joined.notes).toContainEqual({
      code: 'join-unused',
      params: { count: 1, keys: '99_HOH' },
      where: { file: 'whidbey-sites.csv' },
    });
    const { features, series } = mapColumns(joined, guessMapping(joined), { near: [118, 28, 119, 29] });
    expect(features).toHaveLength(10);
    expect(series.map((one) => one.days.length).reduce((a, b) => a + b)).toBe(11);
    const perry = features.find((feature) => feature.id === '20B_SG');
    expect(perry?.geometry).toEqual({ type: 'Point', coordinates: [-122.629032, 48.169589] });
    const level = stationLevel(series[0], { kind: 'indicator', indicator: 'Ldn' }, dn, null);
    expect(level.levelDb).toBeCloseTo(50.89, 1);
  });

  it('names keys without a partner and keys given twice', () => {
    const half: Table = { ...sites, rows: [...sites.rows.slice(0, 5), sites.rows[0]] };
    const joined = joinTables(days, half, 'ID', 'ID');
    expect(joined.rows.length + joined.rejected.length).toBe(11);
    expect(joined.rejected.every(({ note }) => note.code === 'join-unmatched')).toBe(true);
    expect(joined.notes.map((note) => note.code)).toContain('join-repeated');
    expect(() => joinTables(days, sites, 'Date', 'ID')).toThrow('join-empty');
    expect(() => joinTables(days, sites, 'nothing', 'ID')).toThrow('join-column');
  });
});
