import { useEffect, useMemo, useState } from 'react';
import type { LayerFeature } from '../../../domain/feature.ts';
import { inLanguage, type Language } from '../../../domain/text.ts';
import type { Layer, LayerFeatureRef } from '../../../spatial/types.ts';
import { allSpecs, useStore } from '../../../state/store.ts';
import { spatialClient } from '../../../workers/spatial-client.ts';
import type { Surroundings } from '../../../workers/spatial-jobs.ts';
import { slimLayer } from '../context.ts';
import { featureName, withoutMark } from '../feature-words.ts';
import type { NameOf } from './rows.ts';

const around = new Set(['functional-zone', 'control-unit', 'park', 'village']);

/** Layers that say something about a place, as far as they are loaded; shown or not. */
function useSurroundingLayers(): readonly Layer[] {
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const data = useStore((state) => state.data);
  return useMemo(
    () =>
      allSpecs({ catalog, imported }).flatMap((spec) => {
        const found = data[spec.id];
        return around.has(spec.kind) && found?.status === 'ready' ? [{ spec, features: found.features }] : [];
      }),
    [catalog, imported, data],
  );
}

/** Zones, nearest village and overlaps of a feature; null until the worker has answered. */
export function useSurroundings(
  layerId: string,
  feature: LayerFeature,
  language: Language,
): { readonly surroundings: Surroundings | null; readonly nameOf: NameOf } {
  const layers = useSurroundingLayers();
  // Every file that arrives makes a new list: only a change of content asks again.
  const key = layers.map(({ spec, features }) => `${spec.id} ${features.length}`).join(' ');
  const [answer, setAnswer] = useState<{
    readonly of: LayerFeature;
    readonly surroundings: Surroundings;
  } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for the layers.
  useEffect(() => {
    const control = new AbortController();
    const input = { feature, layerId, layers: layers.map(slimLayer) };
    spatialClient.run('surroundings', input, { signal: control.signal }).then(
      (surroundings) => setAnswer({ of: feature, surroundings }),
      // Without them the card still has everything of the feature itself.
      () => control.signal.aborted || setAnswer(null),
    );
    return () => control.abort();
  }, [feature, layerId, key]);
  const nameOf = useMemo(() => nameIn(layers, language), [layers, language]);
  return { surroundings: answer?.of === feature ? answer.surroundings : null, nameOf };
}

const nameIn =
  (layers: readonly Layer[], language: Language): NameOf =>
  ({ layerId, featureId }: LayerFeatureRef) => {
    const layer = layers.find(({ spec }) => spec.id === layerId);
    const feature = layer?.features.find(({ id }) => id === featureId);
    if (!layer || !feature) return null;
    return {
      name: featureName(feature, language),
      layer: withoutMark(inLanguage(layer.spec.title, language)),
    };
  };
