import { create } from 'zustand';
import type { LayerSpec } from '../domain/catalog.ts';
import type { Note } from '../domain/note.ts';
import {
  type Announcement,
  type AppState,
  type FeatureRef,
  type HistoryEntry,
  initialState,
  type LayerState,
  type MapKind,
  type ReadyData,
} from './state.ts';

/** The store. Changes go through `update` (plain patches) or the verbs below, which hold the rules. */
export const useStore = create<AppState>(() => initialState);

export const getState = (): AppState => useStore.getState();

export function update(patch: Partial<AppState> | ((state: AppState) => Partial<AppState>)): void {
  useStore.setState(patch);
}

/** Specs of all layers of the catalogue and of the user. */
export function allSpecs(state: Pick<AppState, 'catalog' | 'imported'>): readonly LayerSpec[] {
  const own = state.imported.map((layer) => layer.spec);
  return state.catalog.status === 'ready' ? [...own, ...state.catalog.catalog.layers] : own;
}

export const specOf = (state: Pick<AppState, 'catalog' | 'imported'>, id: string): LayerSpec | undefined =>
  allSpecs(state).find((spec) => spec.id === id);

/** A layer's checked content, or null while it is not there. */
export function readyData(state: Pick<AppState, 'data'>, id: string): ReadyData | null {
  const data = state.data[id];
  return data?.status === 'ready' ? data : null;
}

export function featureOf(state: Pick<AppState, 'data'>, ref: FeatureRef) {
  return readyData(state, ref.layerId)?.features.find((feature) => feature.id === ref.featureId) ?? null;
}

export function changeLayer(id: string, patch: Partial<Omit<LayerState, 'id'>>): void {
  update((state) => ({
    layers: state.layers.map((layer) => (layer.id === id ? { ...layer, ...patch } : layer)),
  }));
}

/** Switches the catalogue's own grids and earlier maps off: a map that is being made takes their place. */
export function hideGridLayers(): void {
  const state = useStore.getState();
  const grids = new Set(allSpecs(state).flatMap((spec) => (spec.geometry === 'grid' ? spec.id : [])));
  const { stations, sources } = state.mapLayers;
  for (const { id, visible } of state.layers)
    if (visible && grids.has(id) && id !== stations && id !== sources) changeLayer(id, { visible: false });
}

/** The layer of the map made last; undefined where none is made. */
export const layerOfMap = (
  { mapLayers, layers }: Pick<AppState, 'mapLayers' | 'layers'>,
  kind: MapKind,
): LayerState | undefined => layers.find(({ id }) => id === mapLayers[kind]);

/** Whether the map made last has been switched off. */
export const isMapHidden = (state: Pick<AppState, 'mapLayers' | 'layers'>, kind: MapKind): boolean =>
  layerOfMap(state, kind)?.visible === false;

/** Puts layers in the given order; those not named keep their places behind them. */
export function orderLayers(ids: readonly string[]): void {
  update((state) => {
    const rank = new Map(ids.map((id, index) => [id, index]));
    const named = state.layers.filter((layer) => rank.has(layer.id));
    named.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
    let next = 0;
    return { layers: state.layers.map((layer) => (rank.has(layer.id) ? named[next++] : layer)) };
  });
}

/** Selects a feature, or nothing. The inspector follows. */
export const select = (ref: FeatureRef | null): void => update({ selected: ref, hits: ref ? [ref] : [] });

/** What lies under a click: one hit is selected at once, several are offered as a list. */
export const showHits = (hits: readonly FeatureRef[]): void =>
  update({ hits, selected: hits.length === 1 ? hits[0] : null });

let announced = 0;

/** Says something in the message area and to screen readers. Errors stay until dismissed. */
export function announce(kind: Announcement['kind'], notes: readonly Note[], entry?: HistoryEntry): void {
  const announcement: Announcement = { id: ++announced, kind, notes, ...(entry && { entry }) };
  update((state) => ({ announcements: [...state.announcements.slice(-3), announcement] }));
}

export const dismiss = (id: number): void =>
  update((state) => ({ announcements: state.announcements.filter((a) => a.id !== id) }));
