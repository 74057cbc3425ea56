import { useMemo } from 'react';
import type { Distribution } from '../../grid/exposure.ts';
import type { ExposureColumn } from './exposure-words.ts';
import { comparable, type SoundResult, useSound } from './sound-store.ts';
import { indicatorsBeside, useCompanions } from './use-companions.ts';
import { useCorrected } from './use-corrected.ts';
import { useExposures } from './use-exposure.ts';

/**
 * Exposure of a result in its own indicator and those beside it, with that of the reference, as far as they are
 * there.
 */
export function useExposureColumns(
  result: SoundResult,
  distribution: Distribution,
): {
  readonly columns: readonly ExposureColumn[];
  /** Whether no more is on its way. */
  readonly isReady: boolean;
  /** Whether all indicators of the scene are there. */
  readonly isWhole: boolean;
} {
  const reference = useSound((state) => state.reference);
  const compared = reference && comparable(result, reference) ? reference : null;
  const indicators = useMemo(() => indicatorsBeside(result, result.scene), [result]);
  const computed = useCompanions(result, indicators);
  const computedBefore = useCompanions(compared, indicators);
  // The reference is corrected alike: what changes is the scene.
  const { grids, isPending: correcting } = useCorrected(computed.grids, indicators);
  const { grids: gridsBefore } = useCorrected(computedBefore.grids, indicators);
  const isPending = computed.isPending || correcting;
  const exposures = useExposures(grids, result.scene, distribution);
  const before = useExposures(gridsBefore, compared?.scene ?? null, distribution);
  return useMemo(() => {
    const columns = indicators.flatMap((indicator, k): ExposureColumn[] => {
      const grid = grids[k];
      const exposure = exposures[k];
      return grid && exposure ? [{ indicator, grid, exposure, before: before[k] ?? null }] : [];
    });
    const isReady = !isPending && grids.every((grid, k) => !grid || exposures[k]);
    return { columns, isReady, isWhole: columns.length === indicators.length };
  }, [isPending, indicators, grids, exposures, before]);
}
