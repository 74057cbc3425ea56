import { sumOfCounts } from '../../grid/exposure.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { amountText, type ExposureColumn } from './exposure-words.ts';

/** Level above which people are summed in words where no zone says it, dB(A): the limits of class 2 of GB 3096-2008. */
const spokenLimitDb = (indicator: string): number => (indicator === 'Ln' ? 50 : 60);

/** "Lden 高于 60 dB(A)：612 人，204 户，2 处学校、医院等" */
export function spokenSentence({ indicator, exposure }: ExposureColumn, t: Translate): string {
  const limit = spokenLimitDb(indicator);
  const above = sumOfCounts(exposure.whole.bands.filter(({ from }) => from !== null && from >= limit));
  const { medical, education, welfare } = above.sensitive;
  return t('sound.exposureAbove', {
    indicator,
    limit,
    people: amountText('people', above),
    dwellings: amountText('dwellings', above),
    sensitive: medical + education + welfare,
  });
}
