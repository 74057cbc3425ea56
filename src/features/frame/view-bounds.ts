import { create } from 'zustand';
import type { Bounds } from '../../domain/feature.ts';

/** What of the ground is in view; kept apart from the shared store because the link holds the camera instead. */
const useView = create<{ readonly bounds: Bounds | null }>(() => ({ bounds: null }));

export const useViewBounds = (): Bounds | null => useView((state) => state.bounds);

export const setViewBounds = (bounds: Bounds): void => useView.setState({ bounds });

export const viewBounds = (): Bounds | null => useView.getState().bounds;
