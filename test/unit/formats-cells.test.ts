import { describe, expect, it } from 'vitest';
import { formatNumber, roundHalfEven } from '../../src/domain/rounding.ts';
import { parseAngle } from '../../src/formats/angles.ts';
import { findHourColumns, headerKey, roleOfHeader } from '../../src/formats/column-headers.ts';
import { parseKind, parseZone } from '../../src/formats/columns.ts';
import { crsOfName, proposeCrs } from '../../src/formats/crs.ts';
import { dateOrderOf, parseDateTime, parseHour } from '../../src/formats/dates.ts';
import { jsonFaultAt } from '../../src/formats/json.ts';
import { parseNumber } from '../../src/formats/numbers.ts';

describe('rounding by GB/T 8170', () => {
  it.each([
    [0.125, 2, 0.12],
    [0.135, 2, 0.14],
    [2.675, 2, 2.68],
    [1.005, 2, 1],
    [54.5, 0, 54],
    [55.5, 0, 56],
    [54.501, 0, 55],
    [-2.5, 0, -2],
    [-3.5, 0, -4],
    [60.05, 1, 60],
    [60.15, 1, 60.2],
    [1e-9, 2, 0],
    [5e-7, 6, 0],
    [1.5e-6, 6, 0.000002],
    [1234567.5, 0, 1234568],
    [0.1 + 0.2, 1, 0.3],
  ])('%d to %d decimals is %d', (value, decimals, expected) => {
    expect(roundHalfEven(value, decimals)).toBe(expected);
  });

  it('prints fixed decimals, never a negative zero, nothing for no number', () => {
    expect(formatNumber(54.25, 1)).toBe('54.2');
    expect(formatNumber(54, 1)).toBe('54.0');
    expect(formatNumber(-0.04, 1)).toBe('0.0');
    expect(formatNumber(Number.NaN, 1)).toBe('');
  });
});

describe('numbers in cells', () => {
  it.each([
    ['52.3', 52.3],
    [' ５２．３ ', 52.3],
    ['−4', -4],
    ['55.3 dB(A)', 55.3],
    ['61 分贝', 61],
    ['3,199,123.917', 3199123.917],
    ['1e2', 100],
  ])('%s', (text, value) => expect(parseNumber(text)).toEqual({ kind: 'number', value }));

  it('reads a decimal comma only where the file has them', () => {
    expect(parseNumber('52,3', { decimalComma: true })).toEqual({ kind: 'number', value: 52.3 });
    expect(parseNumber('52,3').kind).toBe('bad');
  });

  it.each(['', 'NA', 'N/D', 'null', '-', '—', '／', 'NaN', '缺测', '#N/A'])('"%s" is missing', (text) =>
    expect(parseNumber(text).kind).toBe('missing'),
  );

  it('knows sentinels only where they are asked for', () => {
    expect(parseNumber('-9999', { sentinels: true }).kind).toBe('missing');
    expect(parseNumber('999')).toEqual({ kind: 'number', value: 999 });
  });

  it.each([
    ['<20', 'censored'],
    ['≥120', 'censored'],
    ['55.0*', 'flagged'],
    ['inf', 'bad'],
    ['-Infinity', 'bad'],
    ['1e400', 'bad'],
    ['0x1F', 'bad'],
    ['abc', 'bad'],
    ['1.2.3', 'bad'],
  ])('%s is %s', (text, kind) => expect(parseNumber(text).kind).toBe(kind));
});

describe('angles', () => {
  it.each([
    ['118°30′22.7″', 118 + 30 / 60 + 22.7 / 3600],
    ['37°36\'37.8"N', 37 + 36 / 60 + 37.8 / 3600],
    ['121°2\'17.9"W', -(121 + 2 / 60 + 17.9 / 3600)],
    ['东经118度30分', 118.5],
    ['南纬1°30′', -1.5],
    ['118º30′', 118.5],
  ])('%s', (text, degrees) => expect(parseAngle(text)).toBeCloseTo(degrees, 10));

  it.each(['118.5', '118°60′', '118°10′60″', '12′', 'N'])('%s is none', (text) =>
    expect(parseAngle(text)).toBeNull(),
  );
});

describe('dates and hours', () => {
  it.each([
    ['2024-05-01', '2024-05-01', null],
    ['2024/5/1 8:05', '2024-05-01', 8],
    ['2024年5月1日8时', '2024-05-01', 8],
    ['20240501', '2024-05-01', null],
    ['2024050108', '2024-05-01', 8],
    ['202405010830', '2024-05-01', 8],
    ['2024-05-01T23:59:59.9+08:00', '2024-05-01', 23],
    ['31/5/2024', '2024-05-31', null],
    ['5/31/2024', '2024-05-31', null],
  ])('%s', (text, date, hour) => {
    expect(parseDateTime(text)).toMatchObject({ date, hour });
  });

  it('refuses days that do not exist and dates that could be two', () => {
    for (const text of [
      '2024-02-30',
      '2023-02-29',
      '2024-13-01',
      '03/04/2024',
      '2024-05-01 24:00',
      'yesterday',
    ])
      expect(parseDateTime(text)).toBeNull();
    expect(dateOrderOf(['03/04/2024', '13/04/2024'])).toBe('day-first');
    expect(parseDateTime('03/04/2024', 'day-first')?.date).toBe('2024-04-03');
    expect(parseDateTime('03/04/2024', 'month-first')?.date).toBe('2024-03-04');
  });

  it.each([
    ['8', 8],
    ['08:00', 8],
    ['8时', 8],
    ['H08', 8],
    ['24', 24],
    ['25', null],
    ['8.5', null],
  ] as const)('hour %s', (text, hour) => expect(parseHour(text)).toBe(hour));
});

