import { allHours, type DayCourse } from '../../domain/day-course.ts';
import { DataError, type Note, notesOf } from '../../domain/note.ts';
import type { Grid } from '../../grid/grid.ts';
import type { HourLevels } from '../../workers/hour-levels.ts';
import { put } from '../../workers/sound-messages.ts';
import { soundPool } from '../../workers/sound-pool.ts';
import { showHour } from '../noise/hours.ts';
import { useNoise } from '../noise/result-store.ts';
import { spanText, valueCode } from '../noise/words.ts';
import { askWhy } from './ask-why.ts';
import { currentScene } from './current-scene.ts';
import { holdsPathsOf } from './held-paths.ts';
import {
  type HourMaps,
  patchSound,
  type SoundResult,
  type SoundState,
  soundState,
  useSound,
} from './sound-store.ts';

/** Makes the hours of the day under a finished map, from the paths that the workers keep: nothing is traced. */

let current: AbortController | null = null;

const courseOf = ({ scene }: SoundState): DayCourse | null =>
  (scene.status === 'ready' && scene.course) || null;

export const hoursOfMap = ({ hours }: SoundState, result: SoundResult | null): HourMaps | null =>
  hours.find(({ of }) => of === result) ?? null;

/** Keeps the hours in step with the map, from now on. @returns stops it */
export function keepHours(): () => void {
  const stop = useSound.subscribe(follow);
  follow(soundState(), null);
  return () => {
    stop();
    current?.abort();
    current = null;
  };
}

/** @param before null: nothing was followed yet */
function follow(state: SoundState, before: SoundState | null): void {
  const { result, running, reference, hour } = state;
  const course = courseOf(state);
  const same = before && result === before.result && running === before.running;
  if (same && course === courseOf(before)) return;
  current?.abort();
  current = null;
  if (!result || !course || hoursOfMap(state, result)?.complete) return;
  // After a change of emission the hour on show stays until it is computed anew, as the map itself does.
  const stale = !before || running || before.running ? null : hoursOfMap(before, before.result);
  const begun: HourMaps = {
    of: result,
    grids: allHours.map((each) => (each === hour && stale ? stale.grids[each] : null)),
    meansDb: allHours.map(() => Number.NaN),
    rangeDb: stale?.rangeDb ?? null,
    complete: false,
    failure: null,
  };
  const kept = state.hours.filter(({ of }) => of === reference && of !== result);
  patchSound({ hours: [begun, ...kept] });
  if (!running) void makeHours(result, course);
}

/** Never rejects: what went wrong stands beside the hours. */
async function makeHours(result: SoundResult, course: DayCourse): Promise<void> {
  const controller = new AbortController();
  current = controller;
  const { signal } = controller;
  try {
    const scene = currentScene();
    // What the workers hold is another scene's: a run was given up.
    if (!scene || soundState().version !== result.version || !holdsPathsOf(result))
      throw DataError.of('hours-gone');
    const { hour: first } = soundState();
    const wanted = first === null ? allHours : [first, ...allHours.filter((hour) => hour !== first)];
    const gather = gatherer(result, course);
    let made = 0;
    await soundPool.hours({ scene, course }, wanted, signal, (levels) => {
      const hour = gather(levels);
      if (!hour || signal.aborted) return;
      made++;
      addHour(result, hour);
    });
    if (signal.aborted) return;
    if (made < wanted.length) throw DataError.of('hours-gone');
    change(result, () => ({ complete: true }));
    performance.mark('sound-hours');
  } catch (error) {
    if (!signal.aborted) fail(result, notesOf(error));
  }
}

interface MadeHour {
  readonly hour: number;
  readonly grid: Grid;
  readonly meanDb: number;
  readonly rangeDb: readonly [number, number];
}

/** Puts the parts of the workers together: an hour comes back when its last cell is there. */
function gatherer(result: SoundResult, course: DayCourse) {
  const parts = new Map<number, HourLevels[]>();
  return (levels: HourLevels): MadeHour | null => {
    const { hour } = levels;
    const all = [...(parts.get(hour) ?? []), levels];
    parts.set(hour, all);
    const sum = (of: (part: HourLevels) => number) => all.reduce((total, part) => total + of(part), 0);
    if (sum(({ cells }) => cells.length) < result.receivers) return null;
    parts.delete(hour);
    const values = new Float32Array(result.grid.values.length).fill(Number.NaN);
    for (const part of all) put(values, part);
    const { meta } = result.grid;
    return {
      hour,
      grid: {
        ...result.grid,
        values,
        indicator: valueCode({ kind: 'hour', hour }),
        period: spanText([hour, hour + 1]),
        meta: { ...meta, illustrative: meta.illustrative || course.illustrative },
      },
      meanDb: 10 * Math.log10(sum(({ energy }) => energy) / sum(({ count }) => count)),
      rangeDb: [Math.min(...all.map(({ lowDb }) => lowDb)), Math.max(...all.map(({ highDb }) => highDb))],
    };
  };
}

function change(result: SoundResult, patch: (hours: HourMaps) => Partial<HourMaps>): void {
  patchSound({
    hours: soundState().hours.map((hours) => (hours.of === result ? { ...hours, ...patch(hours) } : hours)),
  });
}

const addHour = (result: SoundResult, { hour, grid, meanDb, rangeDb: [low, high] }: MadeHour): void =>
  change(result, ({ grids, meansDb, rangeDb }) => ({
    grids: grids.map((before, at) => (at === hour ? grid : before)),
    meansDb: meansDb.map((before, at) => (at === hour ? meanDb : before)),
    ...(low <= high && {
      rangeDb: rangeDb ? [Math.min(rangeDb[0], low), Math.max(rangeDb[1], high)] : [low, high],
    }),
  }));

const fail = (result: SoundResult, failure: readonly Note[]): void =>
  change(result, ({ grids, meansDb }) => ({
    grids: grids.map(() => null),
    meansDb: meansDb.map(() => Number.NaN),
    rangeDb: null,
    failure,
  }));

/**
 * Looks at an hour; null goes back to the indicator of the recipe. The stations' map follows where it has hours, so that
 * both can stand side by side, and so does an explanation that is open.
 */
export function showSoundHour(hour: number | null): void {
  patchSound({ hour });
  if (useNoise.getState().result?.hours) showHour(hour);
  const { why } = soundState();
  if (why) void askWhy(why.at);
}
