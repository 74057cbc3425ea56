import { formatNumber } from '../../domain/rounding.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { CrossValidation } from '../../interpolation/cross-validation.ts';
import type { NoiseResult } from './result-store.ts';

/** What stands beside every interpolated map: from how many stations, how far off, and what it is not. */
export function honestNote(
  { count, validation }: { readonly count: number; readonly validation: CrossValidation | null },
  t: Translate,
): string {
  if (!validation) return t('note.noise-honest-pending', { count });
  return t('note.noise-honest', { count, rmse: formatNumber(validation.rmse, 1) });
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

/** From how many places one of the result's grids was made, and its own leave-one-out; null where it has none. */
export function behindGrid(
  result: Pick<NoiseResult, 'hours' | 'recipe' | 'hoursValidation' | 'crossValidation' | 'stationIds'>,
  grid: Grid,
): { readonly count: number; readonly validation: CrossValidation | null } {
  const hour = stripHour(result, grid);
  if (hour === null) return { count: result.stationIds.length, validation: result.crossValidation };
  const validation = result.hoursValidation?.[hour];
  const measured = validation?.observed.filter((level) => !Number.isNaN(level));
  return { count: measured?.length ?? 0, validation: validation?.n ? validation : null };
}

export const honestNoteOf = (result: NoiseResult, grid: Grid, t: Translate): string =>
  honestNote(behindGrid(result, grid), t);
