import { describe, expect, test } from 'vitest';
import type { LayerFeature } from '../../src/domain/feature.ts';
import { gbPeriodHours, type PeriodHours } from '../../src/domain/indicator.ts';
import type { StationSeries } from '../../src/domain/station.ts';
import { stationLevels } from '../../src/features/explore/context.ts';
import { levelRows } from '../../src/features/explore/inspector/rows.ts';
import { seriesOption } from '../../src/features/explore/inspector/series-chart.ts';
import { stationView } from '../../src/features/explore/inspector/station-view.ts';
import { noteText, translate } from '../../src/i18n/i18n.ts';

const station = (zone: string | null): LayerFeature => ({
  id: 's',
  geometry: { type: 'Point', coordinates: [118.5, 28.9] },
  properties: { name: '站', zone },
  provenance: 'measured',
});
const flat = (day: number, night: number) =>
  Array.from({ length: 24 }, (_, hour) => (hour >= 6 && hour < 22 ? day : night));
const series = (...days: StationSeries['days']): StationSeries => ({ stationId: 's', days });
const settings = { periodHours: gbPeriodHours, rounding: 'none', date: null } as const;

describe('noise station', () => {
  test('a level equal to the limit passes, the night over it is named with its excess', () => {
    const view = stationView(station('2'), series({ date: '2023-06-05', hours: flat(60, 51.4) }), settings);
    expect(view.day.verdict).toMatchObject({ pass: true, limitDb: 60, excessDb: 0 });
    expect(view.night.verdict?.pass).toBe(false);
    expect(view.night.verdict?.excessDb).toBeCloseTo(1.4, 9);
    expect(view.day).toMatchObject({ hoursPresent: 16, hoursDue: 16, valid: true });
  });

  test('rounding to integers can turn a verdict', () => {
    const days = series({ date: '2023-06-05', hours: flat(60.4, 50.5) });
    expect(stationView(station('2'), days, settings).day.verdict?.pass).toBe(false);
    const rounded = stationView(station('2'), days, { ...settings, rounding: 'integer' });
    expect(rounded.day.verdict?.pass).toBe(true);
    // GB/T 8170: 50.5 goes to the even 50.
    expect(rounded.night.verdict?.pass).toBe(true);
  });

  test('days are joined by energy, hour by hour; L90 as the span of the days', () => {
    const view = stationView(
      station('2'),
      series(
        { date: '2023-06-05', hours: flat(50, 40), l90: 41 },
        { date: '2023-06-06', hours: flat(60, 50), l90: 44.5 },
      ),
      settings,
    );
    // 10 lg((10^5 + 10^6)/2) = 57.4036 (python: 10*math.log10((1e5+1e6)/2))
    expect(view.hoursDb[12]).toBeCloseTo(57.4036, 4);
    expect(view.day.levelDb).toBeCloseTo(57.4036, 4);
    expect(view.l90).toEqual([41, 44.5]);
    expect(view.l10).toBeNull();
    const one = stationView(station('2'), series({ date: '2023-06-05', hours: flat(50, 40) }), {
      ...settings,
      date: '2023-06-05',
    });
    expect(one.day.levelDb).toBeCloseTo(50, 9);
  });

  test('too few hours give no verdict', () => {
    const hours = flat(70, 60).map((level, hour) => (hour >= 10 && hour < 16 ? null : level));
    const view = stationView(station('2'), series({ date: '2023-06-05', hours }), settings);
    expect(view.day).toMatchObject({ hoursPresent: 10, valid: false, verdict: null });
    expect(view.night.verdict?.pass).toBe(false);
  });

  test('without a zone there is neither limit nor verdict', () => {
    const view = stationView(station(null), series({ date: '2023-06-05', hours: flat(70, 60) }), settings);
    expect(view.limitsDb).toBeNull();
    expect(view.day.verdict).toBeNull();
    expect(view.day.levelDb).toBeCloseTo(70, 9);
  });

  test('a verdict by other hours than those of GB 3096 carries the remark, in the copy too', () => {
    const days = series({ date: '2023-06-05', hours: flat(60, 50) });
    const periodHours: PeriodHours = { day: [7, 22], night: [22, 7] };
    const own = { ...settings, periodHours };
    const remark = { code: 'spatial-split-not-gb' };
    const view = stationView(station('2'), days, own);
    expect(view.notes).toEqual([remark]);
    const texts = levelRows(view, { day: '07–22', night: '22–07' }, translate).map(({ text }) => text);
    expect(texts).toContain(noteText(remark));
    expect(stationView(station('2'), days, settings).notes).toEqual([]);
    expect(stationView(station(null), days, own).notes).toEqual([]);
  });

  test('the limit line steps at 06 and 22', () => {
    const view = stationView(station('4a'), series({ date: '2023-06-05', hours: flat(60, 50) }), settings);
    expect(view.limitsDb?.slice(4, 8)).toEqual([55, 55, 70, 70]);
    expect(view.limitsDb?.slice(20)).toEqual([70, 70, 55, 55]);
    const option = seriesOption(view, { level: 'Leq', limit: 'limit', missing: '–' }, '#b3261e');
    expect(option.series).toHaveLength(2);
  });
});

describe('levels of a layer', () => {
  const data = {
    features: [
      station('2'),
      { ...station('2'), id: 'p', properties: { Ld: 58.2, Ln: null } },
      { ...station('2'), id: 'none' },
    ],
    series: [series({ date: '2023-06-05', hours: flat(55, 45) })],
  };
  test('from hours, else from properties, else none; the same map as long as nothing changes', () => {
    const levels = stationLevels(data, gbPeriodHours);
    expect(levels.get('s')?.Ld).toBeCloseTo(55, 9);
    // 10 lg[(16·10^5.5 + 8·10^5.5)/24] = 55 with the night's 45 + 10
    expect(levels.get('s')?.Ldn).toBeCloseTo(55, 9);
    expect(levels.get('p')).toEqual({ Ld: 58.2, Ln: null, Ldn: null });
    expect(levels.has('none')).toBe(false);
    expect(stationLevels(data, gbPeriodHours)).toBe(levels);
    expect(stationLevels(data, { day: [7, 22], night: [22, 7] })).not.toBe(levels);
  });
});
