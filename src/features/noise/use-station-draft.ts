import { useEffect, useMemo } from 'react';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { useStore } from '../../state/store.ts';
import { setDraft, useNoise } from './result-store.ts';
import type { StationLayer } from './stations.ts';
import { recipeFor, useStationLayers } from './use-layers.ts';

/** The settings of a map from stations, with what they are about. */
export interface StationDraft {
  readonly layers: readonly StationLayer[];
  /** Layers are still being read. */
  readonly loading: boolean;
  /** null: no layer has levels. */
  readonly draft: NoiseRecipe | null;
  /** Of the draft; undefined where a link names one that is not here. */
  readonly layer: StationLayer | undefined;
  /** How far about its stations a map goes unless said otherwise, m. */
  readonly reachM: number;
}

const usualReachM = 1000;

/** Begins with the first layer that has levels. */
export function useStationDraft(): StationDraft {
  const layers = useStationLayers();
  const loading = useStore(
    (state) =>
      state.catalog.status === 'loading' ||
      Object.values(state.data).some((data) => data?.status === 'loading'),
  );
  const draft = useNoise((state) => state.draft);
  const layer = layers.find(({ spec }) => spec.id === draft?.layerId);
  const begin = useMemo(() => {
    const base = layer ?? layers[0];
    return base ? recipeFor(base) : null;
  }, [layer, layers]);
  useEffect(() => {
    if (!draft && begin) setDraft(begin);
  }, [draft, begin]);
  const reachM = begin?.clip.kind === 'distance' ? begin.clip.distanceM : usualReachM;
  return { layers, loading, draft, layer, reachM };
}
