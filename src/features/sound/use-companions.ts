import { useEffect, useMemo, useState } from 'react';
import type { Scene } from '../../domain/scene.ts';
import type { Grid } from '../../grid/grid.ts';
import { partsNow } from './map-parts.ts';
import { type SoundResult, useSound } from './sound-store.ts';

/** The indicators that limits and reports are of. */
const wanted = ['Ld', 'Ln', 'Lden'] as const;

/** Other indicators wait until changes of the sources have come to rest, ms: they take the workers' time. */
const restMs = 300;

const kept = new WeakMap<SoundResult, Map<string, Grid>>();

/** The map's own indicator, then day, night and Lden as far as the scene has their periods. */
export const indicatorsBeside = ({ recipe }: SoundResult, scene: Scene): readonly string[] => [
  ...new Set([recipe.indicator, ...wanted.filter((indicator) => partsNow(indicator, scene.settings))]),
];

/** A result in one of its indicators; null while it is not there. */
const gridIn = (result: SoundResult, indicator: string): Grid | null =>
  indicator === result.recipe.indicator ? result.grid : (kept.get(result)?.get(indicator) ?? null);

/**
 * Maps of a result in other indicators, from the paths that its workers keep. A result that is replaced keeps what
 * it had; what it had not is null. While `isPending` more may come.
 */
export function useCompanions(
  result: SoundResult | null,
  indicators: readonly string[],
): { readonly grids: readonly (Grid | null)[]; readonly isPending: boolean } {
  const idle = useSound((state) => state.running === null);
  const [made, setMade] = useState(0);
  const [settled, setSettled] = useState<SoundResult | null>(null);
  useEffect(() => {
    if (!result || !idle) return;
    let gone = false;
    const make = async () => {
      const { inIndicator } = await import('./held-paths.ts');
      for (const indicator of indicators) {
        if (gone || gridIn(result, indicator)) continue;
        const grid = await inIndicator(result, indicator);
        if (!grid) return;
        const grids = kept.get(result) ?? new Map<string, Grid>();
        kept.set(result, grids.set(indicator, grid));
        if (!gone) setMade((count) => count + 1);
      }
    };
    const timer = setTimeout(() => void make().then(() => !gone && setSettled(result)), restMs);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [result, indicators, idle]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept grows with each that is made.
  const grids = useMemo(
    () => indicators.map((indicator) => result && gridIn(result, indicator)),
    [result, indicators, made],
  );
  return { grids, isPending: result !== null && settled !== result && !grids.every(Boolean) };
}
