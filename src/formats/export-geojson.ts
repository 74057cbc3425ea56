import type { Feature, FeatureCollection, Geometry } from 'geojson';
import type { LayerFeature, LngLat } from '../domain/feature.ts';
import { mapPositions } from './geojson-geometry.ts';

/** Degrees to 1e-9 (0.1 mm): the noise of a projection's last digits is not data. */
const trimmed = (x: number, y: number): LngLat => [Math.round(x * 1e9) / 1e9, Math.round(y * 1e9) / 1e9];

const featureOf = ({ id, geometry, properties, provenance }: LayerFeature): Feature<Geometry | null> => ({
  type: 'Feature',
  id,
  geometry: geometry && mapPositions(geometry, trimmed),
  properties: { ...properties, provenance, illustrative: provenance === 'illustrative' },
});

/**
 * Features as GeoJSON (RFC 7946: WGS 84, no crs member). Every feature says what it is worth: `provenance`, and
 * `illustrative` for the plain question.
 * @param about extra members of the collection, e.g. title, source, licence, date.
 */
export function layerToGeoJson(
  features: readonly LayerFeature[],
  about: Readonly<Record<string, string>> = {},
): string {
  const collection: FeatureCollection<Geometry | null> & Record<string, unknown> = {
    type: 'FeatureCollection',
    ...about,
    features: features.map(featureOf),
  };
  return JSON.stringify(collection);
}
