import { describe, expect, it } from 'vitest';
import { gbPeriodHours, isFullSplit } from '../../src/domain/indicator.ts';
import {
  canInterpolate,
  defaultKinds,
  kindOf,
  knownSplits,
  mixesKinds,
  splitName,
  splitOfBorders,
  valuesOf,
} from '../../src/features/noise/recipe-choices.ts';
import { defaultReachM, medianSpacingM } from '../../src/features/noise/spacing.ts';
import { periodText, valueCode } from '../../src/features/noise/words.ts';
import { limitPeriod } from '../../src/grid/limit-period.ts';
import { station, stationLayer } from './noise-stations.ts';

describe('splits of the day', () => {
  it('knows the named ones and calls the rest custom', () => {
    expect(splitName(gbPeriodHours)).toBe('gb');
    expect(splitName(knownSplits.us)).toBe('us');
    expect(splitName(knownSplits.end)).toBe('end');
    expect(splitName({ day: [7, 23], night: [23, 7] })).toBe('custom');
    expect(splitName({ day: [7, 19], evening: [19, 22], night: [22, 7] })).toBe('custom');
  });

  it.each([
    [6, 22, null],
    [7, 19, 23],
    [22, 6, null],
    [6, 18, 0],
  ] as const)('fills 24 hours from the borders %i, %i, %s', (day, dayEnd, eveningEnd) => {
    const split = splitOfBorders(day, dayEnd, eveningEnd);
    expect(split && isFullSplit(split)).toBe(true);
  });

  it.each([
    [6, 6, null],
    [7, 19, 19],
    [7, 19, 12],
    [7, 19, 7],
  ] as const)('refuses the borders %i, %i, %s', (day, dayEnd, eveningEnd) => {
    expect(splitOfBorders(day, dayEnd, eveningEnd)).toBeNull();
  });
});

describe('what a layer offers', () => {
  it('offers Lden only where the day has an evening', () => {
    const layer = stationLayer([station('a', 0, 0, {}, 50)]);
    const codes = (split: Parameters<typeof valuesOf>[1]) => valuesOf(layer, split).map(valueCode);
    expect(codes(gbPeriodHours)).toEqual(['Ld', 'Ln', 'Ldn', 'L24', 'Leq08']);
    expect(codes(knownSplits.end)).toContain('Lden');
  });

  it('takes numbers in dB for levels, and nothing else', () => {
    const field = (name: string, unit?: string) =>
      ({ name, title: { zh: name, en: name }, type: 'number', ...(unit && { unit }) }) as const;
    const layer = stationLayer([station('a', 0, 0, { lday: 55 })]);
    const fields = [field('lday', 'dB(A)'), field('seconds'), field('heightM', 'm')];
    const own = { ...layer, series: [], spec: { ...layer.spec, fields } };
    expect(valuesOf(own, gbPeriodHours)).toEqual([{ kind: 'property', property: 'lday' }]);
    expect(canInterpolate(own)).toBe(true);
    expect(canInterpolate({ ...own, spec: { ...own.spec, fields: [field('heightM', 'm')] } })).toBe(false);
  });

  it('does not mix roadside and area stations by itself', () => {
    const kinds = (list: readonly string[]) =>
      list.map((kind, i) => station(`s${i}`, 0, i, { stationKind: kind }));
    expect(defaultKinds(kinds(['functional', 'road', 'regional']).map((s) => s.feature))).toEqual([
      'functional',
      'regional',
    ]);
    expect(defaultKinds(kinds(['road']).map((s) => s.feature))).toEqual(['road']);
    const beside = station('f6', 0, 0, { stationKind: 'functional', zone: '4a' }).feature;
    expect(kindOf(beside)).toBe('road');
    expect(defaultKinds([beside, ...kinds(['functional']).map((s) => s.feature)])).toEqual(['functional']);
    expect(mixesKinds(['functional', 'regional'])).toBe(false);
    expect(mixesKinds(['regional', 'road'])).toBe(true);
  });
});

describe('reach', () => {
  it('is twice the spacing of a mesh', () => {
    const x = [0, 400, 800, 0, 400, 800];
    const y = [0, 0, 0, 400, 400, 400];
    expect(medianSpacingM(x, y)).toBe(400);
    expect(defaultReachM(x, y)).toBe(800);
  });

  it('looks past coincident places and falls back without neighbours', () => {
    expect(medianSpacingM([0, 0, 300], [0, 0, 0])).toBe(300);
    expect(defaultReachM([5], [5])).toBe(1000);
    expect(defaultReachM([5, 5], [5, 5])).toBe(1000);
  });
});

describe('names', () => {
  it('reads values against the limits of their period, only on GB hours', () => {
    expect(limitPeriod({ indicator: 'Ld', period: '06–22' })).toBe('day');
    expect(limitPeriod({ indicator: 'Ln', period: '22-06' })).toBe('night');
    expect(limitPeriod({ indicator: 'Leq05', period: '05–06' })).toBe('night');
    expect(limitPeriod({ indicator: 'Leq06', period: '06–07' })).toBe('day');
    expect(limitPeriod({ indicator: 'Ldn', period: '06–22/22–06' })).toBeNull();
    expect(limitPeriod({ indicator: 'Ld', period: '07–22' })).toBeNull();
    expect(limitPeriod({ indicator: 'standard error', period: '06–22' })).toBeNull();
  });

  it('names the hours of a value', () => {
    expect(periodText({ kind: 'indicator', indicator: 'Ln' }, gbPeriodHours)).toBe('22–06');
    expect(periodText({ kind: 'hour', hour: 8 }, gbPeriodHours)).toBe('08–09');
    expect(periodText({ kind: 'property', property: 'leq' }, gbPeriodHours)).toBe('');
  });
});
