import { useEffect, useMemo, useState } from 'react';
import { notesOf } from '../../domain/note.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Fusion } from '../../interpolation/fusion.ts';
import { correctedMap, type FusedMap, useSound } from './sound-store.ts';

/** The correction of each indicator, dB a cell; null where stations do not say it. Made once for each correction. */
interface Made {
  readonly done: Promise<void>;
  correction: Float32Array | null | undefined;
}
const made = new WeakMap<Fusion, Map<string, Made>>();

const known = ({ fusion }: FusedMap, indicator: string): Float32Array | null | undefined =>
  made.get(fusion)?.get(indicator)?.correction;

/** Has the correction of an indicator made, if nobody has yet. */
function ensure(fused: FusedMap, indicator: string): Promise<void> {
  const all = made.get(fused.fusion) ?? new Map<string, Made>();
  made.set(fused.fusion, all);
  const before = all.get(indicator);
  if (before) return before.done;
  const asked = correctionIn(fused, indicator).then(
    (correction) => {
      one.correction = correction;
    },
    (error) => {
      // While a map is made the stations cannot be asked about: they are once it is there.
      if (notesOf(error)[0]?.code === 'sound-busy') all.delete(indicator);
      else one.correction = null;
    },
  );
  const one: Made = { done: asked, correction: undefined };
  all.set(indicator, one);
  return asked;
}

async function correctionIn(fused: FusedMap, indicator: string): Promise<Float32Array | null> {
  const { of, from, grid, by } = fused;
  if (indicator === of.recipe.indicator)
    return grid.values.map((level, cell) => level - of.grid.values[cell]);
  const [{ correctingLayerNow }, { fuseIn }] = await Promise.all([
    import('./correcting-layers.ts'),
    import('./fuse-stations.ts'),
  ]);
  const layer = correctingLayerNow(by.layerId);
  if (!layer) return null;
  // Added to nothing, it is the correction itself.
  const nothing = { ...from.grid, values: new Float32Array(from.grid.values.length) };
  const { values } = await fuseIn(indicator, from, layer, by, nothing);
  return values;
}

const sums = new WeakMap<Grid, { readonly correction: Float32Array; readonly grid: Grid }>();

/** The same grid for the same correction. */
function corrected(grid: Grid, correction: Float32Array): Grid {
  const before = sums.get(grid);
  if (before?.correction === correction) return before.grid;
  const sum = { ...grid, values: grid.values.map((level, cell) => level + correction[cell]) };
  sums.set(grid, { correction, grid: sum });
  return sum;
}

/**
 * Maps of one result in several indicators, each corrected by what stations say of it, where the map on show is
 * corrected; else as they are. null: not there, not yet, or not said by the stations.
 */
export function useCorrected(
  grids: readonly (Grid | null)[],
  indicators: readonly string[],
): { readonly grids: readonly (Grid | null)[]; readonly isPending: boolean } {
  const fused = useSound(correctedMap);
  const idle = useSound((state) => state.running === null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!fused || !idle) return;
    let gone = false;
    const make = async () => {
      // One after the other: they wait for the same workers.
      for (const [k, indicator] of indicators.entries()) {
        if (!grids[k] || known(fused, indicator) !== undefined) continue;
        await ensure(fused, indicator);
        if (gone) return;
        setCount((before) => before + 1);
      }
    };
    void make();
    return () => {
      gone = true;
    };
  }, [fused, grids, indicators, idle]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is kept grows with each that is made.
  return useMemo(() => {
    if (!fused) return { grids, isPending: false };
    const all = grids.map((grid, k) => {
      const correction = known(fused, indicators[k]);
      return grid && correction ? corrected(grid, correction) : null;
    });
    const isPending = grids.some((grid, k) => grid && known(fused, indicators[k]) === undefined);
    return { grids: all, isPending };
  }, [fused, grids, indicators, count]);
}
