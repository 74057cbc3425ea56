import { create } from 'zustand';
import type { Why } from '../../acoustics/why.ts';
import type { LngLat } from '../../domain/feature.ts';
import type { Note } from '../../domain/note.ts';
import type { Scene, SceneFeature } from '../../domain/scene.ts';
import type { CorrectionDraft, SceneSource, SoundRecipe, Version } from '../../domain/sound-recipe.ts';
import type { Language } from '../../domain/text.ts';
import { sameFrame } from '../../grid/frame.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Fusion } from '../../interpolation/fusion.ts';
import { differenceIndicator } from '../noise/paint.ts';
import { exceedanceOf, type MapZones } from '../noise/zone-cells.ts';
import type { DrawnKind } from './edit/new-feature.ts';

export type {
  ChecksDraft,
  CorrectionDraft,
  SoundArea,
  SoundRecipe,
  Version,
} from '../../domain/sound-recipe.ts';

/**
 * The scene that noise is computed from, what was changed in it, and the map that was made. Kept apart from the shared
 * store: it is large and not part of the link.
 */

export interface LoadedScene extends SceneSource {
  readonly faults: readonly Note[];
  readonly notes: readonly Note[];
}

export type SceneState =
  | { readonly status: 'none' }
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly notes: readonly Note[] }
  | ({ readonly status: 'ready' } & LoadedScene);

