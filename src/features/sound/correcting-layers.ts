import { allSpecs, getState, readyData } from '../../state/store.ts';
import { canInterpolate } from '../noise/recipe-choices.ts';
import type { StationLayer } from '../noise/stations.ts';

/** Layers that a computed map can be corrected by: those with levels by the hour. */
export const correctingLayers = (layers: readonly StationLayer[]): readonly StationLayer[] =>
  layers.filter(({ series }) => series.length > 0);

/** The layer that is chosen; else measurements that were made for the map, before those of the stations' own network. */
export const correctingLayer = (
  layers: readonly StationLayer[],
  layerId: string | null,
): StationLayer | undefined => {
  const usable = correctingLayers(layers);
  return (
    usable.find(({ spec }) => spec.id === layerId) ??
    usable.find(({ spec }) => spec.kind === 'measurement') ??
    usable[0]
  );
};

/** The same of the layers that are loaded now. */
export function correctingLayerNow(layerId: string | null): StationLayer | undefined {
  const state = getState();
  const layers = allSpecs(state).flatMap((spec) => {
    const data = readyData(state, spec.id);
    return data ? [{ spec, features: data.features, series: data.series }] : [];
  });
  return correctingLayer(layers.filter(canInterpolate), layerId);
}
