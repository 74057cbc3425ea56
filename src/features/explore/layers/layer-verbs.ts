import type { LayerSpec } from '../../../domain/catalog.ts';
import type { Bounds } from '../../../domain/feature.ts';
import { inLanguage } from '../../../domain/text.ts';
import { loadLayer } from '../../../state/catalog-loader.ts';
import { filtered } from '../../../state/filter.ts';
import { announce, changeLayer, getState, readyData, update } from '../../../state/store.ts';
import { boundsOfFeatures, boundsOfGrid } from './extent.ts';
import { takeAway } from './layer-steps.ts';

/** What can be done to a layer besides a plain change of its state. */

const titleOf = (spec: LayerSpec): string => inLanguage(spec.title, getState().language);

export const toggleLayer = (id: string): void =>
  update((state) => ({
    layers: state.layers.map((layer) => (layer.id === id ? { ...layer, visible: !layer.visible } : layer)),
  }));

/** Shows the layer and gives its bounds, those of the features that pass the filter; null says why not. */
export function boundsToShow(spec: LayerSpec): Bounds | null {
  const state = getState();
  const data = readyData(state, spec.id);
  if (!data) return null;
  const filter = state.layers.find((layer) => layer.id === spec.id)?.filter ?? [];
  const bounds = data.grid ? boundsOfGrid(data.grid) : boundsOfFeatures(filtered(data.features, filter));
  if (bounds) changeLayer(spec.id, { visible: true });
  else announce('info', [{ code: 'layer-no-place', params: { layer: titleOf(spec) } }]);
  return bounds;
}

/** Reads a layer's file again after it has failed. */
export function retryLayer(spec: LayerSpec): void {
  update((state) => ({ data: { ...state.data, [spec.id]: undefined } }));
  void loadLayer(spec);
}

/** Takes an imported layer away, here and in the browser's storage; the message offers to undo it. */
export function removeOwnLayer(id: string): void {
  const entry = takeAway(id);
  if (entry) announce('info', [{ code: 'layer-removed', params: entry.label.params ?? {} }], entry);
}
