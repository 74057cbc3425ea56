import { useMemo } from 'react';
import type { LayerSpec } from '../../domain/catalog.ts';
import { planeOfPlaces } from '../../domain/plane.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import type { StationKind } from '../../domain/station.ts';
import type { ReadyData } from '../../state/state.ts';
import { allSpecs, useStore } from '../../state/store.ts';
import { canInterpolate, defaultKinds, defaultRecipe, kindOf } from './recipe-choices.ts';
import { defaultReachM } from './spacing.ts';
import type { StationLayer } from './stations.ts';

/** Layers as the noise panel sees them. */

interface LoadedLayer {
  readonly spec: LayerSpec;
  readonly data: ReadyData;
}

function useLoadedLayers(): readonly LoadedLayer[] {
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const data = useStore((state) => state.data);
  return useMemo(
    () =>
      allSpecs({ catalog, imported }).flatMap((spec) => {
        const found = data[spec.id];
        return found?.status === 'ready' ? [{ spec, data: found }] : [];
      }),
    [catalog, imported, data],
  );
}

/** Loaded layers that grids can be made from. */
export function useStationLayers(): readonly StationLayer[] {
  const loaded = useLoadedLayers();
  return useMemo(
    () =>
      loaded
        .map(({ spec, data }) => ({ spec, features: data.features, series: data.series }))
        .filter(canInterpolate),
    [loaded],
  );
}

/** Loaded layers with polygons, for clipping. */
export function usePolygonLayers(): readonly LoadedLayer[] {
  const loaded = useLoadedLayers();
  return useMemo(() => loaded.filter(({ spec }) => spec.geometry === 'polygon'), [loaded]);
}

/** The recipe that a layer begins with; its reach follows the spacing of the stations that take part. */
export function recipeFor(layer: StationLayer): NoiseRecipe {
  return defaultRecipe(layer, reachOf(layer, defaultKinds(layer.features)));
}

function reachOf(layer: StationLayer, kinds: readonly StationKind[]): number {
  const places = layer.features.flatMap((feature) => {
    const kind = kindOf(feature);
    if (feature.geometry?.type !== 'Point' || (kind && !kinds.includes(kind))) return [];
    const [lng, lat] = feature.geometry.coordinates;
    return [[lng, lat] as const];
  });
  if (places.length === 0) return defaultReachM([], []);
  const plane = planeOfPlaces(places);
  const metres = places.map(([lng, lat]) => plane.toPlane(lng, lat));
  return defaultReachM(
    metres.map(([x]) => x),
    metres.map(([, y]) => y),
  );
}
