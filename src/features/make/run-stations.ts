import { DataError } from '../../domain/note.ts';
import { patchNoise, useNoise } from '../noise/result-store.ts';
import { startRun } from '../noise/run.ts';
import { clipOfView } from '../sound/shared-draft.ts';
import { soundState } from '../sound/sound-store.ts';

/** Makes the map of the stations' settings; "in view" is what is in view now. */
export function runStations(): void {
  const { draft } = useNoise.getState();
  if (!draft) return;
  if (soundState().areaWanted) {
    patchNoise({ failure: DataError.of('sound-no-area').notes });
    return;
  }
  const inView = draft.clip.kind === 'area' && draft.clip.of === 'view' ? clipOfView() : null;
  void startRun(inView ? { ...draft, clip: inView } : draft);
}
