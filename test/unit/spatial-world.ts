import type { Geometry } from 'geojson';
import type { LayerKind, LayerSpec } from '../../src/domain/catalog.ts';
import type { LayerFeature, Provenance, Value } from '../../src/domain/feature.ts';
import type { Layer } from '../../src/spatial/types.ts';

/** Layers for the spatial tests, with only what questions look at. */

export function spec(id: string, kind: LayerKind, geometry: LayerSpec['geometry'] = 'polygon'): LayerSpec {
  const text = { zh: id, en: id };
  return {
    id,
    group: 'test',
    title: text,
    kind,
    geometry,
    source: { url: `${id}.geojson` },
    fields: [],
    style: { colour: '#336699' },
    info: {
      date: '2023',
      coverage: text,
      producer: text,
      licence: text,
      provenance: 'illustrative',
      source: text,
    },
    visible: true,
    opacity: 1,
  };
}

export const feature = (
  id: string,
  geometry: Geometry | null,
  properties: Record<string, Value> = {},
  provenance: Provenance = 'measured',
): LayerFeature => ({ id, geometry, properties, provenance });

export const layer = (id: string, kind: LayerKind, features: readonly LayerFeature[]): Layer => ({
  spec: spec(id, kind),
  features,
});

export const point = (lng: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lng, lat] });

/** A rectangle, counter-clockwise. */
export const box = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

export const polygon = (...rings: number[][][]): Geometry => ({ type: 'Polygon', coordinates: rings });
