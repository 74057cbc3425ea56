import { create } from 'zustand';
import type { Note } from '../../domain/note.ts';
import type { NoiseRecipe, Variogram } from '../../domain/recipe.ts';
import type { Grid } from '../../grid/grid.ts';
import type { CrossValidation } from '../../interpolation/cross-validation.ts';
import type { Points } from '../../interpolation/points.ts';
import type { VariogramBin } from '../../interpolation/variogram.ts';
import type { MapZones } from './zone-cells.ts';

/**
 * The grid that was made and the job that makes the next one. Kept apart from the shared store: it is large,
 * not serialised, and made again from the recipe in the link.
 */

/** What a run makes, in the order in which it arrives. */
const stages = ['fit', 'validate', 'values', 'error', 'hours'] as const;
export type Stage = (typeof stages)[number];

export interface NoiseResult {
  readonly recipe: NoiseRecipe;
  /** Stations as interpolated, coincident ones averaged. */
  readonly points: Points;
  /** Ids of the stations behind each point. */
  readonly stationIds: readonly (readonly string[])[];
  readonly grid: Grid;
  /** Standard error of kriging, dB; null for IDW or while it is not there. */
  readonly error: Grid | null;
  /** Cells between two exact standard errors: 8 while coarse, 1 when every cell is exact. */
  readonly errorStep: number;
  /** 1 where the chosen polygon lies beyond the reach of the stations; null where there is no such place. */
  readonly beyond: Uint8Array | null;
  readonly variogram: Variogram | null;
  /** True when the variogram was fitted to the stations, false when its numbers were given. */
  readonly fitted: boolean;
  readonly bins: readonly VariogramBin[];
  readonly crossValidation: CrossValidation | null;
  /** Grids of the 24 hours; null without hourly series or while they are not there. */
  readonly hours: readonly Grid[] | null;
  /** Least and greatest value over the 24 grids, dB: their legend does not jump from hour to hour. */
  readonly hoursRangeDb: readonly [low: number, high: number] | null;
  /** Leave-one-out of each of the 24 grids, in the order of the points; null while they are not there. */
  readonly hoursValidation: readonly CrossValidation[] | null;
  /** Variogram by which the 24 hours were kriged: pooled over them when fitted; null for IDW or while they are not there. */
  readonly hoursVariogram: Variogram | null;
  /** Mean of the stations' Leq in each hour (arithmetic, for orientation), dB(A); null without hourly series. */
  readonly hourMeansDb: readonly number[] | null;
  readonly illustrative: boolean;
  readonly notes: readonly Note[];
}

export interface RunningJob {
  readonly stage: Stage;
  /** 0..1 within the stage. */
  readonly share: number;
}

export interface NoiseJobState {
  /** Recipe of the last run that was started: a link that brings the same one starts nothing. */
  readonly started: NoiseRecipe | null;
  /** Settings in the panel; null until a layer is chosen or a link brought some. */
  readonly draft: NoiseRecipe | null;
  readonly running: RunningJob | null;
  /** Grid of the running job as far as it is there; shown instead of the last result's. */
  readonly preview: Grid | null;
  readonly result: NoiseResult | null;
  /** Functional zones of the cells of the last result; of another frame for a moment. */
  readonly zones: MapZones | null;
  /** Why the last run failed; the last result is still there. */
  readonly failure: readonly Note[] | null;
  readonly cancelled: boolean;
}

const initialJobState: NoiseJobState = {
  started: null,
  draft: null,
  running: null,
  preview: null,
  result: null,
  zones: null,
  failure: null,
  cancelled: false,
};

export const useNoise = create<NoiseJobState>(() => initialJobState);

export const patchNoise = (patch: Partial<NoiseJobState>): void => useNoise.setState(patch);

export const setDraft = (draft: NoiseRecipe): void => patchNoise({ draft });

/** Changes settings of the panel; the map changes with the next run. */
export function changeDraft(patch: Partial<NoiseRecipe>): void {
  const { draft } = useNoise.getState();
  if (draft) setDraft({ ...draft, ...patch });
}
