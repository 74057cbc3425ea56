import { describe, expect, it } from 'vitest';
import type { FieldSpec } from '../../src/domain/catalog.ts';
import type { LayerFeature, Value } from '../../src/domain/feature.ts';
import { gbPeriodHours, type PeriodHours } from '../../src/domain/indicator.ts';
import type { StationSeries } from '../../src/domain/station.ts';
import { stationLevels } from '../../src/features/explore/context.ts';
import { columnWidths } from '../../src/features/explore/table/column-widths.ts';
import { fieldText, fieldTitle } from '../../src/features/explore/table/field-text.ts';
import { moveOf } from '../../src/features/explore/table/grid-keys.ts';
import { type LevelColumns, tableContent } from '../../src/features/explore/table/rows.ts';
import { restricted, sorted } from '../../src/features/explore/table/shown-rows.ts';
import { csvFile, rowsAsText } from '../../src/features/explore/table/table-files.ts';
import { safeName } from '../../src/ui/save-file.ts';

const feature = (id: string, properties: Record<string, Value>, at?: [number, number]): LayerFeature => ({
  id,
  geometry: at ? { type: 'Point', coordinates: at } : null,
  properties,
  provenance: 'illustrative',
});
const field = (name: string, rest: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  title: { zh: name, en: name },
  type: 'text',
  ...rest,
});
const level = field('level', { type: 'number', unit: 'dB(A)', decimals: 1 });
const zone = field('zone', {
  type: 'category',
  categories: ['4a', '1'].map((value) => ({ value, label: { zh: `${value}类`, en: `Class ${value}` } })),
});
const name = field('name', { english: 'nameEn' });

describe('fields in words', () => {
  const station = feature('s1', {
    name: '站',
    nameEn: 'Station',
    level: 54.25,
    zone: '1',
    open: true,
    empty: null,
  });
  it.each([
    [name, '站', 'Station'],
    // GB/T 8170: a tie goes to the even digit.
    [level, '54.2', '54.2'],
    [zone, '1类', 'Class 1'],
    [field('open', { type: 'boolean' }), '是', 'yes'],
    [field('empty'), '', ''],
    [field('absent'), '', ''],
  ])('%j', (one, zh, en) => {
    expect(fieldText(station, one, 'zh-CN')).toBe(zh);
    expect(fieldText(station, one, 'en')).toBe(en);
  });
  it('titles name the unit', () => expect(fieldTitle(level, 'en')).toBe('level (dB(A))'));
});

