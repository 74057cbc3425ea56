import type { ExpressionSpecification, LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Language } from '../domain/text.ts';
import { byClass, filterOfClasses, graphicColour, nameExpression, textColour } from './appearance.ts';
import { baseLayers } from './base-layers.ts';
import { regular, strong } from './font-stacks.ts';
import { imageId } from './images.ts';
import type { FeaturesItem, Solid } from './map-props.ts';
import { labelSourceIdOf, type PlacedLayer, sourceIdOf } from './placed-layer.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

/** Dense networks must not become a blot at county scale: symbols reach their catalogue size at zoom 14. */
const symbolScale: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['zoom'],
  9,
  0.4,
  10.5,
  0.55,
  12,
  0.8,
  13.5,
  1,
  18,
  1.3,
];

/** Lines grow with the scale: their catalogue width holds at zoom 12. */
const atZoom = (
  value: number | ExpressionSpecification,
  small: number,
  large: number,
): ExpressionSpecification => [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  ['*', small, value],
  12,
  value,
  17,
  ['*', large, value],
];

const points: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const lines: ExpressionSpecification = ['==', ['geometry-type'], 'LineString'];
const polygons: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];

/**
 * The MapLibre layers of a catalogue layer, bottom first. Pure: the same item, theme and language give equal
 * layers, so that only differences reach the map.
 */
export function layersFor(item: FeaturesItem, theme: MapTheme, language: Language): readonly PlacedLayer[] {
  if (item.spec.kind === 'base') return baseLayers(item, theme, language);
  const layers = item.solid
    ? solidLayers(item, item.solid)
    : item.spec.geometry === 'polygon'
      ? areaLayers(item, theme, language)
      : item.spec.geometry === 'line'
        ? lineLayers(item, theme, language)
        : pointLayers(item, theme, language);
  const minzoom = item.spec.minZoom;
  return minzoom === undefined
    ? layers
    : layers.map(({ slot, spec }) => ({
        slot,
        spec: { ...spec, minzoom: Math.max(minzoom, spec.minzoom ?? 0) } as LayerSpecification,
      }));
}

/** Colours are states of the features, so that a change of levels tiles nothing anew. */
const solidLayers = (item: FeaturesItem, { shaded }: Solid): PlacedLayer[] => [
  {
    slot: slots.solids,
    spec: {
      id: `${item.id}:solid`,
      type: 'fill-extrusion',
      source: sourceIdOf(item.id),
      paint: {
        'fill-extrusion-color': [
          'to-color',
          ['coalesce', ['feature-state', 'colour'], item.spec.style.colour],
        ],
        'fill-extrusion-base': ['get', 'baseM'],
        'fill-extrusion-height': ['get', 'topM'],
        'fill-extrusion-opacity': item.opacity,
        'fill-extrusion-vertical-gradient': shaded,
      },
    },
  },
];

