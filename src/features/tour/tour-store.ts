import { create } from 'zustand';
import { update } from '../../state/store.ts';
import { stopPresenting } from '../present/present-store.ts';
import { soundState } from '../sound/sound-store.ts';

/** Where the tour stands. */
export interface TourState {
  /** `asking`: the visitor has a scene of their own that would be put aside. */
  readonly status: 'off' | 'asking' | 'playing' | 'paused' | 'done' | 'failed';
  readonly index: number;
  /** Time that the present step has stood, ms. */
  readonly spentMs: number;
  /** Its time is over, and what it waits for is not there yet. */
  readonly waiting: boolean;
}

export const useTour = create<TourState>(() => ({ status: 'off', index: 0, spentMs: 0, waiting: false }));
export const tourState = (): TourState => useTour.getState();
export const patchTour = (patch: Partial<TourState>): void => useTour.setState(patch);

/** Begins the tour, or asks first where a scene is open. */
export function askForTour(): void {
  stopPresenting();
  update({ tab: 'noise', panelOpen: true, selected: null, hits: [], question: null, tableLayerId: null });
  const own = soundState().scene.status === 'ready';
  patchTour({ status: own ? 'asking' : 'playing', index: 0, spentMs: 0, waiting: false });
}
