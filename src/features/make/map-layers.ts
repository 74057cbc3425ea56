import type { Grid } from '../../grid/grid.ts';
import { translate } from '../../i18n/i18n.ts';
import { withMaps } from '../../state/map-order.ts';
import type { ImportedLayer, LayerState, MadeMap, MapKind } from '../../state/state.ts';
import { changeLayer, getState, layerOfMap, specOf, update, useStore } from '../../state/store.ts';
import { freeMapId, type MapRecord, mapLayer } from '../noise/kept-maps.ts';
import { type NoiseResult, useNoise } from '../noise/result-store.ts';
import { stationMapRecord } from '../noise/station-map-record.ts';
import {
  correctedMap,
  patchSound,
  type SoundResult,
  type SoundState,
  useSound,
} from '../sound/sound-store.ts';
import { sourceMapRecord } from '../sound/source-map-record.ts';
import { useTour } from '../tour/tour-store.ts';
import { keepSoon } from './keep-soon.ts';
import { followRemoval } from './map-removal.ts';

/**
 * Every map that was made is a layer of the tree, with its recipe. A map by another recipe is another layer; the same
 * one again, and what edits and scenarios make of it, stays in its layer. On the map it is drawn from its result, which
 * can be explained and has hours; after a reload from the grid that the layer holds.
 */

let started = false;

/** From now on; the first call counts. */
export function keepMapLayers(): void {
  if (started) return;
  started = true;
  useNoise.subscribe(placeStations);
  useSound.subscribe((state, before) => {
    placeSources(state);
    if (state.way !== before.way) showWay(state.way);
  });
  useTour.subscribe(() => placeSources(useSound.getState()));
  useStore.subscribe((state, before) => {
    if (state.layers !== before.layers) followSwitch(state.layers, before.layers);
  });
  followRemoval();
  placeStations(useNoise.getState());
  placeSources(useSound.getState());
}

/** The grids that were placed last. */
const placed: { stations: Grid | null; sources: Grid | null } = { stations: null, sources: null };

/** A map that was put aside, and its layer with it, is placed again when it comes back. */
const isPlaced = (kind: MapKind, grid: Grid): boolean =>
  grid === placed[kind] && getState().mapLayers[kind] !== null;

function placeStations({ result }: { readonly result: NoiseResult | null }): void {
  if (!result || isPlaced('stations', result.grid)) return;
  const { grid, recipe } = result;
  const { language } = getState();
  const spec = specOf(getState(), recipe.layerId);
  place('stations', grid, stationMapRecord({ result, grid, spec, language }, translate));
}

/** Layers begun while a correction was on its way: it comes into the same layer. */
let awaiting: { readonly id: string; readonly result: SoundResult } | null = null;

function placeSources(state: SoundState): void {
  const { result, correct } = state;
  // What the tour shows is not the visitor's.
  if (!result || useTour.getState().status !== 'off') return;
  const corrected = correctedMap(state);
  const grid = corrected?.grid ?? hourOf(state, result);
  if (!grid || isPlaced('sources', grid)) return;
  const record = sourceMapRecord(
    state,
    result,
    corrected ? 'fused' : 'level',
    translate,
    getState().language,
  );
  if (!record) return;
  const into = corrected && awaiting?.result === result ? awaiting.id : null;
  const id = place('sources', grid, record, into);
  awaiting = correct && !corrected ? { id, result } : null;
}

/** The hour that was asked for once it is there, or known not to come; else the map itself. */
function hourOf({ hours, scene }: SoundState, result: SoundResult): Grid | null {
  const { hour } = result.recipe;
  if (hour === null) return result.grid;
  const made = hours.find(({ of }) => of === result);
  const coming = scene.status === 'ready' && scene.course && !made?.failure;
  return made?.grids[hour] ?? (coming ? null : result.grid);
}

/** Whether two maps are the same one: made alike, whatever was edited in between. */
function alike(a: MadeMap, b: MadeMap): boolean {
  if (JSON.stringify(a.recipe) !== JSON.stringify(b.recipe) || a.kind !== b.kind) return false;
  return a.kind === 'stations' || b.kind === 'stations' || Boolean(a.correction) === Boolean(b.correction);
}

/** Whether a layer of an earlier visit holds the same map of the same scene. */
const isSame = (a: MadeMap, b: MadeMap): boolean =>
  alike(a, b) &&
  (a.kind === 'stations' ||
    b.kind === 'stations' ||
    (a.source.name.zh === b.source.name.zh && JSON.stringify(a.version) === JSON.stringify(b.version)));

/** The layer that a map goes into; undefined: into one of its own. */
function layerFor(kind: MapKind, made: MadeMap, into: string | null): ImportedLayer | undefined {
  const { imported, mapLayers } = getState();
  const current = imported.find(({ spec }) => spec.id === (into ?? mapLayers[kind]));
  if (current?.made && (into !== null || alike(current.made, made))) return current;
  return imported.find((layer) => layer.made && isSame(layer.made, made));
}

function place(kind: MapKind, grid: Grid, record: MapRecord, into: string | null = null): string {
  placed[kind] = grid;
  const before = layerFor(kind, record.made, into);
  const id = before?.spec.id ?? freeMapId();
  const fresh = mapLayer(id, grid, record);
  // A name that was given stays.
  const named = before && before.spec.title.zh !== before.fileName;
  const layer = named ? { ...fresh, spec: { ...fresh.spec, title: before.spec.title } } : fresh;
  const other = kind === 'stations' ? 'sources' : 'stations';
  const isShown = useSound.getState().way === kind;
  update((state) => {
    const { imported, layers, data, mapLayers } = state;
    const last = mapLayers[kind];
    const hidden = new Set(isShown ? [mapLayers[other], last === id ? null : last] : []);
    const entry: LayerState = { id, visible: isShown, opacity: 1, filter: [] };
    return {
      imported: before ? imported.map((one) => (one.spec.id === id ? layer : one)) : [...imported, layer],
      layers: (layers.some((one) => one.id === id) ? layers : withMaps(state, layers, [entry])).map((one) =>
        one.id === id && isShown
          ? { ...one, visible: true }
          : hidden.has(one.id)
            ? { ...one, visible: false }
            : one,
      ),
      data: { ...data, [id]: layer.data },
      mapLayers: { ...mapLayers, [kind]: id },
    };
  });
  keepSoon(id);
  return id;
}

/** The map of a way is shown, that of the other is not: there is one map at a time. */
function showWay(way: MapKind): void {
  const { mapLayers } = getState();
  const other = mapLayers[way === 'stations' ? 'sources' : 'stations'];
  const own = mapLayers[way];
  if (other !== null) changeLayer(other, { visible: false });
  if (own !== null) changeLayer(own, { visible: true });
}

/** A map that is switched on in the tree is the one that the Noise tab is about. */
function followSwitch(layers: readonly LayerState[], before: readonly LayerState[]): void {
  const { way } = useSound.getState();
  const other = way === 'stations' ? 'sources' : 'stations';
  const { mapLayers } = getState();
  const now = layerOfMap({ mapLayers, layers }, other);
  if (now?.visible && layerOfMap({ mapLayers, layers: before }, other)?.visible === false)
    patchSound({ way: other });
}
