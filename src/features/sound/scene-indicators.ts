import { ldenOfHours } from '../../acoustics/hour-scene.ts';
import { type IndicatorPart, partsOf } from '../../acoustics/indicators.ts';
import { type DayCourse, periodsOfHours } from '../../domain/day-course.ts';
import type { SceneSettings } from '../../domain/scene.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** What a scene can be asked for, and what it is called; how long it takes. Pure. */

const composites = ['Ld', 'Ln', 'Ldn', 'Lden'] as const;
type Composite = (typeof composites)[number];
const isComposite = (name: string): name is Composite => composites.some((known) => known === name);

export type Periods = Pick<SceneSettings, 'periods' | 'periodHours'>;

/**
 * What an indicator is made of in a scene: its periods; Lden, where it has no evening, the hours of its day.
 * @param course how traffic is spread over the hours; null: not known
 */
export const partsBy = (
  indicator: string,
  settings: Periods,
  course: DayCourse | null | undefined,
): readonly IndicatorPart[] | null =>
  partsOf(indicator, settings) ??
  (indicator === 'Lden' && course && periodsOfHours(settings) ? ldenOfHours : null);

/** Indicators that the periods of a scene give, then the periods that are none of them. */
export const indicatorsOf = (settings: Periods, course: DayCourse | null | undefined): readonly string[] => [
  ...composites.filter((indicator) => partsBy(indicator, settings, course)),
  ...settings.periods.filter((period) => !['all', 'day', 'night'].includes(period)),
];

export function periodName(period: string, t: Translate): string {
  return period === 'all' || period === 'day' || period === 'evening' || period === 'night'
    ? t(`sound.period.${period}`)
    : period;
}

export const indicatorName = (indicator: string, t: Translate): string =>
  isComposite(indicator) ? t(`sound.indicator.${indicator}`) : periodName(indicator, t);

export const durationText = (seconds: number, t: Translate): string =>
  seconds < 90
    ? t('sound.seconds', { count: Math.max(1, Math.round(seconds)) })
    : t('sound.minutes', { count: Math.round(seconds / 60) });
