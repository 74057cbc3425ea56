import type { FacadePlan } from '../acoustics/facade-receivers.ts';
import type { IndicatorPart } from '../acoustics/indicators.ts';
import { isSource } from '../acoustics/sources/scene-sources.ts';
import type { Why } from '../acoustics/why.ts';
import type { Scene } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { DayScene, HourLevels, HourOfDay } from './hour-levels.ts';
import { type FacadePlanInput, type Kept, type Levels, put } from './sound-messages.ts';
import { createSeats, type Model } from './sound-seats.ts';
import type { TrialInput, TrialLevels } from './trial-jobs.ts';

/**
 * The page's side of sound maps: a scene is opened in all workers, tiles are handed out one at a time, and each worker
 * keeps what it traced.
 */

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

/** Places that go to a worker together. */
const placesAtOnce = 8;

export function createSoundPool(spawn: () => Worker) {
  const seats = createSeats(spawn);
  let trials = 0;

  /** Starts the workers, for a scene is there that will be opened. */
  const warm = (): void => {
    for (const { client } of seats.all()) client.warm();
  };

  /** Every cell as if nothing stood in the way, dB. */
  const estimate = (
    { frame, receiverHeightM, parts }: Pick<MapJob, 'frame' | 'receiverHeightM' | 'parts'>,
    signal: AbortSignal,
  ): Promise<Float32Array> =>
    seats.ask(signal, (client, model) =>
      client.run('estimate', { model, frame, receiverHeightM, parts }, { signal }),
    );

  /** @param onTile takes the levels of each tile as it is there */
  const map = async (
    job: MapJob,
    signal: AbortSignal,
    onTile: (levels: Levels, tile: TileJob) => void,
  ): Promise<void> => {
    const { frame, receiverHeightM, parts, keep } = job;
    if (keep) for (const { kept } of seats.all()) kept.map.clear();
    await seats.handOut(job.tiles, signal, async ({ client, kept }, tile, model) => {
      const { id, cells } = tile;
      const levels = await client.run(
        'tile',
        { model, id: keep ? id : null, quick: !keep, frame, cells, receiverHeightM, parts },
        { signal },
      );
      if (keep) kept.map.add(id);
      onTile(levels, tile);
    });
  };

  /**
   * Levels at some places, dB; NaN inside buildings and without energy.
   * @param positions x, y and height above the ground of each, plane metres
   */
  const places = async (
    positions: Float64Array,
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
  ): Promise<Float32Array> => {
    const values = new Float32Array(positions.length / 3).fill(Number.NaN);
    const numbers = Int32Array.from(values, (_, place) => place);
    const jobs = Array.from({ length: Math.ceil(numbers.length / placesAtOnce) }, (_, k) =>
      numbers.slice(k * placesAtOnce, (k + 1) * placesAtOnce),
    );
    await seats.handOut(jobs, signal, async ({ client }, some, model) => {
      const of = positions.slice(3 * some[0], 3 * (some[0] + some.length));
      put(values, await client.run('places', { model, numbers: some, positions: of, parts }, { signal }));
    });
    return values;
  };

  /** Where receivers stand before the façades of the scene. */
  const facadeReceivers = (input: Omit<FacadePlanInput, 'model'>, signal: AbortSignal): Promise<FacadePlan> =>
    seats.ask(signal, (client, model) => client.run('facadeReceivers', { model, ...input }, { signal }));

  /** Levels before façades; `cells` of the levels are the numbers of the receivers. */
  const facades = async (
    jobs: readonly FacadeJob[],
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
    onLevels: (levels: Levels) => void,
  ): Promise<void> => {
    for (const { kept } of seats.all()) kept.facades.clear();
    await seats.handOut(jobs, signal, async ({ client, kept }, job, model) => {
      const levels = await client.run('facades', { model, ...job, parts }, { signal });
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
    seats.change(scene);
    // Most of a scene is what stands in it, which the workers have.
    const sounding: Scene = { ...scene, features: scene.features.filter(isSource) };
    const there = new Set<number>();
    await seats.askHolders(async ({ client, kept }, model) => {
      const ids = [...kept[of]];
      onTile(await client.run('emit', { model, scene: sounding, of, ids, parts }, { signal }));
      for (const id of ids) there.add(id);
    });
    return there;
  };

  /**
   * Levels of all kept tiles hour after hour; the emission of the map stays as it is.
   * @param hours 0 … 23, in the order in which they are wanted
   * @param onHour takes an hour of the tiles of one worker; those of a worker that died are not among them
   */
  const hours = (
    day: DayScene,
    wanted: readonly number[],
    signal: AbortSignal,
    onHour: (levels: HourLevels) => void,
  ): Promise<void> =>
    seats.askHolders(async ({ client, kept }, model) => {
      await client.run(
        'hours',
        { model, day, ids: [...kept.map], hours: wanted },
        { signal, onProgress: ({ partial }) => partial && onHour(partial) },
      );
    });

  /** Levels before façades in an hour of a day; those of a worker that died are not among them. */
  const facadeHour = (
    ofHour: HourOfDay,
    signal: AbortSignal,
    onLevels: (levels: Levels) => void,
  ): Promise<void> =>
    seats.askHolders(async ({ client, kept }, model) => {
      onLevels(await client.run('facadeHour', { model, ofHour, ids: [...kept.facades] }, { signal }));
    });

  /** @param ofHour instead of the parts: an hour of a day */
  const why = (
    place: { readonly x: number; readonly y: number; readonly receiverHeightM: number },
    parts: readonly IndicatorPart[],
    signal: AbortSignal,
    ofHour?: HourOfDay,
  ): Promise<Why> =>
    seats.ask(signal, (client, model) => client.run('why', { model, ...place, parts, ofHour }, { signal }));

  /**
   * Scenes to try shapes in, in all workers.
   * @param before that of the map that the changes are added to
   * @returns the number they go by
   */
  const openTrial = async (before: Scene, { scene, method }: Model): Promise<number> => {
    const trial = ++trials;
    await Promise.all(
      seats.all().map(({ client }) => client.run('trialScene', { trial, before, scene, method })),
    );
    return trial;
  };

  /** Levels of some cells with and without a shape, the cells dealt out to all workers. */
  const tryFeature = async (input: TrialInput): Promise<TrialLevels> => {
    const all = seats.all();
    const dealt = all.map((_, s) => input.cells.filter((__, k) => k % all.length === s));
    const parts = await Promise.all(
      all.map(({ client }, s) => client.run('trial', { ...input, cells: dealt[s] })),
    );
    const inOrder = (of: keyof TrialLevels) =>
      Float32Array.from(input.cells, (_, k) => parts[k % all.length][of][Math.floor(k / all.length)]);
    return { beforeDb: inOrder('beforeDb'), afterDb: inOrder('afterDb') };
  };

  return {
    warm,
    open: seats.open,
    holds: seats.holds,
    estimate,
    map,
    places,
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