function areaLayers(item: FeaturesItem, theme: MapTheme, language: Language): PlacedLayer[] {
  const { style } = item.spec;
  const source = sourceIdOf(item.id);
  const colour = byClass(style, (a) => graphicColour(a.colour, theme));
  const layers: PlacedLayer[] = [
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:fill`,
        type: 'fill',
        source,
        filter: polygons,
        paint: {
          'fill-color': colour,
          'fill-opacity': (style.fillOpacity ?? 0.16) * item.opacity,
          'fill-antialias': false,
        },
      },
    },
  ];
  const hatched = filterOfClasses(style, (a) => a.pattern !== 'none');
  if (hatched !== false) {
    layers.push({
      slot: slots.bodies,
      spec: {
        id: `${item.id}:pattern`,
        type: 'fill',
        source,
        filter: hatched === true ? polygons : ['all', polygons, hatched],
        paint: {
          'fill-pattern': byClass(style, (a) =>
            a.pattern === 'none'
              ? ''
              : imageId({ kind: 'pattern', pattern: a.pattern, colour: graphicColour(a.colour, theme) }),
          ),
          'fill-opacity': (theme.id === 'dark' ? 0.35 : 0.55) * item.opacity,
        },
      },
    });
  }
  return [...layers, ...strokes(item, theme), ...areaText(item, theme, language)];
}

/** One line layer for each dash in use: a dash cannot follow the data together with the width. */
function strokes(item: FeaturesItem, theme: MapTheme): PlacedLayer[] {
  const { style } = item.spec;
  const dashes = new Map<string, readonly number[] | null>();
  const remember = (dash: readonly number[] | null) => dashes.set(JSON.stringify(dash), dash);
  remember(style.dash ?? null);
  for (const entry of style.classes?.entries ?? []) remember(entry.dash ?? style.dash ?? null);
  return [...dashes].flatMap(([key, dash], index) => {
    const filter = filterOfClasses(style, (a) => JSON.stringify(a.dash) === key);
    if (filter === false) return [];
    const shapes: ExpressionSpecification =
      item.spec.geometry === 'polygon' ? ['any', polygons, lines] : lines;
    return [
      {
        slot: slots.bodies,
        spec: {
          id: `${item.id}:line${index}`,
          type: 'line' as const,
          source: sourceIdOf(item.id),
          filter: filter === true ? shapes : (['all', shapes, filter] as ExpressionSpecification),
          layout: {
            'line-join': 'round' as const,
            'line-cap': dash ? ('butt' as const) : ('round' as const),
          },
          paint: {
            'line-color': byClass(style, (a) => graphicColour(a.colour, theme)),
            'line-width': atZoom(
              byClass(style, (a) => a.lineWidth),
              0.7,
              2,
            ),
            'line-opacity': item.opacity,
            ...(dash && { 'line-dasharray': [...dash] }),
          },
        },
      },
    ];
  });
}

const lineLayers = (item: FeaturesItem, theme: MapTheme, language: Language): PlacedLayer[] => [
  ...strokes(item, theme),
  ...text(item, theme, language, {
    'symbol-placement': item.spec.style.label?.along === false ? 'point' : 'line',
    'text-max-angle': 30,
    'symbol-spacing': 320,
  }),
];

function pointLayers(item: FeaturesItem, theme: MapTheme, language: Language): PlacedLayer[] {
  const { style } = item.spec;
  const sizePx = style.size ?? 18;
  const icon: SymbolLayerSpecification['layout'] = {
    'icon-image': byClass(style, (a) =>
      imageId({
        kind: 'symbol',
        shape: a.symbol,
        colour: graphicColour(a.colour, theme),
        sizePx,
        theme: theme.id,
      }),
    ),
    'icon-size': symbolScale,
    'icon-allow-overlap': true,
    'icon-padding': 0,
  };
  const source = sourceIdOf(item.id);
  return [
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:symbol`,
        type: 'symbol',
        source,
        filter: points,
        // Drawn whatever lies near; the hold below is what text keeps clear of.
        layout: { ...icon, 'icon-ignore-placement': true },
        paint: { 'icon-opacity': item.opacity },
      },
    },
    {
      slot: slots.holds,
      spec: {
        id: `${item.id}:hold`,
        type: 'symbol',
        source,
        filter: points,
        layout: icon,
        paint: { 'icon-opacity': 0 },
      },
    },
    ...text(item, theme, language, {
      'text-variable-anchor': ['left', 'right', 'bottom', 'top'],
      'text-radial-offset': (sizePx / 2 + 3) / (style.label?.size ?? 12) + 0.15,
      'text-justify': 'auto',
    }),
  ];
}

const areaText = (item: FeaturesItem, theme: MapTheme, language: Language): PlacedLayer[] =>
  text(
    item,
    theme,
    language,
    { 'text-padding': 4, 'text-font': [...strong] },
    {
      source: labelSourceIdOf(item.id),
      colour: byClass(item.spec.style, (a) => textColour(a.colour, theme)),
    },
  );

function text(
  item: FeaturesItem,
  theme: MapTheme,
  language: Language,
  layout: SymbolLayerSpecification['layout'],
  { source, colour }: { readonly source: string; readonly colour: string | ExpressionSpecification } = {
    source: sourceIdOf(item.id),
    colour: theme.ink,
  },
): PlacedLayer[] {
  const { label } = item.spec.style;
  if (!label) return [];
  return [
    {
      slot: slots.labels,
      spec: {
        id: `${item.id}:text`,
        type: 'symbol',
        source,
        minzoom: label.minZoom,
        layout: {
          'text-field': nameExpression(item.spec, language),
          'text-font': [...regular],
          'text-size': label.size ?? 12,
          'text-max-width': 9,
          'text-line-height': 1.25,
          ...layout,
        },
        paint: {
          'text-color': colour,
          'text-halo-color': theme.halo,
          'text-halo-width': 1.6,
          'text-opacity': Math.max(0.4, item.opacity),
        },
      },
    },
  ];
}