describe('levels of stations', () => {
  /** 60 dB in each hour of the day, 50 dB at night: Ldn = 10 lg [(16·10⁶ + 8·10⁶)/24] = 60 dB. */
  const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 6 && hour < 22 ? 60 : 50));
  const series = (stationId: string, values: readonly (number | null)[]): StationSeries => ({
    stationId,
    days: [{ date: '2023-06-05', hours: values }],
  });
  const features = [
    feature('equal', { name: 'a', zone: '2' }),
    feature('over', { name: 'b', zone: '1' }),
    feature('short', { name: 'c', zone: '1' }),
    feature('nowhere', { name: 'd', zone: null }),
  ];
  const all = [
    series('equal', hours),
    series('over', hours),
    series(
      'short',
      hours.map((value, hour) => (hour < 14 ? null : value)),
    ),
    series('nowhere', hours),
  ];
  const columns = (patch: Partial<LevelColumns> = {}): LevelColumns => ({
    levels: stationLevels({ features, series: all }, gbPeriodHours),
    showLevels: true,
    periodHours: gbPeriodHours,
    rounding: 'none',
    ...patch,
  });
  const rows = (patch?: Partial<LevelColumns>) =>
    new Map(
      tableContent([name, zone], features, columns(patch)).features.map(({ id, properties }) => [
        id,
        properties,
      ]),
    );

  it('are energy means with verdicts; a level equal to the limit passes', () => {
    const row = rows().get('equal');
    expect(row?.LdDb).toBeCloseTo(60, 9);
    expect(row?.LnDb).toBeCloseTo(50, 9);
    expect(row?.LdnDb).toBeCloseTo(60, 9);
    expect(row).toMatchObject({ dayVerdict: 'within', dayExcessDb: null, nightVerdict: 'within' });
  });

  it('say by how much a limit is exceeded: class 1 is 55 / 45 dB', () => {
    const row = rows().get('over');
    expect(row).toMatchObject({ dayVerdict: 'exceeds', nightVerdict: 'exceeds' });
    expect(row?.dayExcessDb).toBeCloseTo(5, 9);
    expect(row?.nightExcessDb).toBeCloseTo(5, 9);
  });

  it('are not judged without enough hours or without a zone', () => {
    expect(rows().get('short')).toMatchObject({ LdDb: null, dayVerdict: 'few-hours', LdnDb: null });
    expect(rows().get('nowhere')).toMatchObject({ dayVerdict: 'no-zone', nightVerdict: 'no-zone' });
  });

  it('follow the rounding of the verdict', () => {
    const levels = new Map([['equal', { Ld: 60.4, Ln: 50.4, Ldn: 60.4 }]]);
    expect(rows({ levels }).get('equal')).toMatchObject({ dayVerdict: 'exceeds' });
    expect(rows({ levels, rounding: 'integer' }).get('equal')).toMatchObject({ dayVerdict: 'within' });
  });

  it('stand behind the name, with the hours of the split in the title', () => {
    const { fields } = tableContent([name, zone], features, columns());
    expect(fields.map((one) => one.name)).toEqual([
      'name',
      'LdDb',
      'dayVerdict',
      'dayExcessDb',
      'LnDb',
      'nightVerdict',
      'nightExcessDb',
      'LdnDb',
      'zone',
    ]);
    expect(fields[1].title.zh).toBe('昼间 Ld（06–22）');
    const other = tableContent([name], features, columns({ periodHours: { day: [7, 22], night: [22, 7] } }));
    expect(other.fields[1].title.en).toBe('Day Ld (07–22)');
  });

  it('say in the title of a verdict, and so in the file, that other hours than those of GB 3096 were judged', async () => {
    const titles = (periodHours: PeriodHours) =>
      tableContent([name], features, columns({ periodHours })).fields.flatMap(({ name: key, title }) =>
        key.endsWith('Verdict') ? [title] : [],
      );
    expect(titles(gbPeriodHours)).toEqual([
      { zh: '昼间判定', en: 'Day verdict' },
      { zh: '夜间判定', en: 'Night verdict' },
    ]);
    const split = { day: [7, 19], evening: [19, 23], night: [23, 7] } as const;
    expect(titles({ day: [...split.day], evening: [...split.evening], night: [...split.night] })).toEqual([
      {
        zh: '昼间判定（07–19，非 GB 3096 时段，仅供参考）',
        en: 'Day verdict (07–19, not the hours of GB 3096: indicative only)',
      },
      {
        zh: '夜间判定（23–07，非 GB 3096 时段，仅供参考）',
        en: 'Night verdict (23–07, not the hours of GB 3096: indicative only)',
      },
    ]);
    const content = tableContent(
      [name],
      features,
      columns({ periodHours: { day: [7, 22], night: [22, 7] } }),
    );
    const [header] = (await csvFile(content, 'zh-CN').text()).split('\r\n');
    expect(header).toContain('夜间判定（22–07，非 GB 3096 时段，仅供参考）');
  });

  it('are left out where the file has its own columns, and verdicts where no station has a zone', () => {
    const own = tableContent([name], features, columns({ showLevels: false }));
    expect(own.fields.map((one) => one.name)).toEqual([
      'name',
      'dayVerdict',
      'dayExcessDb',
      'nightVerdict',
      'nightExcessDb',
    ]);
    expect(own.features[0].properties).not.toHaveProperty('LdDb');
    const zoneless = features.map((one) => ({ ...one, properties: { name: 'x' } }));
    expect(tableContent([name], zoneless, columns()).fields.map((one) => one.name)).toEqual([
      'name',
      'LdDb',
      'LnDb',
      'LdnDb',
    ]);
  });
});

