import type { MapKind } from '../../state/state.ts';
import { changeLayer, getState, update, useStore } from '../../state/store.ts';
import { type NoiseJobState, patchNoise, useNoise } from '../noise/result-store.ts';
import { cancelRun } from '../noise/run.ts';
import { removeSound } from '../sound/run-sound.ts';
import { patchSound, type SoundState, useSound } from '../sound/sound-store.ts';

/**
 * A map goes with its layer, and comes back with it: its result is put aside while the layer can still be brought back.
 * A layer whose map is given up for another scene or recipe stays in the tree, switched off.
 */

interface Removed {
  readonly id: string;
  readonly restore: () => void;
}
const removed: Record<MapKind, Removed | null> = { stations: null, sources: null };

export function followRemoval(): void {
  useStore.subscribe((state, before) => {
    if (state.imported === before.imported) return;
    const has = (id: string) => state.imported.some(({ spec }) => spec.id === id);
    for (const kind of ['stations', 'sources'] as const) {
      const id = state.mapLayers[kind];
      if (id !== null && !has(id)) takeAway(kind, id);
      else if (id === null && removed[kind] && has(removed[kind].id)) bringBack(kind, removed[kind]);
    }
  });
  useNoise.subscribe((state, before) => {
    if (!state.result && before.result) letGo('stations');
  });
  useSound.subscribe((state, before) => {
    if (!state.result && before.result) letGo('sources');
  });
}

const forget = (kind: MapKind, id: string | null): void =>
  update(({ mapLayers }) => ({ mapLayers: { ...mapLayers, [kind]: id } }));

function takeAway(kind: MapKind, id: string): void {
  forget(kind, null);
  if (kind === 'stations') {
    const { result, started, zones } = useNoise.getState();
    const { recipe } = getState();
    removed.stations = { id, restore: () => restoreStations({ result, started, zones }, recipe) };
    cancelRun();
    patchNoise({ result: null, started: null, failure: null, cancelled: false });
    update({ recipe: null });
    return;
  }
  const { result, fused, hours, hour, zones, scene, version, show } = useSound.getState();
  removed.sources = {
    id,
    restore: () => restoreSources({ result, fused, hours, hour, zones, scene, version, show }),
  };
  removeSound();
}

function bringBack(kind: MapKind, { id, restore }: Removed): void {
  removed[kind] = null;
  forget(kind, id);
  restore();
}

function restoreStations(
  kept: Pick<NoiseJobState, 'result' | 'started' | 'zones'>,
  recipe: ReturnType<typeof getState>['recipe'],
): void {
  // Another was made since: the layer stands for itself.
  if (useNoise.getState().result || !kept.result) forget('stations', null);
  else {
    patchNoise(kept);
    update({ recipe });
  }
}

type Kept = Pick<SoundState, 'result' | 'fused' | 'hours' | 'hour' | 'zones' | 'scene' | 'version' | 'show'>;

function restoreSources({ scene, version, ...kept }: Kept): void {
  const now = useSound.getState();
  if (now.result || !kept.result || now.scene !== scene || now.version !== version) forget('sources', null);
  else patchSound(kept);
}

/** The result is gone and its layer is not: it was given up for another. */
function letGo(kind: MapKind): void {
  const id = getState().mapLayers[kind];
  if (id === null) return;
  forget(kind, null);
  changeLayer(id, { visible: false });
}
