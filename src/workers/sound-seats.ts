import type { DayCourse } from '../domain/day-course.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { Method, Scene } from '../domain/scene.ts';
import { workerClient } from './client.ts';
import type { createSoundJobs } from './sound-jobs.ts';
import type { Kept } from './sound-messages.ts';

/**
 * The workers for sound maps as seats: which of them has the scene open, and what it keeps. One that dies is started
 * anew, the scene is opened in it again, and what it was at is tried once more.
 */

/** One core is the page's. */
const mostWorkers = 4;
export const workerCount = (): number =>
  Math.max(1, Math.min(mostWorkers, (globalThis.navigator?.hardwareConcurrency || 2) - 1));

export interface Model {
  readonly scene: Scene;
  readonly method: Method;
  readonly course?: DayCourse | null | undefined;
}

export interface Seat {
  readonly client: ReturnType<typeof workerClient<ReturnType<typeof createSoundJobs>>>;
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

export function createSeats(spawn: () => Worker) {
  const seats: Seat[] = [];
  let number = 0;
  let current: Model | null = null;

  /** All of them, with workers. */
  const all = (): readonly Seat[] => {
    while (seats.length < workerCount())
      seats.push({
        client: workerClient<ReturnType<typeof createSoundJobs>>(spawn),
        model: null,
        kept: { map: new Set(), facades: new Set() },
      });
    return seats;
  };

  const ready = async (seat: Seat, signal: AbortSignal): Promise<readonly Note[]> => {
    if (!current || seat.model === number) return [];
    forget(seat);
    const { scene, method, course } = current;
    const model = number;
    const { notes } = await seat.client.run('open', { model, scene, method, course }, { signal });
    seat.model = model;
    return notes;
  };

  /** Opens a scene in all workers. @returns what was assumed on the way */
  const open = async (model: Model, signal: AbortSignal): Promise<readonly Note[]> => {
    current = model;
    number++;
    const [notes] = await Promise.all(all().map((seat) => twice(seat, signal, () => ready(seat, signal))));
    return notes;
  };

  /** Whether a model is the one that the workers have, or get when they begin anew. */
  const holds = ({ scene, method }: Pick<Model, 'scene' | 'method'>): boolean =>
    current?.scene === scene && current.method === method;

  /** The scene has another emission: it is what a worker gets that begins anew. */
  const change = (scene: Scene): void => {
    if (current) current = { ...current, scene };
  };

  /** Asks one worker, with the scene open in it. */
  const ask = <T>(
    signal: AbortSignal,
    run: (client: Seat['client'], model: number) => Promise<T>,
  ): Promise<T> => {
    const [seat] = all();
    return twice(seat, signal, async () => {
      await ready(seat, signal);
      return run(seat.client, number);
    });
  };

  /** Asks all workers that have the scene open: what another kept is gone. */
  const askHolders = async (run: (seat: Seat, model: number) => Promise<void>): Promise<void> => {
    await Promise.all(seats.filter(({ model }) => model === number).map((seat) => run(seat, number)));
  };

  /** Hands out jobs one at a time; one whose worker dies is tried once more. */
  const handOut = async <J>(
    jobs: readonly J[],
    signal: AbortSignal,
    run: (seat: Seat, job: J, model: number) => Promise<void>,
  ): Promise<void> => {
    const waiting = [...jobs];
    const failed = new Set<J>();
    const work = async (seat: Seat): Promise<void> => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        try {
          await ready(seat, signal);
          await run(seat, job, number);
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

  return { all, open, holds, change, ask, askHolders, handOut };
}

/** Tries once more, with another worker, where the first one dies. */
async function twice<T>(seat: Seat, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!hasCrashed(error) || signal.aborted) throw error;
    forget(seat);
    return work();
  }
}
