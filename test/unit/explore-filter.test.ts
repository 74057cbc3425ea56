import { describe, expect, it } from 'vitest';
import type { FieldSpec, LayerSpec } from '../../src/domain/catalog.ts';
import type { LayerFeature, Value } from '../../src/domain/feature.ts';
import {
  filterKind,
  numberRange,
  valueCounts,
  withCondition,
} from '../../src/features/explore/layers/field-stats.ts';
import { legendEntries } from '../../src/features/explore/layers/legend-entries.ts';
import { withoutMark } from '../../src/features/explore/layers/titles.ts';

const features = (field: string, values: readonly Value[]): readonly LayerFeature[] =>
  values.map((value, i) => ({
    id: `f${i}`,
    geometry: { type: 'Point', coordinates: [118.5, 28.9] },
    properties: { [field]: value },
    provenance: 'measured',
  }));

const zone: FieldSpec = {
  name: 'zone',
  title: { zh: '类别', en: 'Class' },
  type: 'category',
  categories: ['1', '2', '4a'].map((value) => ({ value, label: { zh: `${value}类`, en: `Class ${value}` } })),
};

describe('values of a field', () => {
  it('are counted in the order of the categories, unknown ones behind by number', () => {
    const counts = valueCounts(features('zone', ['2', 'x', 'y', 'y', '1', '2', null]), zone);
    expect(counts?.map(({ value, count }) => [value, count])).toEqual([
      ['1', 1],
      ['2', 2],
      ['y', 2],
      ['x', 1],
    ]);
    expect(counts?.[2].label).toBeNull();
  });

  it('are too many to tick beyond forty: then words are searched', () => {
    const many = features(
      'zone',
      Array.from({ length: 41 }, (_, i) => `v${i}`),
    );
    expect(valueCounts(many, zone)).toBeNull();
    expect(filterKind(many, zone)).toBe('text');
  });

  it('have a range where they are numbers', () => {
    expect(numberRange(features('h', [1.5, null, -2, 'x']), 'h')).toEqual([-2, 1.5]);
    expect(numberRange(features('h', [null]), 'h')).toBeNull();
  });

  it('offer no filter where all are missing', () => {
    expect(filterKind(features('zone', [null, null]), zone)).toBeNull();
    expect(filterKind(features('h', [3]), { ...zone, name: 'h', type: 'number' })).toBe('range');
  });
});

describe('withCondition', () => {
  const range = { field: 'h', kind: 'range', min: 1, max: null } as const;
  it('replaces the condition of its field only', () => {
    const next = { ...range, min: 2 };
    const text = { field: 'name', kind: 'text', text: '站' } as const;
    expect(withCondition([range, text], 'h', next)).toEqual([text, next]);
  });
  it('drops conditions that hold nothing back, keeps the one that holds everything back', () => {
    expect(withCondition([range], 'h', { ...range, min: null })).toEqual([]);
    expect(withCondition([range], 'h', null)).toEqual([]);
    const none = { field: 'zone', kind: 'in', values: [] } as const;
    expect(withCondition([], 'zone', none)).toEqual([none]);
  });
});

describe('legend entries', () => {
  const spec = {
    geometry: 'point',
    style: {
      colour: '#2A78B8',
      symbol: 'circle',
      classes: {
        field: 'zone',
        entries: [
          { value: '1', label: { zh: '1类', en: 'Class 1' }, colour: '#111111', symbol: 'square' },
          { value: '2', label: { zh: '2类', en: 'Class 2' } },
        ],
      },
    },
  } as unknown as LayerSpec;

  it('list the classes that occur, then what no class takes', () => {
    const entries = legendEntries(spec, features('zone', ['2', '9', '2']));
    expect(entries.map(({ value, label }) => [value, label?.en ?? null])).toEqual([
      ['2', 'Class 2'],
      [null, null],
    ]);
  });

  it('take over the look of the class', () => {
    const [entry] = legendEntries(spec, features('zone', ['1']));
    expect(entry.appearance).toMatchObject({ colour: '#111111', symbol: 'square' });
  });

  it('are none where nothing has a place', () => {
    const placeless = features('zone', ['1']).map((feature) => ({ ...feature, geometry: null }));
    expect(legendEntries(spec, placeless)).toEqual([]);
  });
});

it.each([
  ['噪声监测点（示意）', '噪声监测点'],
  ['Noise stations (demo)', 'Noise stations'],
  ['示意街道 A1', '示意街道 A1'],
  ['24 h（示意）自动', '24 h（示意）自动'],
])('a mark at the end of "%s" is not written twice', (title, plain) => {
  expect(withoutMark(title)).toBe(plain);
});
