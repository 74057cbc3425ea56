import type { FeatureCollection } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { strong } from './font-stacks.ts';
import { slots } from './slots.ts';
import type { MapTheme } from './theme.ts';

const source = 'tools';

function toolLayers(theme: MapTheme): readonly LayerSpecification[] {
  const part = (name: string): ['==', ['get', string], string] => ['==', ['get', 'part'], name];
  return [
    {
      id: 'tools:area',
      type: 'fill',
      source,
      filter: part('area'),
      paint: { 'fill-color': theme.accent, 'fill-opacity': 0.12 },
    },
    {
      id: 'tools:casing',
      type: 'line',
      source,
      filter: part('line'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.halo, 'line-width': 5 },
    },
    {
      id: 'tools:line',
      type: 'line',
      source,
      filter: part('line'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': theme.accent, 'line-width': 2.2 },
    },
    {
      id: 'tools:vertex',
      type: 'circle',
      source,
      filter: part('vertex'),
      paint: {
        'circle-radius': 4.5,
        'circle-color': theme.halo,
        'circle-stroke-color': theme.accent,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'tools:label',
      type: 'symbol',
      source,
      filter: part('label'),
      layout: {
        'text-field': ['get', 'text'],
        'text-font': [...strong],
        'text-size': 13,
        'text-anchor': 'bottom-left',
        'text-offset': [0.7, -0.5],
        'text-justify': 'left',
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': theme.ink, 'text-halo-color': theme.halo, 'text-halo-width': 2 },
    },
  ];
}

/** Shows what a tool draws; source and layers are made when first needed. Without a style (lost context) nothing. */
export function showTool(map: MapLibreMap, data: FeatureCollection, theme: MapTheme): void {
  if (!map.style) return;
  const present = map.getSource<GeoJSONSource>(source);
  if (present) present.setData(data);
  else {
    map.addSource(source, { type: 'geojson', data });
    for (const layer of toolLayers(theme)) map.addLayer(layer, slots.tools);
  }
}

export function hideTool(map: MapLibreMap): void {
  if (!map.style) return;
  for (const layer of map.getLayersOrder().filter((id) => id.startsWith(`${source}:`)))
    map.removeLayer(layer);
  if (map.getSource(source)) map.removeSource(source);
}
