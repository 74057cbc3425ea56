import type { Bounds } from '../../domain/feature.ts';
import { setHistoryAside } from '../../state/history.ts';
import { getState, update } from '../../state/store.ts';
import { workerCount } from '../../workers/sound-seats.ts';
import type { Target } from '../explore/search/search-box.tsx';
import { viewBounds } from '../frame/view-bounds.ts';
import { askWhy } from '../sound/ask-why.ts';
import { changeVersion } from '../sound/current-scene.ts';
import { keepingStops, startKeeping } from '../sound/keep-scene.ts';
import { loadDemo } from '../sound/load-scene.ts';
import { cancelSound, followChanges, runSound } from '../sound/run-sound.ts';
import { changeSoundDraft, patchSound, type SoundState, soundState } from '../sound/sound-store.ts';
import { reached, type TourAct, tourCellM, tourSteps } from './tour-steps.ts';
import { patchTour, tourState } from './tour-store.ts';

/** Plays the steps of the tour, and puts back what the visitor had. */

type Go = (target: Target) => void;

type View = Pick<ReturnType<typeof getState>, 'camera' | 'layers' | 'noiseView'>;
/** What the visitor had open; null: nothing that could be lost. */
let before: { readonly sound: SoundState; readonly view: View; readonly history: () => void } | null = null;

export function beginTour(go: Go): void {
  void startKeeping();
  cancelSound();
  const sound = soundState();
  if (sound.scene.status === 'ready') {
    const { camera, layers, noiseView } = getState();
    before = {
      sound: { ...sound, cancelled: false },
      view: { camera, layers, noiseView },
      history: setHistoryAside(),
    };
    // The visitor's scene stays the one that a reload brings back.
    keepingStops(true);
  }
  goToStep(0, go);
}

/** Ends the tour wherever it is. Without a scene of the visitor's own the demonstration stays open. */
export function endTour(): void {
  patchTour({ status: 'off', index: 0, spentMs: 0, waiting: false });
  if (!before) return;
  cancelSound();
  patchSound(before.sound);
  update(before.view);
  before.history();
  before = null;
  keepingStops(false);
}

export const hasOwnScene = (): boolean => before !== null;

export function goToStep(index: number, go: Go): void {
  patchTour({ status: 'playing', index, spentMs: 0, waiting: false });
  perform(tourSteps[index].act, go);
}

/** Lets time pass. A step ends when its time is over and what it waits for is there. */
export function tick(ms: number, go: Go): void {
  const { status, index, spentMs } = tourState();
  if (status !== 'playing') return;
  const step = tourSteps[index];
  const state = soundState();
  if (state.failure || state.scene.status === 'failed') {
    patchTour({ status: 'failed', waiting: false });
    return;
  }
  const spent = spentMs + ms;
  if (spent < 1000 * step.seconds) patchTour({ spentMs: spent });
  else if (!reached(step.until, state)) patchTour({ spentMs: 1000 * step.seconds, waiting: true });
  else if (index + 1 < tourSteps.length) goToStep(index + 1, go);
  else patchTour({ status: 'done', spentMs: 1000 * step.seconds, waiting: false });
}

/** Goes on at once, or as soon as what the step waits for is there. */
export function nextStep(go: Go): void {
  const { index } = tourState();
  patchTour({ status: 'playing', spentMs: 1000 * tourSteps[index].seconds });
  tick(0, go);
}

function perform(act: TourAct, go: Go): void {
  switch (act.do) {
    case 'load':
      void loadDemo().then((bounds) => bounds && go({ bounds }));
      return;
    case 'look':
      go({ bounds: act.bounds });
      return;
    case 'compute': {
      const cells = act.cellsPerWorker * workerCount();
      changeSoundDraft({
        indicator: act.indicator,
        extent: 'view',
        receiverHeightM: null,
        cellSizeM: tourCellM(areaM2(viewBounds()), cells),
      });
      void runSound();
      return;
    }
    case 'why':
      void askWhy(act.at);
      return;
    case 'scenario': {
      const { version, result, reference } = soundState();
      patchSound({ why: null, reference: reference ?? result });
      changeVersion({ ...version, scenarioId: act.id });
      void followChanges();
      return;
    }
    case 'compare':
      patchSound({ show: 'difference' });
      // Its numbers stand far down in the panel.
      document.getElementById('sound-compare')?.scrollIntoView({ block: 'start' });
      return;
    case 'watch':
      return;
  }
}

const metresPerDegree = 111_195;

/** Of a view, on the sphere; without a map that of the street's surroundings. */
function areaM2(view: Bounds | null): number {
  if (!view) return 1e6;
  const [west, south, east, north] = view;
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return (east - west) * middle * (north - south) * metresPerDegree ** 2;
}
