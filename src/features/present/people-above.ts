import { useMemo } from 'react';
import type { Exposure } from '../../grid/exposure.ts';
import type { SoundResult } from '../sound/sound-store.ts';
import { useExposures } from '../sound/use-exposure.ts';

/** Level above which people are summed in large figures, dB(A): the limits of class 2 of GB 3096-2008. */
export const spokenLimitDb = (indicator: string): number => (indicator === 'Ln' ? 50 : 60);

const peopleAbove = ({ bands }: Exposure, limitDb: number): number =>
  bands.reduce((sum, { from, people }) => (from !== null && from >= limitDb ? sum + people : sum), 0);

/** People of a map at or above the spoken limit, at their loudest façade; null while counted, or where nobody lives. */
export function usePeopleAbove(result: SoundResult | null): number | null {
  const grids = useMemo(() => [result?.grid ?? null], [result]);
  const [exposure] = useExposures(grids, result?.scene ?? null, 'most-exposed');
  if (!result || !exposure || exposure.whole.totals.people === 0) return null;
  return peopleAbove(exposure.whole, spokenLimitDb(result.recipe.indicator));
}
