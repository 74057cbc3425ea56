import { type ExposureCounts, sumOfCounts } from '../../grid/exposure.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { amountText, type ExposureColumn } from './exposure-words.ts';
import type { MapExposure } from './use-exposure.ts';

/** Level above which people are summed in words where no zone says it, dB(A): the limits of class 2 of GB 3096-2008. */
export const spokenLimitDb = (indicator: string): number => (indicator === 'Ln' ? 50 : 60);

/** What lies at or above the spoken limit. */
export const spokenAbove = ({ whole }: MapExposure, indicator: string): ExposureCounts =>
  sumOfCounts(whole.bands.filter(({ from }) => from !== null && from >= spokenLimitDb(indicator)));

/** "Lden 高于 60 dB(A)：612 人，204 户，2 处学校、医院等" */
export function spokenSentence({ indicator, exposure }: ExposureColumn, t: Translate): string {
  const above = spokenAbove(exposure, indicator);
  const { medical, education, welfare } = above.sensitive;
  return t('sound.exposureAbove', {
    indicator,
    limit: spokenLimitDb(indicator),
    people: amountText('people', above),
    dwellings: amountText('dwellings', above),
    sensitive: medical + education + welfare,
  });
}
