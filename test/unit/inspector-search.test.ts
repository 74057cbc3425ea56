import { describe, expect, test } from 'vitest';
import catalogJson from '../../data/catalog.json' with { type: 'json' };
import { catalogSchema, type LayerSpec } from '../../src/domain/catalog.ts';
import type { LayerFeature } from '../../src/domain/feature.ts';
import { readTypedQuestion } from '../../src/features/explore/ask/typed-question.ts';
import { featureName, fieldRows, valueWords } from '../../src/features/explore/feature-words.ts';
import {
  areaText,
  bearingText,
  distanceText,
  percentText,
  reachText,
} from '../../src/features/explore/measures.ts';
import { indexLayer, search } from '../../src/features/explore/search/search-index.ts';

const { layers } = catalogSchema.parse(catalogJson);
const specOf = (id: string): LayerSpec => {
  const spec = layers.find((layer) => layer.id === id);
  if (!spec) throw new Error(id);
  return spec;
};
const feature = (id: string, properties: LayerFeature['properties']): LayerFeature => ({
  id,
  geometry: { type: 'Point', coordinates: [118.5, 28.9] },
  properties,
  provenance: 'illustrative',
});

describe('search', () => {
  const index = [
    indexLayer({
      spec: specOf('noise-stations'),
      features: [
        feature('f01', {
          name: '天马西功能区自动站',
          nameEn: 'Tianma west automatic station',
          stationKind: 'functional',
        }),
        feature('q0101', { name: '区域网格 0101', nameEn: 'Grid 0101', stationKind: 'regional' }),
      ],
    }),
    indexLayer({
      spec: specOf('low-carbon-villages'),
      features: [
        feature('v1', { name: '徐村', nameEn: 'Xucun Village' }),
        feature('v2', { name: '徐村口', nameEn: null }),
      ],
    }),
  ];
  const found = (query: string) =>
    search(index, query, 10).groups.flatMap((group) => group.entries.map((e) => e.feature.id));

  test.each([
    ['徐村', ['v1', 'v2']],
    ['xucun', ['v1']],
    ['F01', ['f01']],
    ['ｆ０１', ['f01']],
    ['天马 自动站', ['f01']],
    ['automatic tianma', ['f01']],
    ['功能区', ['f01']],
    ['noise grid', ['q0101']],
    ['没有这个', []],
    ['  ', []],
  ])('%s', (query, expected) => expect(found(query)).toEqual(expected));

  test('the whole name comes before names that begin with it, also across layers', () => {
    const towns = indexLayer({ spec: specOf('town-labels'), features: [feature('t', { name: '徐村' })] });
    const groups = search([index[1], towns], '徐村', 10).groups;
    expect(groups.map(({ spec }) => spec.id)).toEqual(['low-carbon-villages', 'town-labels']);
    expect(
      search([index[1], towns], '徐村', 2).groups.flatMap(({ entries }) => entries.map((e) => e.feature.id)),
    ).toEqual(['v1', 't']);
  });

  test('all matches are counted, the first ones listed', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => feature(`n${i}`, { name: `点 ${i}` }));
    const result = search([indexLayer({ spec: specOf('complaints'), features: many })], '点', 40);
    expect(result.total).toBe(10_000);
    expect(result.groups[0].entries).toHaveLength(40);
  });
});

describe('attributes in words', () => {
  const station = feature('f01', {
    name: '天马西（示意）',
    nameEn: 'Tianma west (demo)',
    stationKind: 'functional',
    heightM: 4,
    lengthM: null,
    online: true,
    extra: 'x',
    provenance: 'illustrative',
  });
  const spec = specOf('noise-stations');

  test('name in the language, without the mark that stands beside it', () => {
    expect(featureName(station, 'zh-CN')).toBe('天马西');
    expect(featureName(station, 'en')).toBe('Tianma west');
    expect(featureName(feature('x', { name: null }), 'en')).toBe('x');
    expect(featureName(feature('x', { name: '只有中文' }), 'en')).toBe('只有中文');
  });

  test('categories, units and decimals; what is empty is left out; unknown properties come last', () => {
    const rows = fieldRows(spec, station, 'zh-CN');
    expect(rows.map(({ name }) => name)).toEqual(['stationKind', 'heightM', 'online', 'extra']);
    expect(rows[0].text).toBe(
      spec.fields.find(({ name }) => name === 'stationKind')?.categories?.[0].label.zh,
    );
    expect(rows[1].text).toBe('4.0 m');
    expect(fieldRows(spec, station, 'zh-CN', ['heightM']).map(({ name }) => name)).not.toContain('heightM');
  });

  test('units that are words follow the language', () => {
    const population = specOf('low-carbon-villages').fields.find(({ name }) => name === 'population');
    expect(population && valueWords(population, feature('v', { population: 981 }), 'en')).toBe('981 people');
  });
});

describe('measures', () => {
  test.each([
    [distanceText(999.4), '999 m'],
    [distanceText(999.6), '1.0 km'],
    [distanceText(3249), '3.2 km'],
    [reachText(3000), '3 km'],
    [reachText(2500), '2.5 km'],
    [areaText(8400.4), '8400 m²'],
    [areaText(34_000), '0.034 km²'],
    [areaText(1_824_000), '1.82 km²'],
    [percentText(6 / 7), '85.7 %'],
    [percentText(0.24), '24 %'],
    [percentText(0.0001), '<0.1 %'],
    [percentText(0), '0 %'],
    [bearingText(359.8, 'zh-CN'), '北 0°'],
    [bearingText(312, 'en'), 'NW 312°'],
  ])('%s', (text, expected) => expect(text.replaceAll('\u00a0', ' ')).toBe(expected));
});

describe('typed questions', () => {
  test('a box from two corners in any order', () => {
    expect(
      readTypedQuestion({ kind: 'box', places: '118.53, 28.89; 118.49, 28.92', metres: null }, 4549),
    ).toEqual({
      question: { kind: 'box', bounds: [118.49, 28.89, 118.53, 28.92] },
    });
  });
  test('a polygon of three corners', () => {
    const read = readTypedQuestion(
      { kind: 'polygon', places: '118.5,28.9；118.6,28.9；118.6,29.0；', metres: null },
      4549,
    );
    expect(read).toEqual({
      question: {
        kind: 'polygon',
        ring: [
          [118.5, 28.9],
          [118.6, 28.9],
          [118.6, 29],
        ],
      },
    });
  });
  test.each([
    [
      { kind: 'circle', places: '', metres: 500 },
      { code: 'count', needed: 1, given: 0 },
    ],
    [
      { kind: 'polygon', places: '118.5,28.9; 118.6,28.9', metres: null },
      { code: 'count', needed: 3, given: 2 },
    ],
    [
      { kind: 'point', places: 'here', metres: 5 },
      { code: 'place', text: 'here' },
    ],
    [{ kind: 'circle', places: '118.5, 28.9', metres: null }, { code: 'metres' }],
    [{ kind: 'circle', places: '118.5, 28.9', metres: -1 }, { code: 'metres' }],
  ] as const)('refused with the reason: %o', (typed, fault) => {
    expect(readTypedQuestion(typed, 4549)).toEqual({ fault });
  });
});
