import type { FacadePlan } from '../acoustics/facade-receivers.ts';
import type { IndicatorPart } from '../acoustics/indicators.ts';
import { isSource } from '../acoustics/sources/scene-sources.ts';
import type { Why } from '../acoustics/why.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { Method, Scene } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';
import { workerClient } from './client.ts';
import type { DayScene, HourLevels, HourOfDay } from './hour-levels.ts';
import type { createSoundJobs } from './sound-jobs.ts';
import type { FacadePlanInput, Kept, Levels } from './sound-messages.ts';
import type { TrialInput, TrialLevels } from './trial-jobs.ts';

/**
 * The page's workers for sound maps: a scene is opened in all of them, tiles are handed out one at a time, and each
 * worker keeps what it traced. A worker that dies is started anew and its tile tried once more.
 */

type Client = ReturnType<typeof workerClient<ReturnType<typeof createSoundJobs>>>;

/** One core is the page's. */
const mostWorkers = 4;
export const workerCount = (): number =>
  Math.max(1, Math.min(mostWorkers, (globalThis.navigator?.hardwareConcurrency || 2) - 1));

export interface Model {
  readonly scene: Scene;
  readonly method: Method;
}

export interface TileJob {
  readonly id: number;
  readonly cells: Int32Array;
}

export interface MapJob {
  readonly frame: GridFrame;
  readonly receiverHeightM: number;
  readonly parts: readonly IndicatorPart[];
  /** In the order in which they are wanted. */
  readonly tiles: readonly TileJob[];
  /** Whether the tiles answer changes of emission later; if not they are a first look, without reflections. */
  readonly keep: boolean;
}

/** Receivers at façades that are traced together. */
export interface FacadeJob {
  readonly id: number;
  /** Numbers in the plan. */
  readonly receivers: Int32Array;
  /** x, y, altitude of each, plane metres. */
  readonly positions: Float64Array;
}

interface Seat {
  readonly client: Client;
  /** The model this worker has open. */
  model: number | null;
  /** Tiles, and jobs of façades, that it keeps. */
  readonly kept: Readonly<Record<Kept, Set<number>>>;
}

const forget = (seat: Seat): void => {
  seat.model = null;
  seat.kept.map.clear();
  seat.kept.facades.clear();
};

const hasCrashed = (error: unknown): boolean =>
  error instanceof DataError && error.notes[0].code === 'job-crashed';

/** Tries once more, with another worker, where the first one dies. */
async function tried<T>(seat: Seat, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!hasCrashed(error) || signal.aborted) throw error;
    forget(seat);
    return work();
  }
}

