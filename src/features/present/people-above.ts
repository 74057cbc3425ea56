import { useMemo } from 'react';
import type { SoundResult } from '../sound/sound-store.ts';
import { spokenAbove } from '../sound/spoken-limit.ts';
import { useExposures } from '../sound/use-exposure.ts';

/** People of a map at or above the spoken limit, at their loudest façade; null while counted, or where nobody lives. */
export function usePeopleAbove(result: SoundResult | null): number | null {
  const grids = useMemo(() => [result?.grid ?? null], [result]);
  const [exposure] = useExposures(grids, result?.scene ?? null, 'most-exposed');
  if (!result || !exposure || exposure.whole.totals.people === 0) return null;
  return spokenAbove(exposure, result.recipe.indicator).people;
}
