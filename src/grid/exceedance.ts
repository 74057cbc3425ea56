import { gb3096, type JudgedPeriod, noiseLimit } from '../domain/standards/gb3096.ts';
import { citation } from '../domain/standards/standard.ts';
import type { Grid } from './grid.ts';
import { cellClasses, type ZoneCells } from './zones.ts';

const ending = '-exceedance';

/** Whether a grid holds levels minus limits. */
export const isExceedance = ({ indicator }: Pick<Grid, 'indicator'>): boolean => indicator.endsWith(ending);

/** Whose limits a map of exceedance was made with, for the files of it; empty for other maps. */
export const limitsOf = (grid: Pick<Grid, 'indicator'>): { readonly limits?: string } =>
  isExceedance(grid) ? { limits: citation(gb3096, gb3096.clauses.limits).en } : {};

/** The level behind a grid of levels minus limits: "Ld-exceedance" → "Ld". */
export const exceedingIndicator = ({ indicator }: Pick<Grid, 'indicator'>): string =>
  indicator.slice(0, -ending.length);

/**
 * Level minus the limit of the functional zone at each cell, dB; NaN outside all zones and where there is no level.
 * Above 0 the limit is exceeded, at 0 it is met. Source: GB 3096-2008 cl. 5.1, table 1.
 * @param cells of the frame of the grid
 */
export function exceedanceGrid(grid: Grid, cells: ZoneCells, period: JudgedPeriod): Grid {
  const limits = [Number.NaN, ...cellClasses.map((zone) => noiseLimit(zone, period).limitDb)];
  const values = new Float32Array(grid.values.length);
  for (let i = 0; i < values.length; i++) values[i] = grid.values[i] - limits[cells[i]];
  return { ...grid, values, indicator: `${grid.indicator}${ending}` };
}
