import { formatNumber } from '../../domain/rounding.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { NoiseResult } from './result-store.ts';

/** What stands beside every interpolated map: from how many stations, how far off, and what it is not. */
export const honestNote = (
  { stationIds, crossValidation }: Pick<NoiseResult, 'stationIds' | 'crossValidation'>,
  t: Translate,
): string =>
  crossValidation
    ? t('noise.honest', { count: stationIds.length, rmse: formatNumber(crossValidation.rmse, 1) })
    : t('noise.honestPending', { count: stationIds.length });
