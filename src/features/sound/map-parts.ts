import type { IndicatorPart } from '../../acoustics/indicators.ts';
import type { DayCourse } from '../../domain/day-course.ts';
import { type Periods, partsBy } from './scene-indicators.ts';
import { soundState } from './sound-store.ts';

/** What an indicator is made of in the scene that is open. */

/** How the traffic of the scene that is open is spread over the hours; null where no file says so. */
export function courseNow(): DayCourse | null {
  const { scene } = soundState();
  return (scene.status === 'ready' && scene.course) || null;
}

export const partsNow = (indicator: string, settings: Periods): readonly IndicatorPart[] | null =>
  partsBy(indicator, settings, courseNow());
