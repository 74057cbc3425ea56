import type { AppState, LayerState } from './state.ts';
import { allSpecs } from './store.ts';

/**
 * Puts maps where a noise map belongs: over other grids and over areas of the base map, under points and lines. Their
 * order among themselves is kept.
 */
export function withMaps(
  state: Pick<AppState, 'catalog' | 'imported'>,
  layers: readonly LayerState[],
  maps: readonly LayerState[],
): readonly LayerState[] {
  if (maps.length === 0) return layers;
  const below = new Set(
    allSpecs(state).flatMap(({ id, geometry, kind }) => (geometry === 'grid' || kind === 'base' ? id : [])),
  );
  const at = layers.findIndex(({ id }) => below.has(id));
  return at < 0 ? [...layers, ...maps] : [...layers.slice(0, at), ...maps, ...layers.slice(at)];
}

/** All layers, those of maps made here put where they belong. */
export function withMapsInPlace(
  state: Pick<AppState, 'catalog' | 'imported' | 'layers'>,
): readonly LayerState[] {
  const made = new Set(state.imported.flatMap((layer) => (layer.made ? layer.spec.id : [])));
  const isMap = ({ id }: LayerState) => made.has(id);
  return withMaps(
    state,
    state.layers.filter((layer) => !isMap(layer)),
    state.layers.filter(isMap),
  );
}
