import { create } from 'zustand';
import type { Divider } from '../../map/grid-clip.ts';

/** Two maps side by side, and the line between them. Apart from the maps: it moves with the pointer. */

/** What can lie on a side, in the order in which it is offered; then maps that are kept as layers. */
export const swipeMaps = ['reference', 'stations', 'fused', 'current'] as const;
export type SwipeMap = (typeof swipeMaps)[number] | `layer:${string}`;

/** The layer that a side shows; null where it shows another map. */
export const layerOfSide = (map: SwipeMap): string | null => (isLayer(map) ? map.slice(6) : null);

const isLayer = (map: SwipeMap): map is `layer:${string}` => map.startsWith('layer:');

interface SwipeState {
  readonly on: boolean;
  readonly left: SwipeMap;
  readonly right: SwipeMap;
  /** Share of the map's width left of the line, 0 to 1. */
  readonly share: number;
}

export const useSwipe = create<SwipeState>(() => ({
  on: false,
  left: 'reference',
  right: 'current',
  share: 0.5,
}));

export const moveDivider = (share: number): void =>
  useSwipe.setState({ share: Math.min(1, Math.max(0, share)) });

/** The line, for the map: it asks where it is when it draws. */
export const swipeDivider: Divider = {
  share: () => useSwipe.getState().share,
  onMove: (listener) => useSwipe.subscribe((state, before) => state.share !== before.share && listener()),
};

/** Puts a map on a side; what lay there changes sides with it where it was on the other. */
export function chooseSide(side: 'left' | 'right', map: SwipeMap): void {
  const { left, right } = useSwipe.getState();
  const [here, there] = side === 'left' ? [left, right] : [right, left];
  const other = there === map ? here : there;
  useSwipe.setState(side === 'left' ? { left: map, right: other } : { left: other, right: map });
}

const step = 0.01;
const largeStep = 0.1;

/** Where a key moves the line to; null for a key that is not the line's. */
export function shareOfKey(key: string, share: number): number | null {
  const moved = {
    ArrowLeft: share - step,
    ArrowDown: share - step,
    ArrowRight: share + step,
    ArrowUp: share + step,
    PageDown: share - largeStep,
    PageUp: share + largeStep,
    Home: 0,
    End: 1,
  }[key];
  return moved === undefined ? null : Math.min(1, Math.max(0, moved));
}
