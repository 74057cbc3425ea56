import type { FieldSpec } from '../../../src/domain/catalog.ts';
import type { StationKind } from '../../../src/domain/station.ts';
import type { LayerSource } from '../layer.ts';
import { category, classesOf, nameField, number, originFields, text } from '../layer.ts';
import { zoneField } from './functional-zones.ts';

/** What layers of noise stations have in common: their fields, and a look for each kind of point. */

const kindWords = {
  functional: ['功能区自动站', 'Functional-zone station', '#7a3fa0'],
  regional: ['区域网格点', 'Regional grid point', '#2a78b8'],
  road: ['道路交通点', 'Road traffic point', '#c65b2e'],
} as const;

const symbols = {
  functional: { symbol: 'square' },
  regional: { symbol: 'circle' },
  road: { symbol: 'road' },
} as const;

const methodWords = {
  automatic: ['24 h 自动监测（示意）', 'Automatic, 24 h (demo)'],
  'manual-24h': ['24 h 便携监测（示意）', 'Portable, 24 h (demo)'],
} as const;

const kindField = (kinds: readonly StationKind[]): FieldSpec => ({
  ...category(
    'stationKind',
    '点位类型',
    'Kind of point',
    kinds.map((kind) => [kind, ...kindWords[kind]] as const),
  ),
  standard: 'HJ 640-2012',
});

/** @param kinds of point that the layer has */
export const stationFields = (
  kinds: readonly StationKind[],
  methods: readonly (keyof typeof methodWords)[],
): FieldSpec[] => [
  nameField,
  kindField(kinds),
  zoneField,
  { name: 'code', title: text('点位编码', 'Code'), type: 'text' },
  number('heightM', '测点高度', 'Height above ground', 'm', 1),
  number('lengthM', '代表路段长度', 'Road length represented', 'm'),
  category(
    'method',
    '监测方式',
    'Method',
    methods.map((method) => [method, ...methodWords[method]] as const),
  ),
  ...originFields,
];

export const stationStyle = (kinds: readonly StationKind[]): LayerSource['spec']['style'] => ({
  colour: '#2a78b8',
  symbol: 'circle',
  size: 13,
  classes: classesOf(kindField(kinds), symbols),
  label: { minZoom: 15, size: 11 },
});

/** Indicator and hours of a layer of hourly levels. */
export const hourlyInfo = {
  indicator: text('逐时等效声级 Leq，日 L10、L50、L90', 'Hourly Leq; daily L10, L50, L90'),
  hours: text('昼间 06–22 时，夜间 22–06 时（GB 3096-2008）', 'Day 06–22, night 22–06 (GB 3096-2008)'),
} as const;
