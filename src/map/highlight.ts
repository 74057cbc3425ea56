import type { FeatureCollection } from 'geojson';
import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
} from 'maplibre-gl';
import type { LayerFeature } from '../domain/feature.ts';
import type { FeatureRef } from '../state/state.ts';
import type { Highlight, MapItem } from './map-props.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

const source = 'highlight';

/**
 * What is lit up, as features of one source: `part` is region, hit or selected. Features of hidden layers are
 * not lit.
 */
export function highlightFeatures(highlight: Highlight, items: readonly MapItem[]): FeatureCollection {
  const features: FeatureCollection['features'] = [];
  if (highlight.region)
    features.push({ type: 'Feature', geometry: highlight.region, properties: { part: 'region' } });
  const byLayer = new Map<string, Map<string, LayerFeature>>();
  const find = ({ layerId, featureId }: FeatureRef) => {
    let index = byLayer.get(layerId);
    if (!index) {
      const item = items.find((one) => one.type === 'features' && one.id === layerId);
      index = new Map(item?.type === 'features' ? item.features.map((feature) => [feature.id, feature]) : []);
      byLayer.set(layerId, index);
    }
    return index.get(featureId);
  };
  const light = (ref: FeatureRef, part: 'hit' | 'selected') => {
    const geometry = find(ref)?.geometry;
    if (geometry) features.push({ type: 'Feature', geometry, properties: { part } });
  };
  for (const ref of highlight.features) light(ref, 'hit');
  if (highlight.selected) light(highlight.selected, 'selected');
  return { type: 'FeatureCollection', features };
}

const isRegion: ExpressionSpecification = ['==', ['get', 'part'], 'region'];
const isPoint: ExpressionSpecification = ['==', ['geometry-type'], 'Point'];
const selectedOr = (selected: number, hit: number): ExpressionSpecification => [
  'case',
  ['==', ['get', 'part'], 'selected'],
  selected,
  hit,
];

/** Rings around points, casings along lines and edges: shape as well as colour says what is selected. */
function highlightLayers(theme: MapTheme): readonly LayerSpecification[] {
  const edge = (part: string, colour: string, width: ExpressionSpecification): LayerSpecification => ({
    id: `highlight:${part}`,
    type: 'line',
    source,
    filter: ['all', ['!', isRegion], ['!', isPoint]],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': colour, 'line-width': width },
  });
  const ring = (part: string, colour: string, width: ExpressionSpecification): LayerSpecification => ({
    id: `highlight:${part}`,
    type: 'circle',
    source,
    filter: ['all', ['!', isRegion], isPoint],
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, selectedOr(10, 7), 14, selectedOr(15, 12)],
      'circle-opacity': 0,
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
    },
  });
  return [
    {
      id: 'highlight:region',
      type: 'fill',
      source,
      filter: ['all', isRegion, ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': theme.accent, 'fill-opacity': 0.08 },
    },
    {
      id: 'highlight:region-line',
      type: 'line',
      source,
      filter: isRegion,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': theme.accent, 'line-width': 2, 'line-dasharray': [3, 2] },
    },
    edge('edge-casing', theme.halo, selectedOr(6, 4.5)),
    edge('edge', theme.accent, selectedOr(3, 1.8)),
    ring('ring-casing', theme.halo, selectedOr(5.5, 4)),
    ring('ring', theme.accent, selectedOr(3, 1.8)),
  ];
}

/** The same parts of the same geometries, by identity: nothing to draw anew. */
export const sameHighlight = (a: FeatureCollection, b: FeatureCollection): boolean =>
  a.features.length === b.features.length &&
  a.features.every(
    ({ geometry, properties }, i) =>
      geometry === b.features[i].geometry && properties?.part === b.features[i].properties?.part,
  );

/** Puts the highlight on the map; its source and layers are made the first time. */
export function showHighlight(map: MapLibreMap, data: FeatureCollection, theme: MapTheme): void {
  const present = map.getSource<GeoJSONSource>(source);
  if (present) present.setData(data);
  else map.addSource(source, { type: 'geojson', data });
  for (const layer of highlightLayers(theme)) {
    if (!map.getLayer(layer.id)) map.addLayer(layer, slots.highlight);
    else
      for (const [name, value] of Object.entries(layer.paint ?? {}))
        map.setPaintProperty(layer.id, name as never, value as never);
  }
}
