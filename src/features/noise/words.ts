import type { LayerSpec } from '../../domain/catalog.ts';
import {
  type HourSpan,
  levelIndicators,
  type PeriodHours,
  type StationValue,
} from '../../domain/indicator.ts';
import type { StationKind } from '../../domain/station.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';

/** Names of what a noise grid shows, as people write them. */

const two = (hour: number): string => String(hour).padStart(2, '0');

export const hourText = (hour: number): string => `${two(hour)}:00`;

/** "06–22" */
export const spanText = ([from, to]: HourSpan): string => `${two(from)}–${two(to)}`;

export const splitText = (split: PeriodHours, t: Translate): string =>
  split.evening
    ? t('noise.splitThree', {
        day: spanText(split.day),
        evening: spanText(split.evening),
        night: spanText(split.night),
      })
    : t('noise.splitTwo', { day: spanText(split.day), night: spanText(split.night) });

/** Name of a value: "昼间 Ld", "08:00 Leq", or the title of a field. */
export function valueText(
  value: StationValue,
  spec: LayerSpec | undefined,
  t: Translate,
  language: Language,
): string {
  if (value.kind === 'hour') return t('noise.value.hourly', { hour: hourText(value.hour) });
  if (value.kind === 'indicator') return t(`noise.value.${value.indicator}`);
  const field = spec?.fields.find((candidate) => candidate.name === value.property);
  return field ? inLanguage(field.title, language) : value.property;
}

/** Hours that a value covers: "06–22", "08–09", for day-night levels the split "06–22/22–06"; empty where it has none. */
export function periodText(value: StationValue, split: PeriodHours): string {
  if (value.kind === 'property') return '';
  if (value.kind === 'hour') return spanText([value.hour, value.hour + 1]);
  switch (value.indicator) {
    case 'Ld':
      return spanText(split.day);
    case 'Le':
      return split.evening ? spanText(split.evening) : '';
    case 'Ln':
      return spanText(split.night);
    case 'L24':
      return spanText([0, 24]);
    default:
      // A day-night level is only comparable with one of the same split: the split is its period.
      return [split.day, ...(split.evening ? [split.evening] : []), split.night].map(spanText).join('/');
  }
}

/** Short technical name, for files and grids: "Ld", "Leq08", the property's name. */
export function valueCode(value: StationValue): string {
  if (value.kind === 'hour') return `Leq${two(value.hour)}`;
  return value.kind === 'indicator' ? value.indicator : value.property;
}

/** The value behind a grid's indicator; null for one that is not a level of a period or an hour. */
export function valueOfIndicator(indicator: string): StationValue | null {
  const known = levelIndicators.find((name) => name === indicator);
  if (known) return { kind: 'indicator', indicator: known };
  const hour = /^Leq([01]\d|2[0-3])$/.exec(indicator);
  return hour ? { kind: 'hour', hour: Number(hour[1]) } : null;
}

export const kindText = (kind: StationKind, t: Translate): string => t(`noise.kind.${kind}`);
