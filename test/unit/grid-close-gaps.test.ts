import { describe, expect, it } from 'vitest';
import { drawnGrid } from '../../src/features/noise/drawn-grid.ts';
import { withGapsClosed } from '../../src/grid/close-gaps.ts';
import type { Grid } from '../../src/grid/grid.ts';

const gridOf = (rows: readonly (readonly number[])[]): Grid => ({
  crs: { kind: 'local' },
  origin: [0, 0],
  cellSizeM: 10,
  width: rows[0].length,
  height: rows.length,
  values: Float32Array.from(rows.flat()),
  indicator: 'Ld',
  period: '',
  meta: { unit: 'dB', method: 'HJ 2.4-2021', illustrative: false, notes: [] },
});
const no = Number.NaN;

describe('gaps of a grid that is looked at', () => {
  it('are closed by the mean around them where that is nearly all there; what is read stays', () => {
    const grid = gridOf([
      [50, 50, 50, 50],
      [50, no, no, 58],
      [50, 50, 50, 58],
    ]);
    const shown = withGapsClosed(grid);
    expect(shown.values[5]).toBe(50);
    expect(shown.values[6]).toBeCloseTo((5 * 50 + 2 * 58) / 7, 5);
    expect(grid.values[5]).toBeNaN();
    expect(withGapsClosed(grid)).toBe(shown);
  });

  it('are not a map’s edge; without gaps the grid is the same', () => {
    const edge = gridOf([
      [no, no, no],
      [50, 50, 50],
      [50, 50, 50],
    ]);
    expect(withGapsClosed(edge)).toBe(edge);
  });

  it('are closed in maps from sources alone: those of a map of stations lie beyond their reach', () => {
    const hole = gridOf([
      [50, 50, 50],
      [50, no, 50],
      [50, 50, 50],
    ]);
    expect(drawnGrid(hole).values[4]).toBe(50);
    for (const other of [
      { ...hole, meta: { ...hole.meta, method: 'kriging' } },
      { ...hole, indicator: 'Ld-exceedance' },
    ])
      expect(drawnGrid(other)).toBe(other);
  });
});
