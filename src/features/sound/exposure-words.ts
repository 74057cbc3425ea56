import { formatNumber } from '../../domain/rounding.ts';
import { gb3096, type JudgedPeriod, type ZoneClass, zoneRecords } from '../../domain/standards/gb3096.ts';
import { citation } from '../../domain/standards/standard.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import { type ExposureBand, type ExposureCounts, sumOfCounts } from '../../grid/exposure.ts';
import type { Grid } from '../../grid/grid.ts';
import { limitPeriod } from '../../grid/limit-period.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { amountOf, type Quantity } from './exposure-view.ts';
import type { MapExposure } from './use-exposure.ts';

/** Exposure in words. Pure. */

/** One indicator of a map, and the same of the reference where it is compared. */
export interface ExposureColumn {
  readonly indicator: string;
  readonly grid: Grid;
  readonly exposure: MapExposure;
  readonly before: MapExposure | null;
}

/** What is above the limits of the zones, and what was judged: what lies in zones and has a level. */
export interface AboveLimits {
  readonly period: JudgedPeriod;
  readonly above: ExposureCounts;
  readonly judged: ExposureCounts;
  readonly outside: ExposureCounts;
}

/** null where the indicator has no limit, or no zone lies on the map. */
export function aboveLimits(
  { grid }: Pick<ExposureColumn, 'grid'>,
  { zones }: MapExposure,
): AboveLimits | null {
  const period = limitPeriod(grid);
  const limited = zones?.filter(({ above }) => above !== null) ?? [];
  if (!zones || !period || limited.length === 0) return null;
  const bandsOf = (parts: typeof zones) => sumOfCounts(parts.flatMap(({ bands }) => bands));
  return {
    period,
    above: sumOfCounts(limited.flatMap(({ above }) => above ?? [])),
    judged: bandsOf(limited),
    outside: bandsOf(zones.filter(({ zone }) => zone === null)),
  };
}

export const zoneName = (zone: ZoneClass | null, t: Translate, language: Language): string =>
  zone === null ? t('exposure.outside') : inLanguage(zoneRecords[zone].title, language);

export const bandText = ({ from, to }: Pick<ExposureBand, 'from' | 'to'>): string =>
  from === null ? `< ${to}` : to === null ? `≥ ${from}` : `${from}–${to}`;

export const amountText = (quantity: Quantity, counts: ExposureCounts): string =>
  formatNumber(amountOf(quantity, counts), quantity === 'area' ? 2 : 0);

/** "34 %"; empty where there is nothing to have a share of. */
export const shareText = (part: number, whole: number): string =>
  whole > 0 ? `${formatNumber((100 * part) / whole, part > 0 && part / whole < 0.1 ? 1 : 0)} %` : '';

/** "+12", "−3", "±0" */
export function changeText(quantity: Quantity, now: ExposureCounts, before: ExposureCounts): string {
  const decimals = quantity === 'area' ? 2 : 0;
  const text = formatNumber(Math.abs(amountOf(quantity, now) - amountOf(quantity, before)), decimals);
  const isNone = Number(text) === 0;
  return `${isNone ? '±' : amountOf(quantity, now) > amountOf(quantity, before) ? '+' : '−'}${text}`;
}

export const limitSource = (language: Language): string =>
  inLanguage(citation(gb3096, gb3096.clauses.limits), language);

/** "昼间：612 人（34 %）、204 户、2 处学校或医院高于功能区限值，比基准 −20 人" */
export function aboveSentence(column: ExposureColumn, t: Translate): string | null {
  const found = aboveLimits(column, column.exposure);
  if (!found) return null;
  const { period, above, judged } = found;
  const before = column.before && aboveLimits(column, column.before);
  const sentence = t('exposure.above', {
    period: t(`sound.period.${period}`),
    people: amountText('people', above),
    share: shareText(above.people, judged.people) || '0 %',
    dwellings: amountText('dwellings', above),
    sensitive: above.sensitive.education + above.sensitive.medical,
  });
  return before
    ? `${sentence}${t('list.comma')}${t('sound.exposureChange', { change: changeText('people', above, before.above) })}`
    : sentence;
}