describe('rows shown', () => {
  const rows = [
    feature('a', { name: '县府路口', level: 61.4, zone: '1' }, [118.5, 28.9]),
    feature('b', { name: '徐村', level: null, zone: '4a' }, [118.6, 28.95]),
    feature('c', { name: 'ＡＢ站 10', level: 48.9, zone: '1' }),
    feature('d', { name: 'AB站 9', level: 48.9, zone: null }, [118.51, 28.91]),
  ];
  const fields = [name, level, zone];
  const all = { search: '', bounds: null, hits: null };
  const ids = (list: readonly LayerFeature[]) => list.map((one) => one.id).join('');

  it.each([
    ['level', false, 'cdab'],
    ['level', true, 'acdb'],
    // The order of the category list, not of the letters.
    ['zone', false, 'bacd'],
  ])('by %s, descending %s', (by, descending, order) => {
    expect(ids(sorted(rows, fields, { field: by, descending }, 'zh-CN'))).toBe(order);
  });

  it('sort texts by the language and numbers in them by size', () => {
    const byName = ids(sorted(rows, fields, { field: 'name', descending: false }, 'zh-CN'));
    // 县 xiàn before 徐 xú; station 9 before station 10.
    expect(byName).toMatch(/ab/);
    expect(byName).toMatch(/dc/);
  });

  it('keep the order of the file without a sort or with an unknown column', () => {
    expect(sorted(rows, fields, null, 'en')).toBe(rows);
    expect(sorted(rows, fields, { field: 'gone', descending: false }, 'en')).toBe(rows);
  });

  it.each([
    ['ab站', 'cd'],
    ['AB 10', 'c'],
    ['1类', 'ac'],
    ['61.4', 'a'],
    ['没有', ''],
  ])('hold every word of "%s"', (search, found) => {
    expect(ids(restricted(rows, fields, { ...all, search }, 'zh-CN'))).toBe(found);
  });

  it('lie in the bounds; without a place they are in no view', () => {
    expect(ids(restricted(rows, fields, { ...all, bounds: [118.49, 28.89, 118.55, 28.92] }, 'en'))).toBe(
      'ad',
    );
  });

  it('are hits', () => {
    expect(ids(restricted(rows, fields, { ...all, hits: new Set(['b', 'z']) }, 'en'))).toBe('b');
  });
});

describe('rows as text and files', () => {
  const rows = [feature('a', { name: 'x\ty', level: 1.25, provenance: 'illustrative' })];
  const fields = [name, level, field('provenance', { type: 'category' })];

  it('copy as tab-separated text with the provenance at the end, once', () => {
    expect(rowsAsText(rows, fields, { title: '数据性质', word: () => '示意' }, 'zh-CN')).toBe(
      'name\tlevel (dB(A))\t数据性质\nx y\t1.2\t示意',
    );
  });

  it('save as CSV with a byte order mark', async () => {
    const bytes = new Uint8Array(await csvFile({ fields, features: rows }, 'en').arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [header] = new TextDecoder().decode(bytes).split('\r\n');
    expect(header.split(',').filter((title) => title === 'provenance')).toHaveLength(1);
  });

  it('get names that Windows accepts', () => expect(safeName('a/b:c*?.csv')).toBe('a_b_c_.csv'));
});

describe('the grid', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 99, 99],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 15],
    ['PageUp', 5, 0],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['x', 50, null],
  ])('%s from row %i', (key, active, row) => expect(moveOf(key, active, 100, 10)).toBe(row));
  it('moves nowhere without rows', () => expect(moveOf('End', -1, 0, 10)).toBeNull());

  it('gives columns the width of their text within limits', () => {
    const rows = [feature('a', { name: '很'.repeat(50), level: 1 })];
    const [wide, narrow] = columnWidths([name, field('n')], rows, 'zh-CN');
    expect(wide).toBe(260);
    expect(narrow).toBe(72);
  });
});
