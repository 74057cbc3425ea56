import type { LayerFeature, LngLat } from '../../domain/feature.ts';
import { type ZoneClass, zoneClassOf } from '../../domain/standards/gb3096.ts';
import { holds } from '../../grid/rings.ts';
import type { AppState } from '../../state/state.ts';
import { allSpecs, readyData } from '../../state/store.ts';

/**
 * Class of the functional zone that a place lies in, by the layers of zones that are loaded; null in none, and where
 * zones of several classes overlap.
 */
export function zoneAt(
  state: Pick<AppState, 'catalog' | 'imported' | 'data'>,
  [lng, lat]: LngLat,
): ZoneClass | null {
  const found = new Set<ZoneClass>();
  for (const { id, kind } of allSpecs(state)) {
    if (kind !== 'functional-zone') continue;
    for (const feature of readyData(state, id)?.features ?? []) {
      const zone = zoneClassOf(feature.properties.zone);
      if (zone !== null && covers(feature, lng, lat)) found.add(zone);
    }
  }
  const [zone = null] = found;
  return found.size === 1 ? zone : null;
}

function covers({ geometry }: LayerFeature, lng: number, lat: number): boolean {
  const polygons =
    geometry?.type === 'Polygon'
      ? [geometry.coordinates]
      : geometry?.type === 'MultiPolygon'
        ? geometry.coordinates
        : [];
  return polygons.some(
    ([outer, ...holes]) => holds(outer, lng, lat) && !holes.some((hole) => holds(hole, lng, lat)),
  );
}
