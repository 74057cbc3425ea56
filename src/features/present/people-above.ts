import { useMemo } from 'react';
import type { SoundResult } from '../sound/sound-store.ts';
import { spokenAbove } from '../sound/spoken-limit.ts';
import { useCorrected } from '../sound/use-corrected.ts';
import { useExposures } from '../sound/use-exposure.ts';

/** People of a map at or above the spoken limit, at their loudest façade; null while counted, or where nobody lives. */
export function usePeopleAbove(result: SoundResult | null): number | null {
  const computed = useMemo(() => [result?.grid ?? null], [result]);
  const indicators = useMemo(() => [result?.recipe.indicator ?? ''], [result]);
  const { grids } = useCorrected(computed, indicators);
  const [exposure] = useExposures(grids, result?.scene ?? null, 'most-exposed');
  if (!result || !exposure || exposure.whole.totals.people === 0) return null;
  return spokenAbove(exposure, result.recipe.indicator).people;
}
