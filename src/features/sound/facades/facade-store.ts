import { create } from 'zustand';
import type { FacadeDensity, FacadePlan } from '../../../acoustics/facade-receivers.ts';
import type { Note } from '../../../domain/note.ts';
import type { Method, Scene } from '../../../domain/scene.ts';
import type { Edges } from '../sound-frame.ts';
import { shownHour, useSound } from '../sound-store.ts';

/** Levels before façades: which are wanted, how far they are, and what they are. */

/** Densities on offer, coarse first. */
export const densities = {
  side3: { apartM: 1e6, floorsTogether: 3 },
  side: { apartM: 1e6, floorsTogether: 1 },
  m20: { apartM: 20, floorsTogether: 1 },
  m10: { apartM: 10, floorsTogether: 1 },
  m5: { apartM: 5, floorsTogether: 1 },
} as const satisfies Record<string, FacadeDensity>;
export type Density = keyof typeof densities;
export const densityNames = Object.keys(densities) as Density[];

/** Receivers that would be computed. */
export interface PlannedFacades {
  readonly scene: Scene;
  readonly method: Method;
  readonly edges: Edges;
  readonly density: Density;
  readonly plan: FacadePlan;
  /** What it will take by the speed so far; null: not known. */
  readonly seconds: number | null;
}

export interface FacadeResult extends Omit<PlannedFacades, 'seconds'> {
  readonly indicator: string;
  /** Hours of the indicator. */
  readonly period: string;
  /** Of every receiver of the plan, dB; NaN where it is not there yet, or no sound arrives. */
  readonly levelsDb: Float32Array;
  /** All receivers are there. */
  readonly done: boolean;
  readonly illustrative: boolean;
}

export interface FacadeState {
  /** Buildings stand up on the map. */
  readonly on: boolean;
  readonly scope: 'view' | 'map';
  readonly density: Density | 'auto';
  readonly planned: PlannedFacades | null;
  readonly running: {
    readonly done: number;
    readonly total: number;
    readonly secondsLeft: number | null;
  } | null;
  readonly result: FacadeResult | null;
  /** A result in an hour of the day. */
  readonly ofHour: { readonly of: FacadeResult; readonly hour: number; readonly result: FacadeResult } | null;
  readonly failure: readonly Note[] | null;
  readonly cancelled: boolean;
  /** Id of the building that is looked at. */
  readonly selectedId: string | null;
}

export const useFacades = create<FacadeState>(() => ({
  on: false,
  scope: 'view',
  density: 'auto',
  planned: null,
  running: null,
  result: null,
  ofHour: null,
  failure: null,
  cancelled: false,
  selectedId: null,
}));

export const facadeState = (): FacadeState => useFacades.getState();
export const patchFacades = (patch: Partial<FacadeState>): void => useFacades.setState(patch);

/** The levels to look at: of the hour on show, else of the map's indicator; null while they are not there. */
export function useShownFacades(): FacadeResult | null {
  const byHour = useSound((state) => shownHour(state) !== null);
  // While the next hour is made the one before stays, under its own name.
  return useFacades(({ result, ofHour }) =>
    byHour ? (ofHour?.of === result && ofHour?.result) || null : result,
  );
}
