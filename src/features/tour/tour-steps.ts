import type { Bounds, LngLat } from '../../domain/feature.ts';
import type { SoundState } from '../sound/sound-store.ts';

/** The tour of the demonstration town as data: what each step does, how long it stands, what it waits for. */

export type TourAct =
  | { readonly do: 'load' }
  | { readonly do: 'look'; readonly bounds: Bounds }
  /** Computes the view; so many cells a worker that it takes about ten seconds. */
  | { readonly do: 'compute'; readonly indicator: string; readonly cellsPerWorker: number }
  | { readonly do: 'watch' }
  | { readonly do: 'why'; readonly at: LngLat }
  /** The map before becomes what others are compared with. */
  | { readonly do: 'scenario'; readonly id: string }
  | { readonly do: 'compare' };

/** A state the step does not end before; on a slow computer it stands longer. */
export type TourGoal = 'scene' | 'coarse' | 'map' | 'why';

export interface TourStep {
  readonly id: 'load' | 'look' | 'coarse' | 'fine' | 'why' | 'trucks' | 'difference' | 'barrier' | 'end';
  readonly act: TourAct;
  readonly seconds: number;
  readonly until: TourGoal | null;
}

/** About 90 receivers a second are traced by one worker of an office computer. */
const cellsPerWorker = 800;

/** Street A2 with the houses north of it, where the scenario of the barrier puts one. */
const street: Bounds = [118.5025, 28.8994, 118.5105, 28.9044];
/** Between street and houses, 60 m behind the barrier. */
const garden: LngLat = [118.5065, 28.9024];

export const tourSteps: readonly TourStep[] = [
  { id: 'load', act: { do: 'load' }, seconds: 6, until: 'scene' },
  { id: 'look', act: { do: 'look', bounds: street }, seconds: 5, until: null },
  { id: 'coarse', act: { do: 'compute', indicator: 'Ln', cellsPerWorker }, seconds: 5, until: 'coarse' },
  { id: 'fine', act: { do: 'watch' }, seconds: 8, until: 'map' },
  { id: 'why', act: { do: 'why', at: garden }, seconds: 10, until: 'why' },
  { id: 'trucks', act: { do: 'scenario', id: 'no-heavy-at-night' }, seconds: 6, until: 'map' },
  { id: 'difference', act: { do: 'compare' }, seconds: 7, until: 'map' },
  { id: 'barrier', act: { do: 'scenario', id: 'barrier' }, seconds: 8, until: 'map' },
  { id: 'end', act: { do: 'watch' }, seconds: 5, until: null },
];

export const tourSeconds = tourSteps.reduce((sum, { seconds }) => sum + seconds, 0);

type Seen = Pick<SoundState, 'scene' | 'running' | 'preview' | 'result' | 'version' | 'why'>;

/** Whether what a step waits for is there. Pure. */
export function reached(
  goal: TourGoal | null,
  { scene, running, preview, result, version, why }: Seen,
): boolean {
  switch (goal) {
    case null:
      return true;
    case 'scene':
      return scene.status === 'ready';
    case 'coarse':
      return preview !== null || (result !== null && running === null);
    case 'map':
      return running === null && result !== null && result.version === version;
    case 'why':
      // Closed by the visitor: then there is nothing to wait for.
      return why === null || why.answer !== null;
  }
}

/** Side of cells, m, in steps of 5, so that about so many cover an area of so many m². Pure. */
export const tourCellM = (areaM2: number, cells: number): number =>
  Math.max(10, Math.ceil(Math.sqrt(areaM2 / cells) / 5) * 5);
