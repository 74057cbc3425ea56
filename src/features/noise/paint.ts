import type { FeatureCollection } from 'geojson';
import { isExceedance } from '../../grid/exceedance.ts';
import type { Grid } from '../../grid/grid.ts';
import {
  classOf,
  differencePalette,
  errorPalette,
  exceedancePalette,
  type Palette,
  paletteOf,
  paletteTexture,
} from '../../grid/palette.ts';
import type { GridItem, GridPaint } from '../../map/map-props.ts';
import type { NoiseView } from '../../state/state.ts';
import { drawnGrid } from './drawn-grid.ts';

/** From a view to the colours of a grid. Pure. */

export const isErrorGrid = (grid: Grid): boolean => grid.indicator === errorIndicator;

/** Indicator of grids of the standard error. */
export const errorIndicator = 'standard error';

/** Indicator of grids of the difference of two maps. */
export const differenceIndicator = 'difference';

export const isDifferenceGrid = (grid: Grid): boolean => grid.indicator === differenceIndicator;

export const paletteFor = (grid: Grid, view: Pick<NoiseView, 'paletteId'>): Palette => {
  if (isErrorGrid(grid)) return errorPalette;
  if (isExceedance(grid)) return exceedancePalette;
  return isDifferenceGrid(grid) ? differencePalette : paletteOf(view.paletteId);
};

/** The map's classes hold their lower edge: moved by less than levels are resolved, they hold the upper one. */
const edgeDb = 1e-6;

/** How a palette is drawn: what jumps from cell to cell only in classes. */
export const modeFor = ({ perCell }: Palette, { mode }: Pick<NoiseView, 'mode'>): NoiseView['mode'] =>
  perCell ? 'classed' : mode;

const paints = new Map<string, GridPaint>();

/** The same object for the same palette and mode, so that the map uploads nothing twice. */
function paintOf(palette: Palette, mode: NoiseView['mode']): GridPaint {
  const key = `${palette.id} ${mode}`;
  const known = paints.get(key);
  if (known) return known;
  const made: GridPaint =
    mode === 'classed'
      ? {
          mode,
          breaks: palette.edgesBelow ? palette.breaks.map((edge) => edge + edgeDb) : palette.breaks,
          colours: palette.colours,
          ...(palette.perCell && { perCell: true }),
        }
      : { mode, ...paletteTexture(palette, 'continuous') };
  paints.set(key, made);
  return made;
}

/** A grid as the map takes it. @param beyond 1 = hatched, length of the grid's values */
export const gridItem = (
  id: string,
  grid: Grid,
  view: Pick<NoiseView, 'paletteId' | 'mode'>,
  opacity: number,
  beyond: Uint8Array | null = null,
): GridItem => {
  const palette = paletteFor(grid, view);
  return {
    type: 'grid',
    id,
    grid: drawnGrid(grid),
    paint: paintOf(palette, modeFor(palette, view)),
    opacity,
    ...(beyond && { mask: beyond }),
  };
};

/** Isobands with the colour of their class. */
export const colouredBands = (bands: FeatureCollection, palette: Palette): FeatureCollection => ({
  ...bands,
  features: bands.features.map((band) => {
    const { from, to } = (band.properties ?? {}) as { from?: number | null; to?: number | null };
    const inside = ((from ?? (to ?? 0) - 2) + (to ?? (from ?? 0) + 2)) / 2;
    return { ...band, properties: { ...band.properties, colour: palette.colours[classOf(palette, inside)] } };
  }),
});

const ranges = new WeakMap<Float32Array, readonly [number, number] | null>();

/** Least and greatest value of a grid, dB; null when it is empty. Computed once for each array. */
export function rangeOf({ values }: Pick<Grid, 'values'>): readonly [low: number, high: number] | null {
  const known = ranges.get(values);
  if (known !== undefined) return known;
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const range = low <= high ? ([low, high] as const) : null;
  ranges.set(values, range);
  return range;
}
