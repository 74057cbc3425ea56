import type { LayerSpec } from '../../../domain/catalog.ts';
import type { Note } from '../../../domain/note.ts';
import { inLanguage } from '../../../domain/text.ts';
import { record } from '../../../state/history.ts';
import { removeLayer, saveLayer } from '../../../state/persistence.ts';
import type { Condition, HistoryEntry, ImportedLayer, LayerState } from '../../../state/state.ts';
import { announce, changeLayer, getState, orderLayers, update } from '../../../state/store.ts';

/** What is done to layers, as steps of the history. What a layer looks like is left out: shown or hidden, opacity. */

/** A layer that was taken away, with what is needed to put it back as it stood. */
interface Taken {
  readonly layer: ImportedLayer;
  readonly state: LayerState;
  readonly place: number;
}

/** A step about a layer: its title is the label's {{layer}}. */
export const layerNote = (code: string, { spec }: Pick<ImportedLayer, 'spec'>): Note => ({
  code,
  params: { layer: inLanguage(spec.title, getState().language) },
});

/** Takes an own layer away, in the browser's storage too. @returns null where it is not there */
function take(id: string): Taken | null {
  const { imported, layers } = getState();
  const layer = imported.find((one) => one.spec.id === id);
  const place = layers.findIndex((one) => one.id === id);
  if (!layer || place < 0) return null;
  update((state) => ({
    imported: state.imported.filter((one) => one.spec.id !== id),
    layers: state.layers.filter((one) => one.id !== id),
    data: { ...state.data, [id]: undefined },
    selected: state.selected?.layerId === id ? null : state.selected,
    hits: state.hits.filter((hit) => hit.layerId !== id),
    tableLayerId: state.tableLayerId === id ? null : state.tableLayerId,
  }));
  stored(removeLayer(id));
  return { layer, state: layers[place], place };
}

/** The same layer may have been imported anew meanwhile: then that one keeps its place. */
function putBack({ layer, state: own, place }: Taken): void {
  const { id } = layer.spec;
  update((state) => ({
    imported: [...state.imported.filter((one) => one.spec.id !== id), layer],
    layers: state.layers.some((one) => one.id === id)
      ? state.layers
      : [...state.layers.slice(0, place), own, ...state.layers.slice(place)],
    data: { ...state.data, [id]: layer.data },
  }));
  stored(saveLayer(layer));
}

function stored(job: Promise<void>): void {
  job.catch(() => announce('info', [{ code: 'storage-denied' }]));
}

/** Takes an own layer away for good, but for undo. @returns null where it is not there */
export function takeAway(id: string): HistoryEntry | null {
  let taken = take(id);
  if (!taken) return null;
  const entry: HistoryEntry = {
    label: layerNote('step-layer-removed', taken.layer),
    about: `layer:${id}`,
    undo: () => {
      if (taken) putBack(taken);
      return true;
    },
    redo: () => {
      taken = take(id) ?? taken;
      return true;
    },
  };
  record(entry);
  return entry;
}

/** An own layer has come. */
export function recordAdded(label: Note, id: string): HistoryEntry {
  let taken: Taken | null = null;
  const entry: HistoryEntry = {
    label,
    about: `layer:${id}`,
    undo: () => {
      taken = take(id);
      return taken !== null;
    },
    redo: () => {
      if (taken) putBack(taken);
      return true;
    },
  };
  record(entry);
  return entry;
}

type Change = Pick<HistoryEntry, 'label' | 'about' | 'merges'>;

/** A change that the same function makes and takes back. */
export function recordChange<T>(
  change: Change,
  [before, after]: readonly [T, T],
  bring: (one: T) => void,
): HistoryEntry {
  const to = (one: T) => () => {
    bring(one);
    return true;
  };
  const entry: HistoryEntry = { ...change, undo: to(before), redo: to(after) };
  record(entry);
  return entry;
}

/** Puts the layers in another order. @param label what was moved */
export function reorderLayers(ids: readonly string[], label: Note): void {
  const order = () => getState().layers.map(({ id }) => id);
  const before = order();
  orderLayers(ids);
  const after = order();
  if (after.some((id, place) => id !== before[place]))
    recordChange({ label, about: 'order' }, [before, after], orderLayers);
}

/** What is typed or ticked at one go is one step. */
export function changeFilter(spec: LayerSpec, filter: readonly Condition[]): void {
  const { id } = spec;
  const before = getState().layers.find((layer) => layer.id === id)?.filter;
  if (!before || (before.length === 0 && filter.length === 0)) return;
  const bring = (one: readonly Condition[]) => changeLayer(id, { filter: one });
  bring(filter);
  const label = layerNote('step-layer-filtered', { spec });
  recordChange({ label, about: `filter:${id}`, merges: true }, [before, filter], bring);
}
