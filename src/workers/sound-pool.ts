import type { IndicatorPart } from '../acoustics/indicators.ts';
import { isSource } from '../acoustics/sources/scene-sources.ts';
import type { Why } from '../acoustics/why.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { Method, Scene } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';
import { workerClient } from './client.ts';
import type { createSoundJobs, Levels } from './sound-jobs.ts';

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

interface Seat {
  readonly client: Client;
  /** The model this worker has open. */
  model: number | null;
  /** Tiles that it keeps. */
  readonly tiles: Set<number>;
}

export function createSoundPool(spawn: () => Worker) {
  const seats: Seat[] = [];
  let number = 0;
  let current: Model | null = null;

  const ready = async (seat: Seat, signal: AbortSignal): Promise<readonly Note[]> => {
    if (!current || seat.model === number) return [];
    seat.model = null;
    seat.tiles.clear();
    const { scene, method } = current;
    const model = number;
    const { notes } = await seat.client.run('open', { model, scene, method }, { signal });
    seat.model = model;
    return notes;
  };

  const seat = (): void => {
    while (seats.length < workerCount())
      seats.push({
        client: workerClient<ReturnType<typeof createSoundJobs>>(spawn),
        model: null,
        tiles: new Set(),
      });
  };

  /** Starts the workers, for a scene is there that will be opened. */
  const warm = (): void => {
    seat();
    for (const { client } of seats) client.warm();
  };

  /** Opens a scene in all workers. @returns what was assumed on the way */
  const open = async (model: Model, signal: AbortSignal): Promise<readonly Note[]> => {
    current = model;
    number++;
    seat();
    const [notes] = await Promise.all(seats.map((seat) => ready(seat, signal)));
    return notes;
  };

  /** Every cell as if nothing stood in the way, dB. */
  const estimate = async (
    job: Pick<MapJob, 'frame' | 'receiverHeightM' | 'parts'>,
    signal: AbortSignal,
  ): Promise<Float32Array> => {
    const [seat] = seats;
    await ready(seat, signal);
    const { frame, receiverHeightM, parts } = job;
    return seat.client.run('estimate', { model: number, frame, receiverHeightM, parts }, { signal });
  };

  /** @param onTile takes the levels of each tile as it is there */
  const map = async (
    job: MapJob,
    signal: AbortSignal,
    onTile: (levels: Levels, tile: TileJob) => void,
  ): Promise<void> => {
    const { frame, receiverHeightM, parts, keep } = job;
    const waiting = [...job.tiles];
    const tried = new Set<TileJob>();
    if (keep) for (const seat of seats) seat.tiles.clear();
    const work = async (seat: Seat): Promise<void> => {
      for (let tile = waiting.shift(); tile; tile = waiting.shift()) {
        try {
          await ready(seat, signal);
          const levels = await seat.client.run(
            'tile',
            {
              model: number,
              id: keep ? tile.id : null,
              quick: !keep,
              frame,
              cells: tile.cells,
              receiverHeightM,
              parts,
            },
            { signal },
          );
          if (keep) seat.tiles.add(tile.id);
          onTile(levels, tile);
        } catch (error) {
          const crashed = error instanceof DataError && error.notes[0].code === 'job-crashed';
          if (!crashed || signal.aborted || tried.has(tile)) throw error;
          tried.add(tile);
          seat.model = null;
          seat.tiles.clear();
          waiting.unshift(tile);
        }
      }
    };
    await Promise.all(seats.map(work));
  };

  /**
   * Levels of all kept tiles under another emission of the same scene.
   * @returns ids of the tiles that were there; those of a worker that died are not among them
   */
  const emit = async (
    scene: Scene,
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
    onTile: (levels: Levels) => void,
  ): Promise<ReadonlySet<number>> => {
    if (current) current = { ...current, scene };
    // Most of a scene is what stands in it, which the workers have.
    const sounding: Scene = { ...scene, features: scene.features.filter(isSource) };
    const there = new Set<number>();
    await Promise.all(
      seats.map(async (seat) => {
        if (seat.model !== number) return;
        const ids = [...seat.tiles];
        onTile(await seat.client.run('emit', { model: number, scene: sounding, ids, parts }, { signal }));
        for (const id of ids) there.add(id);
      }),
    );
    return there;
  };

  const why = async (
    place: { readonly x: number; readonly y: number; readonly receiverHeightM: number },
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
  ): Promise<Why> => {
    const [seat] = seats;
    await ready(seat, signal);
    return seat.client.run('why', { model: number, ...place, parts }, { signal });
  };

  return { warm, open, estimate, map, emit, why };
}

export const soundPool = createSoundPool(
  () => new Worker(new URL('./sound.worker.ts', import.meta.url), { type: 'module' }),
);
