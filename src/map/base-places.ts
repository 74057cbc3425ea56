import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Language } from '../domain/text.ts';
import { nameExpression } from './appearance.ts';
import { regular, strong } from './font-stacks.ts';
import { imageId } from './images.ts';
import type { FeaturesItem } from './map-props.ts';
import { type PlacedLayer, sourceIdOf } from './placed-layer.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

/** Draws one role of the base map. */
export type MakeBase = (item: FeaturesItem, theme: MapTheme, language: Language) => PlacedLayer[];

interface PlaceLook {
  readonly shape: 'circle' | 'square';
  readonly sizePx: number;
  readonly fontPx: number;
}

const dot = (look: PlaceLook, colour: string, theme: MapTheme) =>
  ({
    'icon-image': imageId({
      kind: 'symbol',
      shape: look.shape,
      colour,
      sizePx: look.sizePx,
      theme: theme.id,
    }),
    'icon-padding': 0,
  }) as const;

const besideDot = ({ sizePx, fontPx }: PlaceLook): SymbolLayerSpecification['layout'] => ({
  'text-size': ['interpolate', ['linear'], ['zoom'], 8, fontPx - 2, 11, fontPx],
  'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
  'text-radial-offset': (sizePx / 2 + 3) / fontPx + 0.3,
  'text-padding': 2,
});

/** A dot that always stands, with room kept for it, and a name on the side that is free. */
export const seat =
  (look: PlaceLook): MakeBase =>
  (item, theme, language) => {
    const source = sourceIdOf(item.id);
    const layout = { ...dot(look, theme.ink2, theme), 'icon-allow-overlap': true };
    return [
      {
        slot: slots.baseLabels,
        spec: {
          id: `${item.id}:symbol`,
          type: 'symbol',
          source,
          layout: { ...layout, 'icon-ignore-placement': true },
          paint: { 'icon-opacity': item.opacity },
        },
      },
      {
        slot: slots.holds,
        spec: { id: `${item.id}:hold`, type: 'symbol', source, layout, paint: { 'icon-opacity': 0 } },
      },
      ...baseText(item, language, theme.ink, theme, { ...besideDot(look), 'text-font': [...strong] }, true),
    ];
  };

/** A dot and a name that stand together or not at all. */
export const hamlet =
  (look: PlaceLook): MakeBase =>
  (item, theme, language) =>
    baseText(
      item,
      language,
      theme.ink2,
      theme,
      { ...dot(look, theme.countyLine, theme), ...besideDot(look), 'text-padding': 8 },
      true,
    );

/** Names of the base map: quieter than those of data, and after them in the search for room. */
export function baseText(
  item: FeaturesItem,
  language: Language,
  colour: string,
  theme: MapTheme,
  layout: SymbolLayerSpecification['layout'],
  filter: ExpressionSpecification | boolean,
  source = sourceIdOf(item.id),
): PlacedLayer[] {
  const { label } = item.spec.style;
  if (!label) return [];
  return [
    {
      slot: slots.baseLabels,
      spec: {
        id: `${item.id}:text`,
        type: 'symbol',
        source,
        minzoom: label.minZoom,
        filter,
        layout: {
          'text-field': nameExpression(item.spec, language),
          'text-font': [...regular],
          'text-size': label.size ?? 11,
          'text-max-width': 8,
          ...layout,
        },
        paint: {
          'text-color': colour,
          'text-halo-color': theme.halo,
          'text-halo-width': 1.5,
          'text-opacity': item.opacity,
        },
      },
    },
  ];
}