export function createSoundPool(spawn: () => Worker) {
  const seats: Seat[] = [];
  let number = 0;
  let trials = 0;
  let current: Model | null = null;

  const fill = (): void => {
    while (seats.length < workerCount())
      seats.push({
        client: workerClient<ReturnType<typeof createSoundJobs>>(spawn),
        model: null,
        kept: { map: new Set(), facades: new Set() },
      });
  };

  const ready = async (seat: Seat, signal: AbortSignal): Promise<readonly Note[]> => {
    if (!current || seat.model === number) return [];
    forget(seat);
    const { scene, method } = current;
    const model = number;
    const { notes } = await seat.client.run('open', { model, scene, method }, { signal });
    seat.model = model;
    return notes;
  };

  /** Starts the workers, for a scene is there that will be opened. */
  const warm = (): void => {
    fill();
    for (const { client } of seats) client.warm();
  };

  /** Opens a scene in all workers. @returns what was assumed on the way */
  const open = async (model: Model, signal: AbortSignal): Promise<readonly Note[]> => {
    current = model;
    number++;
    fill();
    const [notes] = await Promise.all(seats.map((seat) => tried(seat, signal, () => ready(seat, signal))));
    return notes;
  };

  /** Every cell as if nothing stood in the way, dB. */
  const estimate = async (
    job: Pick<MapJob, 'frame' | 'receiverHeightM' | 'parts'>,
    signal: AbortSignal,
  ): Promise<Float32Array> => {
    const [seat] = seats;
    const { frame, receiverHeightM, parts } = job;
    return tried(seat, signal, async () => {
      await ready(seat, signal);
      return seat.client.run('estimate', { model: number, frame, receiverHeightM, parts }, { signal });
    });
  };

  /** Whether a model is the one that the workers have, or get when they begin anew. */
  const holds = ({ scene, method }: Model): boolean => current?.scene === scene && current.method === method;

  /** Hands out jobs one at a time; one whose worker dies is tried once more. */
  const handOut = async <J>(
    jobs: readonly J[],
    signal: AbortSignal,
    run: (seat: Seat, job: J) => Promise<void>,
  ): Promise<void> => {
    const waiting = [...jobs];
    const failed = new Set<J>();
    const work = async (seat: Seat): Promise<void> => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        try {
          await ready(seat, signal);
          await run(seat, job);
        } catch (error) {
          if (!hasCrashed(error) || signal.aborted || failed.has(job)) throw error;
          failed.add(job);
          forget(seat);
          waiting.unshift(job);
        }
      }
    };
    await Promise.all(seats.map(work));
  };

  /** @param onTile takes the levels of each tile as it is there */
  const map = async (
    job: MapJob,
    signal: AbortSignal,
    onTile: (levels: Levels, tile: TileJob) => void,
  ): Promise<void> => {
    const { frame, receiverHeightM, parts, keep } = job;
    if (keep) for (const { kept } of seats) kept.map.clear();
    await handOut(job.tiles, signal, async ({ client, kept }, tile) => {
      const { id, cells } = tile;
      const levels = await client.run(
        'tile',
        { model: number, id: keep ? id : null, quick: !keep, frame, cells, receiverHeightM, parts },
        { signal },
      );
      if (keep) kept.map.add(id);
      onTile(levels, tile);
    });
  };

  /** Where receivers stand before the façades of the scene. */
  const facadeReceivers = async (
    input: Omit<FacadePlanInput, 'model'>,
    signal: AbortSignal,
  ): Promise<FacadePlan> => {
    const [seat] = seats;
    await ready(seat, signal);
    return seat.client.run('facadeReceivers', { model: number, ...input }, { signal });
  };

  /** Levels before façades; `cells` of the levels are the numbers of the receivers. */
  const facades = async (
    jobs: readonly FacadeJob[],
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
    onLevels: (levels: Levels) => void,
  ): Promise<void> => {
    for (const { kept } of seats) kept.facades.clear();
    await handOut(jobs, signal, async ({ client, kept }, job) => {
      const levels = await client.run('facades', { model: number, ...job, parts }, { signal });
      kept.facades.add(job.id);
      onLevels(levels);
    });
  };

  /**
   * Levels of all that is kept, of the map or at façades, under another emission of the same scene.
   * @returns ids of the tiles, or jobs, that were there; those of a worker that died are not among them
   */
  const emit = async (
    scene: Scene,
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
    onTile: (levels: Levels) => void,
    of: Kept = 'map',
  ): Promise<ReadonlySet<number>> => {
    if (current) current = { ...current, scene };
    // Most of a scene is what stands in it, which the workers have.
    const sounding: Scene = { ...scene, features: scene.features.filter(isSource) };
    const there = new Set<number>();
    await Promise.all(
      seats.map(async (seat) => {
        if (seat.model !== number) return;
        const ids = [...seat.kept[of]];
        onTile(await seat.client.run('emit', { model: number, scene: sounding, of, ids, parts }, { signal }));
        for (const id of ids) there.add(id);
      }),
    );
    return there;
  };

  /**
   * Levels of all kept tiles hour after hour; the emission of the map stays as it is.
   * @param hours 0 … 23, in the order in which they are wanted
   * @param onHour takes an hour of the tiles of one worker; those of a worker that died are not among them
   */
  const hours = async (
    day: DayScene,
    wanted: readonly number[],
    signal: AbortSignal,
    onHour: (levels: HourLevels) => void,
  ): Promise<void> => {
    const of = seats.filter(({ model }) => model === number);
    await Promise.all(
      of.map((seat) =>
        seat.client.run(
          'hours',
          { model: number, day, ids: [...seat.kept.map], hours: wanted },
          { signal, onProgress: ({ partial }) => partial && onHour(partial) },
        ),
      ),
    );
  };

  /** Levels before façades in an hour of a day; those of a worker that died are not among them. */
  const facadeHour = async (
    ofHour: HourOfDay,
    signal: AbortSignal,
    onLevels: (levels: Levels) => void,
  ): Promise<void> => {
    await Promise.all(
      seats
        .filter(({ model }) => model === number)
        .map(async ({ client, kept }) => {
          const ids = [...kept.facades];
          onLevels(await client.run('facadeHour', { model: number, ofHour, ids }, { signal }));
        }),
    );
  };

  /** @param ofHour instead of the parts: an hour of a day */
  const why = async (
    place: { readonly x: number; readonly y: number; readonly receiverHeightM: number },
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
    ofHour?: HourOfDay,
  ): Promise<Why> => {
    const [seat] = seats;
    await ready(seat, signal);
    return seat.client.run('why', { model: number, ...place, parts, ofHour }, { signal });
  };

  /**
   * Scenes to try shapes in, in all workers.
   * @param before that of the map that the changes are added to
   * @returns the number they go by
   */
  const openTrial = async (before: Scene, { scene, method }: Model): Promise<number> => {
    fill();
    const trial = ++trials;
    await Promise.all(seats.map(({ client }) => client.run('trialScene', { trial, before, scene, method })));
    return trial;
  };

  /** Levels of some cells with and without a shape, the cells dealt out to all workers. */
  const tryFeature = async (input: TrialInput): Promise<TrialLevels> => {
    const dealt = seats.map((_, s) => input.cells.filter((__, k) => k % seats.length === s));
    const parts = await Promise.all(
      seats.map(({ client }, s) => client.run('trial', { ...input, cells: dealt[s] })),
    );
    const inOrder = (of: keyof TrialLevels) =>
      Float32Array.from(input.cells, (_, k) => parts[k % seats.length][of][Math.floor(k / seats.length)]);
    return { beforeDb: inOrder('beforeDb'), afterDb: inOrder('afterDb') };
  };

  return {
    warm,
    open,
    holds,
    estimate,
    map,
    facadeReceivers,
    facades,
    emit,
    hours,
    facadeHour,
    why,
    openTrial,
    tryFeature,
  };
}

export const soundPool = createSoundPool(
  () => new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' }),
);
