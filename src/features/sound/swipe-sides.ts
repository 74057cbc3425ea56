import { useMemo } from 'react';
import type { Language } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { getState, useStore } from '../../state/store.ts';
import { type NoiseJobState, useNoise } from '../noise/result-store.ts';
import { madeGrid } from '../noise/shown-grid.ts';
import { levelGrid, type SoundState, shownPart, useSound } from './sound-store.ts';
import { type SwipeMap, useSwipe } from './swipe-store.ts';
import { versionText } from './version-text.ts';

/** Which maps lie left and right of the line. */

interface SwipeSide {
  readonly map: SwipeMap;
  readonly grid: Grid;
  /** 1 = hatched: beyond the reach of the stations. */
  readonly beyond: Uint8Array | null;
}

export interface SwipeSides {
  readonly left: SwipeSide;
  readonly right: SwipeSide;
}

type View = Parameters<typeof madeGrid>[1];

/** A map that can be put on a side, at the hour that is looked at; null where it is not there. */
export function swipeGrid(
  map: SwipeMap,
  sound: SoundState,
  noise: Pick<NoiseJobState, 'result'>,
  view: View,
): Grid | null {
  const { result, reference, fused } = sound;
  switch (map) {
    case 'current':
      return result && levelGrid(sound, result);
    case 'reference':
      return reference && reference !== result ? levelGrid(sound, reference) : null;
    case 'fused':
      return fused && fused.of === result ? fused.grid : null;
    case 'stations':
      return madeGrid({ preview: null, result: noise.result, zones: null }, view)?.grid ?? null;
  }
}

/** Whether two maps can lie side by side now: not while one is made, nor where their difference is on show. */
const canSwipe = (sound: SoundState): boolean =>
  sound.way === 'sources' && !sound.preview && shownPart(sound) !== 'difference';

/** Null while no line is drawn. The same objects while the line alone moves. */
export function useSwipeSides(): SwipeSides | null {
  const on = useSwipe((state) => state.on);
  const left = useSwipe((state) => state.left);
  const right = useSwipe((state) => state.right);
  const hour = useStore((state) => state.noiseView.hour);
  const show = useStore((state) => state.noiseView.show);
  const noise = useNoise((state) => state.result);
  const active = useSound((state) => on && canSwipe(state));
  const of = (map: SwipeMap) => (state: SoundState) =>
    active ? swipeGrid(map, state, { result: noise }, { hour, show }) : null;
  const leftGrid = useSound(of(left));
  const rightGrid = useSound(of(right));
  return useMemo(() => {
    if (!leftGrid || !rightGrid) return null;
    const side = (map: SwipeMap, grid: Grid): SwipeSide => ({
      map,
      grid,
      beyond: map === 'stations' ? (noise?.beyond ?? null) : null,
    });
    return { left: side(left, leftGrid), right: side(right, rightGrid) };
  }, [left, right, leftGrid, rightGrid, noise]);
}

/** The map under a place of the screen; null while no line is drawn. */
export function swipeMapAt(across: number): SwipeMap | null {
  const { on, left, right, share } = useSwipe.getState();
  const sound = useSound.getState();
  const there = (map: SwipeMap) => swipeGrid(map, sound, useNoise.getState(), getState().noiseView) !== null;
  if (!on || !canSwipe(sound) || !there(left) || !there(right)) return null;
  return across < share ? left : right;
}

/** What lies on a side, in words: "Reference · Barrier · HJ 2.4-2021 · Ld". */
export function sideName(
  { map, grid }: Pick<SwipeSide, 'map' | 'grid'>,
  { scene, result, reference }: Pick<SoundState, 'scene' | 'result' | 'reference'>,
  t: Translate,
  language: Language,
): string {
  const of = map === 'stations' ? null : map === 'reference' ? reference : result;
  return [
    t(`swipe.map.${map}`),
    ...(of ? [versionText(of.version, scene, t, language), t(`sound.method.${of.recipe.method}`)] : []),
    grid.indicator,
  ].join(' · ');
}
