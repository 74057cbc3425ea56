import { useMemo } from 'react';
import { inLanguage, type Language } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { AppState } from '../../state/state.ts';
import { getState, isMapHidden, readyData, useStore } from '../../state/store.ts';
import { type NoiseJobState, useNoise } from '../noise/result-store.ts';
import { madeGrid } from '../noise/shown-grid.ts';
import { levelGrid, type SoundState, shownPart, useSound } from './sound-store.ts';
import { layerOfSide, type SwipeMap, type swipeMaps, useSwipe } from './swipe-store.ts';
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
  data: AppState['data'],
): Grid | null {
  const { result, reference, fused } = sound;
  const layer = layerOfSide(map);
  if (layer !== null) return readyData({ data }, layer)?.grid ?? null;
  switch (map) {
    case 'current':
      return result && levelGrid(sound, result);
    case 'reference':
      return reference && reference !== result ? levelGrid(sound, reference) : null;
    case 'fused':
      return fused && fused.of === result ? fused.grid : null;
    case 'stations':
      return madeGrid({ preview: null, result: noise.result, zones: null }, view)?.grid ?? null;
    default:
      return null;
  }
}

/** Maps that are layers of the tree, but for those that are drawn from their results. */
export function keptMaps({
  imported,
  mapLayers: { stations, sources },
}: Pick<AppState, 'imported' | 'mapLayers'>): readonly SwipeMap[] {
  return imported.flatMap(({ spec: { id }, made }): SwipeMap[] =>
    made && id !== stations && id !== sources ? [`layer:${id}`] : [],
  );
}

/** Whether two maps can lie side by side now: not while one is made, nor where their difference is on show. */
const canSwipe = (sound: SoundState): boolean =>
  !sound.preview && !(sound.way === 'sources' && shownPart(sound) === 'difference');

/** Null while no line is drawn. The same objects while the line alone moves. */
export function useSwipeSides(): SwipeSides | null {
  const on = useSwipe((state) => state.on);
  const left = useSwipe((state) => state.left);
  const right = useSwipe((state) => state.right);
  const hour = useStore((state) => state.noiseView.hour);
  const show = useStore((state) => state.noiseView.show);
  const noise = useNoise((state) => state.result);
  const making = useNoise((state) => state.preview !== null);
  const data = useStore((state) => state.data);
  const bySources = useSound((state) => state.way === 'sources');
  const hidden = useStore((state) => bySources && isMapHidden(state, 'sources'));
  // A computed map that is switched off in the tree is not drawn on a side either.
  const isOff = hidden && [left, right].some((map) => map !== 'stations' && layerOfSide(map) === null);
  const active = useSound((state) => on && !making && !isOff && canSwipe(state));
  const of = (map: SwipeMap) => (state: SoundState) =>
    active ? swipeGrid(map, state, { result: noise }, { hour, show }, data) : null;
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
  const { noiseView, data } = getState();
  const there = (map: SwipeMap) => swipeGrid(map, sound, useNoise.getState(), noiseView, data) !== null;
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
  const layer = layerOfSide(map);
  if (layer !== null) return layerName(layer, language);
  const of = map === 'stations' ? null : map === 'reference' ? reference : result;
  return [
    t(`swipe.map.${map as (typeof swipeMaps)[number]}`),
    ...(of ? [versionText(of.version, scene, t, language), t(`sound.method.${of.recipe.method}`)] : []),
    grid.indicator,
  ].join(' · ');
}

/** The title of the layer of a kept map. */
export function layerName(id: string, language: Language): string {
  const layer = getState().imported.find(({ spec }) => spec.id === id);
  return layer ? inLanguage(layer.spec.title, language) : id;
}
