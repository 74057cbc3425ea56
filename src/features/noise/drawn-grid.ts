import { standardOf } from '../../acoustics/standard.ts';
import { withGapsClosed } from '../../grid/close-gaps.ts';
import { isExceedance } from '../../grid/exceedance.ts';
import type { Grid } from '../../grid/grid.ts';

const standards: ReadonlySet<string> = new Set(Object.values(standardOf));

/** Whether a grid was computed from sources, by one of the methods; else it was interpolated. */
export const isFromSources = ({ meta }: Pick<Grid, 'meta'>): boolean => standards.has(meta.method);

/**
 * A grid as it is drawn, in colours, bands and lines. In one from sources single cells without a value are closed: their
 * middle lies in a building. What a map of stations lacks lies beyond their reach and stays open; and nothing lies
 * between values that jump from cell to cell.
 */
export const drawnGrid = (grid: Grid): Grid =>
  isFromSources(grid) && !isExceedance(grid) ? withGapsClosed(grid) : grid;
