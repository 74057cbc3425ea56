import type { Grid } from '../../grid/grid.ts';
import { comparable, type FusedMap, type SoundResult } from './sound-store.ts';

/**
 * The correction of a map, added to that of a changed scene. Measurements are of the scene as it is; what a scenario or
 * an edit changes is predicted, so measured − predicted stays what it was. Pure.
 * @returns null where the maps differ in cells, indicator, height or method
 */
export function carriedCorrection(fused: FusedMap | null, result: SoundResult): FusedMap | null {
  if (!fused || fused.of === result) return fused;
  const { of: before, grid } = fused;
  if (!comparable(before, result) || before.recipe.method !== result.recipe.method) return null;
  const values = result.grid.values.map(
    (level, cell) => level + grid.values[cell] - before.grid.values[cell],
  );
  const corrected: Grid = { ...result.grid, values };
  return { ...fused, of: result, grid: corrected };
}