export interface SoundRun {
  readonly stage: 'open' | 'coarse' | 'fine';
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

export interface SoundResult {
  readonly recipe: SoundRecipe;
  readonly version: Version;
  /** The scene in this version. */
  readonly scene: Scene;
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
  /** The map whose levels the measurements were compared with: of the same scene before a change, or the same. */
  readonly from: SoundResult;
  readonly by: CorrectionDraft;
  readonly grid: Grid;
  /** Standard error of the correction, dB; null for a mean, and while it is computed. */
  readonly error: Grid | null;
  readonly fusion: Fusion;
}

/** The hours of a day under a map: the same scene, recipe and cells. */
export interface HourMaps {
  readonly of: SoundResult;
  /** Of hours 0 … 23; null while they are not there. */
  readonly grids: readonly (Grid | null)[];
  /** Energy mean over the cells with a level, dB(A); NaN while it is not there. */
  readonly meansDb: readonly number[];
  /** Over all hours, dB: the legend does not jump from hour to hour. */
  readonly rangeDb: readonly [low: number, high: number] | null;
  /** All 24 are there. */
  readonly complete: boolean;
  /** Why they cannot be made. */
  readonly failure: readonly Note[] | null;
}

export interface WhyState {
  readonly at: LngLat;
  /** Of which hour the answer is; null: of the map's indicator. */
  readonly hour: number | null;
  /** null while it is computed. */
  readonly answer: Why | null;
  /** Which of its routes is looked at. */
  readonly route: number;
}

/** The scene is being drawn in. */
export interface Editing {
  /** The kind that the next shape is; null: shapes are changed. */
  readonly drawing: DrawnKind | null;
  /** How often a shape was refused: the map then shows it as it was. */
  readonly refused: number;
}

export interface SoundState {
  /** Whose map is on show: that of the stations, or that of the sources. */
  readonly way: 'stations' | 'sources';
  /** Whether the map from sources that is made next is corrected by stations. */
  readonly correct: boolean;
  readonly correction: CorrectionDraft;
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
  readonly show: 'level' | 'difference' | 'fused' | 'fused-error' | 'exceedance';
  /** Hour of the day that is looked at; null: the indicator of the recipe. */
  readonly hour: number | null;
  /** Of the result and of the map it is compared with. */
  readonly hours: readonly HourMaps[];
  readonly failure: readonly Note[] | null;
  readonly cancelled: boolean;
  /** Feature of the scene that is being looked at. */
  readonly selectedId: string | null;
  readonly editing: Editing | null;
  /** The area of the next map is to be drawn, and is not there yet. */
  readonly areaWanted: boolean;
  /** It is being drawn. */
  readonly drawingArea: boolean;
  readonly why: WhyState | null;
  /** The scene with its changes: what is on the map and what is computed. */
  readonly shown: Scene | null;
}

const unchanged: Version = { scenarioId: null, edits: [] };

export const useSound = create<SoundState>(() => ({
  way: 'stations',
  correct: false,
  correction: { layerId: null, group: 'area', checks: { kind: 'seed', seed: 1, ids: [] } },
  scene: { status: 'none' },
  version: unchanged,
  past: [],
  future: [],
  draft: {
    method: 'hj2.4',
    indicator: 'Ld',
    hour: null,
    receiverHeightM: null,
    cellSizeM: null,
    extent: 'scene',
    area: null,
  },
  running: null,
  preview: null,
  result: null,
  reference: null,
  fused: null,
  zones: null,
  show: 'level',
  hour: null,
  hours: [],
  failure: null,
  cancelled: false,
  selectedId: null,
  editing: null,
  areaWanted: false,
  drawingArea: false,
  why: null,
  shown: null,
}));

/** A recipe as an earlier page may have kept it, without what has come since. */
export const completeRecipe = (kept: SoundRecipe): SoundRecipe => ({
  ...kept,
  hour: kept.hour ?? null,
  area: kept.area && { ...kept.area, of: kept.area.of ?? 'drawn' },
});

export const soundState = (): SoundState => useSound.getState();
export const patchSound = (patch: Partial<SoundState>): void => useSound.setState(patch);

export const changeSoundDraft = (patch: Partial<SoundRecipe>): void =>
  patchSound({ draft: { ...soundState().draft, ...patch } });

/** Looks at another route of the explanation. */
export function chooseRoute(route: number): void {
  const { why } = soundState();
  if (why) patchSound({ why: { ...why, route } });
}

export const selectSource = (selectedId: string | null): void => patchSound({ selectedId });

export const featureOfScene = (scene: Scene | null, id: string | null): SceneFeature | null =>
  scene?.features.find((feature) => feature.id === id) ?? null;

/** What a feature of the scene is called; its id where it has no name, or is not there. */
export function sceneName(scene: Scene | null, id: string, language: Language): string {
  const feature = featureOfScene(scene, id);
  return (language === 'en' && feature?.nameEn) || feature?.name || id;
}

/** The map on show as it was corrected; null where it was not. The way that is chosen is about the next map. */
export const correctedMap = ({ fused, result }: Pick<SoundState, 'fused' | 'result'>): FusedMap | null =>
  fused && fused.of === result ? fused : null;

/** Level above the limit of each cell's zone, of the corrected map where there is one; null without limits. */
export const exceedanceOfMap = (state: SoundState): Grid | null =>
  state.result && exceedanceOf(correctedMap(state)?.grid ?? state.result.grid, state.zones);

/** What of a result is on the map: difference, correction and exceedance only where there is one. */
export function shownPart(state: SoundState): SoundState['show'] {
  const { result, reference, fused, show } = state;
  if (!result || (show.startsWith('fused') && !correctedMap(state))) return 'level';
  if (show === 'fused-error' && !fused?.error) return 'fused';
  if (show === 'exceedance' && !exceedanceOfMap(state)) return 'level';
  return show === 'difference' && !(reference && comparable(result, reference)) ? 'level' : show;
}

/** Whether two maps can be told apart cell by cell: the same cells, the same indicator, at the same height. */
export const comparable = (a: SoundResult, b: SoundResult): boolean =>
  a !== b &&
  a.recipe.indicator === b.recipe.indicator &&
  a.receiverHeightM === b.receiverHeightM &&
  sameFrame(a.grid, b.grid);

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

/** A map at the hour that is looked at; null where it is of none, or that hour is not there. */
const hourGrid = ({ hours, hour }: SoundState, result: SoundResult): Grid | null =>
  (hour !== null && hours.find(({ of }) => of === result)?.grids[hour]) || null;

/** A map as it is looked at: an hour of it, else its indicator. */
export const levelGrid = (state: SoundState, result: SoundResult): Grid =>
  hourGrid(state, result) ?? result.grid;

/** The hour that is on show, of a level or of a difference; null: the indicator of the recipe. */
export function shownHour(state: SoundState): number | null {
  const { preview, result, reference, hour } = state;
  if (preview || !result || !hourGrid(state, result)) return null;
  const part = shownPart(state);
  if (part === 'level') return hour;
  return part === 'difference' && reference && hourGrid(state, reference) ? hour : null;
}

/** The computed grid on show: the one being made, else the last; null where the stations' map is on show. */
export function soundGrid(state: SoundState): Grid | null {
  const { way, preview, result, reference, fused } = state;
  if (way !== 'sources') return null;
  if (preview || !result) return preview;
  const part = shownPart(state);
  if (part === 'fused' && fused) return fused.grid;
  if (part === 'exceedance') return exceedanceOfMap(state);
  if (part === 'fused-error' && fused?.error) return fused.error;
  if (part === 'level' || !reference) return levelGrid(state, result);
  return shownHour(state) === null
    ? differenceGrid(result.grid, reference.grid)
    : differenceGrid(levelGrid(state, result), levelGrid(state, reference));
}

/** Least and greatest level of the day that a grid is an hour of, dB; null for another grid. */
export const dayRange = ({ hours }: SoundState, grid: Grid): HourMaps['rangeDb'] =>
  hours.find(({ grids }) => grids.includes(grid))?.rangeDb ?? null;
