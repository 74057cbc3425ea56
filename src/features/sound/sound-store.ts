import { create } from 'zustand';
import type { Why } from '../../acoustics/why.ts';
import type { LngLat } from '../../domain/feature.ts';
import type { Note } from '../../domain/note.ts';
import type { Change, Scenario } from '../../domain/scenario.ts';
import type { Method, Scene, SceneFeature } from '../../domain/scene.ts';
import type { Language, LocalizedText } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Fusion } from '../../interpolation/fusion.ts';
import { differenceIndicator } from '../noise/paint.ts';
import { exceedanceOf, type MapZones } from '../noise/zone-cells.ts';

/**
 * The scene that noise is computed from, what was changed in it, and the map that was made. Kept apart from the shared
 * store: it is large and not part of the link.
 */

export interface LoadedScene {
  readonly name: LocalizedText;
  /** As read, without changes. */
  readonly scene: Scene;
  readonly faults: readonly Note[];
  readonly notes: readonly Note[];
  readonly illustrative: boolean;
  readonly scenarios: readonly Scenario[];
}

export type SceneState =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly notes: readonly Note[] }
  | ({ readonly status: 'ready' } & LoadedScene);

/** How a map is made from a scene. */
export interface SoundRecipe {
  readonly method: Method;
  readonly indicator: string;
  /** null: the method's usual height. */
  readonly receiverHeightM: number | null;
  /** null: chosen from the extent. */
  readonly cellSizeM: number | null;
  readonly extent: 'scene' | 'view';
}

/** What differs from the scene as read. */
export interface Version {
  readonly scenarioId: string | null;
  readonly edits: readonly Change[];
}

export interface SoundRun {
  readonly stage: 'open' | 'coarse' | 'fine';
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

export interface SoundResult {
  readonly recipe: SoundRecipe;
  readonly version: Version;
  readonly receiverHeightM: number;
  readonly grid: Grid;
  /** Receivers in the open, and seconds it took. */
  readonly receivers: number;
  readonly seconds: number;
  readonly notes: readonly Note[];
}

/** A result corrected by stations. */
export interface FusedMap {
  readonly of: SoundResult;
  readonly grid: Grid;
  readonly fusion: Fusion;
}

export interface WhyState {
  readonly at: LngLat;
  /** null while it is computed. */
  readonly answer: Why | null;
}

export interface SoundState {
  /** Whose map is on show: that of the stations, or that of the sources. */
  readonly way: 'stations' | 'sources';
  readonly scene: SceneState;
  readonly version: Version;
  /** Versions to go back and forth to. */
  readonly past: readonly Version[];
  readonly future: readonly Version[];
  readonly draft: SoundRecipe;
  readonly running: SoundRun | null;
  /** The map as far as it is there, while it is made. */
  readonly preview: Grid | null;
  readonly result: SoundResult | null;
  /** A map that others are compared with. */
  readonly reference: SoundResult | null;
  readonly fused: FusedMap | null;
  /** Functional zones of the cells of the last result; of another frame for a moment. */
  readonly zones: MapZones | null;
  readonly show: 'level' | 'difference' | 'fused' | 'exceedance';
  readonly failure: readonly Note[] | null;
  readonly cancelled: boolean;
  /** Feature of the scene that is being looked at. */
  readonly selectedId: string | null;
  readonly why: WhyState | null;
  /** The scene with its changes: what is on the map and what is computed. */
  readonly shown: Scene | null;
}

const unchanged: Version = { scenarioId: null, edits: [] };

export const useSound = create<SoundState>(() => ({
  way: 'stations',
  scene: { status: 'none' },
  version: unchanged,
  past: [],
  future: [],
  draft: { method: 'hj2.4', indicator: 'Ld', receiverHeightM: null, cellSizeM: null, extent: 'scene' },
  running: null,
  preview: null,
  result: null,
  reference: null,
  fused: null,
  zones: null,
  show: 'level',
  failure: null,
  cancelled: false,
  selectedId: null,
  why: null,
  shown: null,
}));

export const soundState = (): SoundState => useSound.getState();
export const patchSound = (patch: Partial<SoundState>): void => useSound.setState(patch);

export const changeSoundDraft = (patch: Partial<SoundRecipe>): void =>
  patchSound({ draft: { ...soundState().draft, ...patch } });

export const selectSource = (selectedId: string | null): void => patchSound({ selectedId });

export const featureOfScene = (scene: Scene | null, id: string | null): SceneFeature | null =>
  scene?.features.find((feature) => feature.id === id) ?? null;

/** What a feature of the scene is called; its id where it has no name, or is not there. */
export function sceneName(scene: Scene | null, id: string, language: Language): string {
  const feature = featureOfScene(scene, id);
  return (language === 'en' && feature?.nameEn) || feature?.name || id;
}

/** What of a result is on the map: difference, correction and exceedance only where there is one. */
export function shownPart(state: SoundState): SoundState['show'] {
  const { result, reference, fused, show } = state;
  if (!result || (show === 'fused' && fused?.of !== result)) return 'level';
  if (show === 'exceedance' && !exceedanceOf(result.grid, state.zones)) return 'level';
  return show === 'difference' && !(reference && comparable(result, reference)) ? 'level' : show;
}

/** Whether two maps can be told apart cell by cell: the same cells, the same indicator, at the same height. */
export const comparable = (a: SoundResult, b: SoundResult): boolean =>
  a !== b &&
  a.recipe.indicator === b.recipe.indicator &&
  a.receiverHeightM === b.receiverHeightM &&
  a.grid.width === b.grid.width &&
  a.grid.height === b.grid.height &&
  a.grid.cellSizeM === b.grid.cellSizeM &&
  a.grid.origin.every((value, i) => value === b.grid.origin[i]);

const differences = new WeakMap<Grid, { readonly from: Grid; readonly grid: Grid }>();

/** How much louder one map is than another over the same cells, dB. */
function differenceGrid(grid: Grid, from: Grid): Grid {
  const known = differences.get(grid);
  if (known?.from === from) return known.grid;
  const values = grid.values.map((value, cell) => value - from.values[cell]);
  const made: Grid = { ...grid, values, indicator: differenceIndicator, period: '' };
  differences.set(grid, { from, grid: made });
  return made;
}

/** The computed grid on show: the one being made, else the last; null where the stations' map is on show. */
export function soundGrid(state: SoundState): Grid | null {
  const { way, preview, result, reference, fused } = state;
  if (way !== 'sources') return null;
  if (preview || !result) return preview;
  const part = shownPart(state);
  if (part === 'fused' && fused) return fused.grid;
  if (part === 'exceedance') return exceedanceOf(result.grid, state.zones);
  return part === 'difference' && reference ? differenceGrid(result.grid, reference.grid) : result.grid;
}
