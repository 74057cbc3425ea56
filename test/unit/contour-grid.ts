import type { Grid } from '../../src/grid/grid.ts';

/** A grid of 10 m cells for contours, its values by column and row. */
export const gridOf = (
  width: number,
  height: number,
  value: (column: number, row: number) => number,
): Grid => ({
  crs: { kind: 'local' },
  origin: [105, 1995],
  cellSizeM: 10,
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
  indicator: 'Ld',
  period: '',
  meta: { unit: 'dB', method: 'test', illustrative: false, notes: [] },
});
