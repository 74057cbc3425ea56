import { create } from 'zustand';
import type { Bounds } from '../../domain/feature.ts';

/** What of the ground is in view; kept apart from the shared store because the link holds the camera instead. */
const useView = create<{ readonly bounds: Bounds | null }>(() => ({ bounds: null }));

export const useViewBounds = (): Bounds | null => useView((state) => state.bounds);

export const setViewBounds = (bounds: Bounds): void => useView.setState({ bounds });

let now: (() => Bounds | null) | null = null;

/** @param read what is in view at this moment; the map tells of moves when they have ended. null: there is no map */
export const readViewBy = (read: (() => Bounds | null) | null): void => {
  now = read;
};

/** What is in view now, in the middle of a move as well. */
export const viewBounds = (): Bounds | null => now?.() ?? useView.getState().bounds;
