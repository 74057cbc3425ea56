import type { LayerSpec } from '../../domain/catalog.ts';
import { formatNumber } from '../../domain/rounding.ts';
import type { Language } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { NoiseResult } from './result-store.ts';
import { valueText } from './words.ts';

/**
 * What stands beside every interpolated map: from how many stations, how far off, and what it is not.
 * @param errorOf name of the value that was checked, where the map shows another one
 */
export function honestNote(
  { stationIds, crossValidation }: Pick<NoiseResult, 'stationIds' | 'crossValidation'>,
  t: Translate,
  errorOf: string | null = null,
): string {
  const count = stationIds.length;
  if (!crossValidation) return t('noise.honestPending', { count });
  const rmse = formatNumber(crossValidation.rmse, 1);
  return errorOf === null
    ? t('noise.honest', { count, rmse })
    : t('noise.honestHour', { count, rmse, value: errorOf });
}

/**
 * The hour of the strip that a grid shows, 0–23; null for the recipe's own value, its standard error, and the hour
 * of an hour's recipe: that is the same map.
 */
export function stripHour(
  { hours, recipe: { value } }: Pick<NoiseResult, 'hours' | 'recipe'>,
  grid: Grid,
): number | null {
  const hour = hours?.indexOf(grid) ?? -1;
  return hour < 0 || (value.kind === 'hour' && value.hour === hour) ? null : hour;
}

/** The honest note of one of the result's grids: an hour of the strip has no check of its own. */
export const honestNoteOf = (
  result: NoiseResult,
  grid: Grid,
  spec: LayerSpec | undefined,
  t: Translate,
  language: Language,
): string =>
  honestNote(
    result,
    t,
    stripHour(result, grid) === null ? null : valueText(result.recipe.value, spec, t, language),
  );