describe('headers', () => {
  it.each([
    ['监测点位名称', 'name'],
    ['Longitude (deg)', 'x'],
    ['Residence_Addresses_Latitude', 'y'],
    ['等效声级 Leq [dB(A)]', 'level'],
    ['昼间等效声级', 'level'],
    ['Lden_Levening', 'level'],
    ['声环境功能区类别', 'zone'],
    ['路段长度（m）', 'road-length'],
    ['监测日期', 'date'],
    ['网格代码', 'id'],
    ['风速', null],
  ])('%s', (header, role) => expect(roleOfHeader(headerKey(header))).toBe(role));

  const hours = (name: (hour: number) => string, from = 0) =>
    findHourColumns(Array.from({ length: 24 }, (_, i) => headerKey(name(i + from))));
  it.each([
    ['Leq00', (h: number) => `Leq${String(h).padStart(2, '0')}`],
    ['L00 … L23, L10 among them', (h: number) => `L${String(h).padStart(2, '0')}`],
    ['00时', (h: number) => `${String(h).padStart(2, '0')}时`],
    ['0:00', (h: number) => `${h}:00`],
    ['0-1时', (h: number) => `${h}-${h + 1}时`],
    ['0 … 23', (h: number) => String(h)],
    ['hour 1', (h: number) => `hour ${h}`],
  ])('finds hours named %s', (_, name) => {
    expect(hours(name)).toEqual({ columns: Array.from({ length: 24 }, (_, i) => i), byEnd: false });
  });

  it('takes 1 … 24 by the end of the hour, and L10, L50, L90 for percentiles', () => {
    expect(hours((h) => `${h}时`, 1)).toEqual({
      columns: Array.from({ length: 24 }, (_, i) => i),
      byEnd: true,
    });
    expect(findHourColumns(['l10', 'l50', 'l90', 'l5'])).toBeNull();
  });

  it('reads classes and kinds as people write them', () => {
    expect(['2类', '4A 类', 'Ⅱ类', 'class 3', '2类区', '5类'].map(parseZone)).toEqual([
      '2',
      '4a',
      '2',
      '3',
      '2',
      null,
    ]);
    expect(['功能区点位', 'Regional', '道路交通', '噪声'].map(parseKind)).toEqual([
      'functional',
      'regional',
      'road',
      null,
    ]);
  });
});

describe('coordinate systems', () => {
  const near = [118.2, 28.7, 118.8, 29.3] as const;
  it.each([
    ['urn:ogc:def:crs:EPSG::4490', { kind: 'lnglat' }],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', { kind: 'lnglat' }],
    ['http://www.opengis.net/def/crs/EPSG/0/4549', { kind: 'epsg', code: 4549 }],
    ['EPSG:4527', { kind: 'epsg', code: 4527 }],
    ['local', { kind: 'local' }],
    ['EPSG:2154', null],
  ])('%s', (name, crs) => expect(crsOfName(name)).toEqual(crs));

  // 118.51°E 28.90°N by PROJ: 4548 E 647283.293 N 3199123.917; 4549 E 354667.717 N 3199099.226.
  it.each([
    ['CM 117', 647283.293, 3199123.917, 'EPSG:4548', false],
    ['CM 120', 354667.717, 3199099.226, 'EPSG:4549', false],
    ['zone 40', 40354667.717, 3199099.226, 'EPSG:4528', true],
    ['zone 39', 39647283.293, 3199123.917, 'EPSG:4527', true],
  ])('%s', (_, x, y, name, certain) => {
    const proposal = proposeCrs([x], [y], near);
    expect(proposal).toMatchObject({ crs: crsOfName(name), swapped: false, certain });
    expect(proposeCrs([y], [x], near)).toMatchObject({ crs: crsOfName(name), swapped: true });
  });

  it('sees latitude and longitude in each other’s columns', () => {
    expect(proposeCrs([28.9], [118.5], near).swapped).toBe(true);
    expect(proposeCrs([-122.6], [48.3], near).swapped).toBe(false);
    expect(proposeCrs([500], [600], near).crs).toEqual({ kind: 'local' });
  });
});

describe('JSON faults', () => {
  it.each([
    ['{"a":1,}', 7],
    ["{'a':0}", 1],
    ['["new\nline"]', 5],
    ['{"a":/*c*/"b"}', 5],
    ['[NaN]', 1],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['["\\x"]', 2],
    ['[01]', 2],
    ['[1', 2],
    ['[1]]', 3],
  ])('%s', (text, at) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonFaultAt(text)).toBe(at);
  });
});
