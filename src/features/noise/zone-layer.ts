import type { LayerSpec } from '../../domain/catalog.ts';
import type { LayerFeature } from '../../domain/feature.ts';
import { type ZoneClass, zoneClassOf } from '../../domain/standards/gb3096.ts';
import { partsOfArea, type ZonePolygon, zoneFinder, zonePolygons } from '../../grid/zones.ts';
import type { AppState } from '../../state/state.ts';
import { allSpecs, readyData, useStore } from '../../state/store.ts';

/** The acoustic functional zones of the catalogue, whether their layer is switched on or not. */
export interface ZoneLayer {
  readonly spec: LayerSpec;
  /** Longitude and latitude. */
  readonly polygons: readonly ZonePolygon[];
  /** The class at a place, degrees. */
  readonly zoneAt: (lng: number, lat: number) => ZoneClass | null;
  readonly illustrative: boolean;
}

const known = new WeakMap<readonly LayerFeature[], ZoneLayer | null>();

/** null without such a layer, while it is not there, and where none of its features names a class. */
export function zoneLayerOf(state: Pick<AppState, 'catalog' | 'imported' | 'data'>): ZoneLayer | null {
  for (const spec of allSpecs(state)) {
    const data = spec.kind === 'functional-zone' ? readyData(state, spec.id) : null;
    const layer = data && layerOf(spec, data.features);
    if (layer) return layer;
  }
  return null;
}

function layerOf(spec: LayerSpec, features: readonly LayerFeature[]): ZoneLayer | null {
  const before = known.get(features);
  if (before !== undefined) return before;
  const polygons = features.flatMap(({ geometry, properties }) => {
    const zone = zoneClassOf(properties.zone);
    const parts = partsOfArea(geometry);
    return zone && parts ? zonePolygons(zone, parts, (x, y) => [x, y]) : [];
  });
  const illustrative = features.some(({ provenance }) => provenance === 'illustrative');
  const made = polygons.length > 0 ? { spec, polygons, zoneAt: zoneFinder(polygons), illustrative } : null;
  known.set(features, made);
  return made;
}

export const useZoneLayer = (): ZoneLayer | null => useStore(zoneLayerOf);
