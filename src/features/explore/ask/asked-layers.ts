import type { LayerSpec } from '../../../domain/catalog.ts';
import type { Question, Scope } from '../../../domain/question.ts';
import type { Layer } from '../../../spatial/types.ts';
import { filtered } from '../../../state/filter.ts';
import type { AppState, FeatureRef } from '../../../state/state.ts';
import { allSpecs, readyData } from '../../../state/store.ts';

export interface AskedLayers {
  /** Features that pass the layer's filter, in the order of the map. */
  readonly layers: readonly Layer[];
  /** Layer of the asking feature, there only so that it can be found; not part of the answer. */
  readonly silent: string | null;
  /** Files of asked layers are still on their way. */
  readonly waiting: boolean;
}

type Source = Pick<AppState, 'catalog' | 'imported' | 'layers' | 'data'>;

/** The layers of a question. Grids have no features and take no part. */
export function askedLayers(state: Source, question: Question, scope: Scope): AskedLayers {
  const specs = new Map(allSpecs(state).map((spec) => [spec.id, spec]));
  const asking: FeatureRef | null = 'layerId' in question ? question : null;
  let silent: string | null = null;
  let waiting = false;
  const layers = state.layers.flatMap(({ id, visible, filter }): readonly Layer[] => {
    const spec: LayerSpec | undefined = specs.get(id);
    const isAsked = scope === 'all' || visible;
    if (!spec || spec.geometry === 'grid' || (!isAsked && asking?.layerId !== id)) return [];
    const data = readyData(state, id);
    if (!data) {
      waiting ||= state.data[id]?.status !== 'failed';
      return [];
    }
    if (isAsked) {
      const features = filtered(data.features, filter);
      // A feature that its own filter hides can still ask.
      const missing = asking?.layerId === id && !features.some((one) => one.id === asking.featureId);
      const hidden = missing ? data.features.filter((one) => one.id === asking.featureId) : [];
      return [{ spec, features: hidden.length > 0 ? [...features, ...hidden] : features }];
    }
    silent = id;
    return [{ spec, features: data.features.filter((one) => one.id === asking?.featureId) }];
  });
  return { layers, silent, waiting };
}
