import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { LayerSpec } from '../domain/catalog.ts';
import type { Language } from '../domain/text.ts';
import { byClass } from './appearance.ts';
import { baseText, hamlet, type MakeBase, seat } from './base-places.ts';
import type { FeaturesItem } from './map-props.ts';
import { labelSourceIdOf, type PlacedLayer, sourceIdOf } from './placed-layer.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

/** What a layer of kind `base` is on a map; decides its drawing, because base maps follow the theme. */
export type BaseRole =
  | 'county'
  | 'water'
  | 'river'
  | 'road'
  | 'railway'
  | 'railway-station'
  | 'town'
  | 'village';

const roleOfId: readonly (readonly [pattern: RegExp, geometry: LayerSpec['geometry'], role: BaseRole])[] = [
  [/water|river|lake|reservoir/, 'polygon', 'water'],
  [/water|river|stream/, 'line', 'river'],
  [/rail/, 'line', 'railway'],
  [/rail|station/, 'point', 'railway-station'],
  [/town|county/, 'point', 'town'],
];
const roleOfGeometry = { polygon: 'county', line: 'road', point: 'village', grid: 'village' } as const;

/** The role, read from the layer's id and geometry: a bureau's own base layers need no further setting. */
export const baseRole = (spec: Pick<LayerSpec, 'id' | 'geometry'>): BaseRole =>
  roleOfId.find(([pattern, geometry]) => geometry === spec.geometry && pattern.test(spec.id))?.[2] ??
  roleOfGeometry[spec.geometry];

/** Lines that a reader needs over every colour. */
export const isBaseNetwork = (spec: LayerSpec): boolean =>
  spec.kind === 'base' && ['road', 'railway'].includes(baseRole(spec));

/** The layers of a base-map layer, bottom first; none where the base map is off. */
export function baseLayers(item: FeaturesItem, theme: MapTheme, language: Language): readonly PlacedLayer[] {
  if (!theme.base) return [];
  const minzoom = item.spec.minZoom;
  const layers = makers[baseRole(item.spec)](item, theme, language);
  return minzoom === undefined
    ? layers
    : layers.map(({ slot, spec }) => ({
        slot,
        spec: { ...spec, minzoom: Math.max(minzoom, spec.minzoom ?? 0) } as LayerSpecification,
      }));
}

/** Line widths double with every two zooms: roads keep their weight among each other at all scales. */
const growing = (width: number | ExpressionSpecification, extraPx = 0): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  8,
  ['+', ['*', 0.35, width], extraPx * 0.6],
  12,
  ['+', ['*', 0.9, width], extraPx],
  17,
  ['+', ['*', 4, width], extraPx * 1.5],
];

const drawn: ExpressionSpecification = ['==', ['get', 'provenance'], 'illustrative'];

const county: MakeBase = (item, theme) => {
  const source = sourceIdOf(item.id);
  return [
    {
      slot: slots.ground,
      spec: {
        id: `${item.id}:fill`,
        type: 'fill',
        source,
        paint: { 'fill-color': theme.county, 'fill-opacity': item.opacity },
      },
    },
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:line`,
        type: 'line',
        source,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': theme.countyLine,
          'line-width': ['interpolate', ['linear'], ['zoom'], 8, 1, 14, 2],
          'line-dasharray': [6, 2, 1.5, 2],
          'line-opacity': item.opacity,
        },
      },
    },
  ];
};

const water: MakeBase = (item, theme, language) => [
  {
    slot: slots.bodies,
    spec: {
      id: `${item.id}:fill`,
      type: 'fill',
      source: sourceIdOf(item.id),
      paint: {
        'fill-color': theme.water,
        'fill-outline-color': theme.waterLine,
        'fill-opacity': item.opacity,
      },
    },
  },
  ...baseText(
    item,
    language,
    theme.waterText,
    theme,
    { 'text-padding': 6 },
    ['!', drawn],
    labelSourceIdOf(item.id),
  ),
];

const river: MakeBase = (item, theme, language) => [
  {
    slot: slots.bodies,
    spec: {
      id: `${item.id}:line`,
      type: 'line',
      source: sourceIdOf(item.id),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': theme.water,
        'line-width': growing(byClass(item.spec.style, (a) => a.lineWidth)),
        'line-opacity': item.opacity,
      },
    },
  },
  ...baseText(item, language, theme.waterText, theme, alongLine(14, 0.12), ['!', drawn]),
];

const road: MakeBase = (item, theme, language) => {
  const { style } = item.spec;
  const source = sourceIdOf(item.id);
  const width = byClass(style, (a) => a.lineWidth);
  const byRank = (motorway: string, trunk: string, other: string) =>
    byClass(style, (a) => (a.lineWidth >= 4 ? motorway : a.lineWidth >= 3 ? trunk : other));
  const layout = { 'line-join': 'round', 'line-cap': 'round', 'line-sort-key': width } as const;
  const line = (part: string, colour: string | ExpressionSpecification, extraPx: number): PlacedLayer => ({
    slot: slots.bodies,
    spec: {
      id: `${item.id}:${part}`,
      type: 'line',
      source,
      layout,
      paint: { 'line-color': colour, 'line-width': growing(width, extraPx), 'line-opacity': item.opacity },
    },
  });
  return [
    line('casing', byRank(theme.motorwayCasing, theme.trunkCasing, theme.roadCasing), 1.6),
    line('line', byRank(theme.motorway, theme.trunk, theme.road), 0),
    ...baseText(item, language, theme.ink2, theme, alongLine(11, 0), [
      'any',
      ['!', drawn],
      ['>=', ['zoom'], 14],
    ]),
  ];
};

const railway: MakeBase = (item, theme, language) => {
  const source = sourceIdOf(item.id);
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:line`,
        type: 'line',
        source,
        layout,
        paint: { 'line-color': theme.railway, 'line-width': growing(2), 'line-opacity': item.opacity },
      },
    },
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:sleepers`,
        type: 'line',
        source,
        minzoom: 9,
        layout,
        paint: {
          'line-color': theme.railwayGap,
          'line-width': growing(1.1),
          'line-dasharray': [6, 6],
          'line-opacity': item.opacity,
        },
      },
    },
    ...baseText(item, language, theme.ink2, theme, alongLine(11, 0), ['!', drawn]),
  ];
};

const makers: Readonly<Record<BaseRole, MakeBase>> = {
  county,
  water,
  river,
  road,
  railway,
  'railway-station': hamlet({ shape: 'square', sizePx: 7, fontPx: 11 }),
  town: seat({ shape: 'circle', sizePx: 5, fontPx: 13 }),
  village: hamlet({ shape: 'circle', sizePx: 4, fontPx: 11 }),
};

const alongLine = (sizePx: number, letterSpacingEm: number): SymbolLayerSpecification['layout'] => ({
  'symbol-placement': 'line',
  'symbol-spacing': 420,
  'text-size': sizePx,
  'text-letter-spacing': letterSpacingEm,
  'text-max-angle': 28,
  'text-padding': 8,
});
