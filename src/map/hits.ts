import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FeatureRef } from '../state/state.ts';
import type { DeckHost } from './deck-host.ts';
import { idProperty } from './feature-collection.ts';
import type { MapItem } from './map-props.ts';
import { sourceIdOf } from './placed-layer.ts';

/**
 * What lies within a radius of a place on the canvas, topmost first: by the order of the layer tree, and within
 * a layer as it is drawn. The base map is ground, not an answer.
 */
export function hitsAt(
  map: MapLibreMap,
  deck: DeckHost,
  items: readonly MapItem[],
  at: { readonly x: number; readonly y: number },
  radiusPx: number,
): readonly FeatureRef[] {
  const rank = new Map(
    items.flatMap((item, index) =>
      item.type === 'features' && item.spec.kind !== 'base' ? [[item.id, index] as const] : [],
    ),
  );
  const idBySource = new Map([...rank.keys()].map((id) => [sourceIdOf(id), id]));
  const layers = map.getLayersOrder().filter((id) => {
    const source = map.getLayer(id)?.source;
    return source !== undefined && idBySource.has(source) && !id.endsWith(':hold');
  });
  const { x, y } = at;
  const found = map.queryRenderedFeatures(
    [
      [x - radiusPx, y - radiusPx],
      [x + radiusPx, y + radiusPx],
    ],
    { layers },
  );
  const refs = [
    ...deck.pick(x, y, radiusPx),
    ...found.map((feature) => ({
      layerId: idBySource.get(feature.source) as string,
      featureId: String(feature.properties[idProperty]),
    })),
  ];
  const unique = new Map(refs.map((ref) => [`${ref.layerId}\n${ref.featureId}`, ref]));
  return [...unique.values()].sort((a, b) => (rank.get(a.layerId) ?? 0) - (rank.get(b.layerId) ?? 0));
}
