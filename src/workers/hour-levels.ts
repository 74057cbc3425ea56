import { emissionOf } from '../acoustics/emission/scene-emission.ts';
import { hourPeriod, sceneOfHours } from '../acoustics/hour-scene.ts';
import type { IndicatorPart } from '../acoustics/indicators.ts';
import type { PeriodEmission } from '../acoustics/levels-of-matrix.ts';
import type { SoundField } from '../acoustics/sound-field.ts';
import { sourcesOf } from '../acoustics/sources/scene-sources.ts';
import type { DayCourse } from '../domain/day-course.ts';
import { DataError } from '../domain/note.ts';
import type { Scene } from '../domain/scene.ts';

/** The hours of a day in the workers of a sound map. */

/** A scene with the courses of its traffic over the day. */
export interface DayScene {
  readonly scene: Scene;
  readonly course: DayCourse;
}

export interface HourOfDay extends DayScene {
  /** 0 … 23 */
  readonly hour: number;
}

/** Levels of an hour at some cells, with what a summary needs. */
export interface HourLevels {
  readonly hour: number;
  readonly cells: Int32Array;
  /** dB; NaN without energy. */
  readonly levelsDb: Float32Array;
  /** Σ 10^(L/10) over the cells with energy, and how many these are. */
  readonly energy: number;
  readonly count: number;
  /** Least and greatest level, dB; ±Infinity without any. */
  readonly lowDb: number;
  readonly highDb: number;
}

/** What the sources of a field emit in the periods of a scene that differs from the field's in emission alone. */
export function periodsIn(field: SoundField, scene: Scene): readonly PeriodEmission[] {
  const { features } = sourcesOf(scene, field.plane, field.planeScene, field.method);
  return emissionOf(scene, features, field.method).periods;
}

/** Likewise in hours of a day. @throws DataError where the periods of the scene do not split the day */
export function periodsOfDay(
  field: SoundField,
  { scene, course }: DayScene,
  hours: readonly number[],
): readonly PeriodEmission[] {
  const hourly = sceneOfHours(scene, course, hours);
  if (!hourly) throw DataError.of('hours-no-split', { periods: scene.settings.periods.join(', ') });
  return periodsIn(field, hourly);
}

export const partsOfHour = (hour: number): readonly IndicatorPart[] => [
  { period: hourPeriod(hour), share: 1, penaltyDb: 0 },
];

/** Slices of an hour put together. */
export function hourLevels(
  hour: number,
  slices: readonly Pick<HourLevels, 'cells' | 'levelsDb'>[],
): HourLevels {
  const cells = new Int32Array(slices.reduce((sum, slice) => sum + slice.cells.length, 0));
  const levelsDb = new Float32Array(cells.length);
  let at = 0;
  for (const slice of slices) {
    cells.set(slice.cells, at);
    levelsDb.set(slice.levelsDb, at);
    at += slice.cells.length;
  }
  let [energy, count, lowDb, highDb] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const level of levelsDb) {
    if (Number.isNaN(level)) continue;
    energy += 10 ** (level / 10);
    count++;
    lowDb = Math.min(lowDb, level);
    highDb = Math.max(highDb, level);
  }
  return { hour, cells, levelsDb, energy, count, lowDb, highDb };
}
