import type { FeatureCollection } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { LayerFeature } from '../domain/feature.ts';
import type { Language } from '../domain/text.ts';
import { isBaseNetwork } from './base-layers.ts';
import { legible } from './colour.ts';
import { layersFor } from './feature-layers.ts';
import { isolineLayers } from './isoline-layers.ts';
import { labelPoints } from './label-points.ts';
import type { BandsItem, FeaturesItem, GridItem, MapItem } from './map-props.ts';
import { labelSourceIdOf, type PlacedLayer, sourceIdOf } from './placed-layer.ts';
import { type SlotId, slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

/** What a source holds; compared by identity. */
export type SourceContent = readonly LayerFeature[] | FeatureCollection;

export type PlannedLayer =
  | { readonly kind: 'style'; readonly id: string; readonly spec: LayerSpecification }
  | { readonly kind: 'grid'; readonly id: string; readonly item: GridItem };

/** What should stand on the map: sources, and the layers of each slot, bottom first. */
export interface Plan {
  readonly sources: ReadonlyMap<string, SourceContent>;
  readonly layers: ReadonlyMap<SlotId, readonly PlannedLayer[]>;
  /** Colours of features by source and feature id, where they are not in the data. */
  readonly colours: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Items that deck.gl draws, top first. */
  readonly deck: readonly FeaturesItem[];
}

export const emptyPlan: Plan = { sources: new Map(), layers: new Map(), colours: new Map(), deck: [] };

/** Above this number of points deck.gl draws the layer: MapLibre would place every symbol anew at each step. */
export const deckThreshold = 5000;

const isDeckItem = (item: FeaturesItem): boolean =>
  item.prisms !== undefined ||
  (item.spec.geometry === 'point' && (item.columns !== undefined || item.features.length > deckThreshold));

/** The marker that keeps a deck.gl layer's place among the others. */
export const deckAnchorId = (itemId: string): string => `${itemId}:deck`;

/** Roads and railways of the base map that lie under noise colours are lifted over them, as noise maps are drawn. */
function drawingOrder(items: readonly MapItem[]): readonly MapItem[] {
  const coloured = items.findIndex((item) => item.type === 'grid' || item.type === 'bands');
  if (coloured < 0) return items;
  const lifted = (item: MapItem, index: number) =>
    index > coloured && item.type === 'features' && isBaseNetwork(item.spec);
  return [
    ...items.slice(0, coloured),
    ...items.filter(lifted),
    ...items.filter((item, index) => index >= coloured && !lifted(item, index)),
  ];
}

/** @param items top first, as in the layer tree */
export function planOf(items: readonly MapItem[], theme: MapTheme, language: Language): Plan {
  const sources = new Map<string, SourceContent>();
  const layers = new Map<SlotId, PlannedLayer[]>();
  const colours = new Map<string, ReadonlyMap<string, string>>();
  const place = (slot: SlotId, layer: PlannedLayer) => {
    const there = layers.get(slot);
    if (there) there.push(layer);
    else layers.set(slot, [layer]);
  };
  for (const item of [...drawingOrder(items)].reverse()) {
    if (item.type === 'grid') {
      place(slots.bodies, { kind: 'grid', id: item.id, item });
      continue;
    }
    if (item.type === 'features' && isDeckItem(item)) {
      const spec: LayerSpecification = {
        id: deckAnchorId(item.id),
        type: 'background',
        layout: { visibility: 'none' },
      };
      place(slots.bodies, { kind: 'style', id: spec.id, spec });
      continue;
    }
    const placed = placedLayers(item, theme, language);
    if (placed.length === 0) continue;
    sources.set(sourceIdOf(item.id), item.features);
    if (item.type === 'features' && item.solid) colours.set(sourceIdOf(item.id), item.solid.colours);
    if (
      item.type === 'features' &&
      placed.some(({ spec }) => 'source' in spec && spec.source === labelSourceIdOf(item.id))
    )
      sources.set(labelSourceIdOf(item.id), labelPoints(item.features));
    for (const { slot, spec } of placed) place(slot, { kind: 'style', id: spec.id, spec });
  }
  const deck = items.filter((item) => item.type === 'features').filter(isDeckItem);
  return { sources, layers, colours, deck };
}

function placedLayers(
  item: Exclude<MapItem, GridItem>,
  theme: MapTheme,
  language: Language,
): readonly PlacedLayer[] {
  if (item.type === 'isolines') return isolineLayers(item, theme);
  return item.type === 'bands' ? bandLayers(item, theme) : layersFor(item, theme, language);
}

function bandLayers(item: BandsItem, theme: MapTheme): readonly PlacedLayer[] {
  const source = sourceIdOf(item.id);
  return [
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:fill`,
        type: 'fill',
        source,
        // Bands share their edges: antialiasing would draw a pale seam along every one.
        paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': item.opacity, 'fill-antialias': false },
      },
    },
    {
      slot: slots.bodies,
      spec: {
        id: `${item.id}:line`,
        type: 'line',
        source,
        paint: {
          'line-color': legible(theme.ink2, theme.land, 3),
          'line-width': 0.6,
          'line-opacity': 0.5 * item.opacity,
        },
      },
    },
  ];
}
