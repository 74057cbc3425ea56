import type { FeatureCollection } from 'geojson';
import type { LayerSpec } from '../../domain/catalog.ts';
import { roundHalfEven } from '../../domain/rounding.ts';
import type { Language } from '../../domain/text.ts';
import { limitsOf } from '../../grid/exceedance.ts';
import { writeGeoTiff } from '../../grid/geotiff.ts';
import type { Grid } from '../../grid/grid.ts';
import { writeStoredGrid } from '../../grid/stored-grid.ts';
import { behindGrid, stripHour } from './honest-note.ts';
import type { NoiseResult } from './result-store.ts';
import { valueCode } from './words.ts';

/** Files of a made grid. Pure but for the Blobs. */

/** The ASCII grid comes as a ZIP, with its CRS and its recipe beside it. */
export const gridFormats = ['asc.zip', 'tif', 'json'] as const;
export type GridFormat = (typeof gridFormats)[number];

export interface ProductRecord {
  readonly result: NoiseResult;
  readonly grid: Grid;
  /** The honest note in the language of the screen. */
  readonly note: string;
  readonly spec: LayerSpec | undefined;
  readonly language: Language;
}

/** File name without ending: layer, indicator, hours of the period. */
export const productName = ({
  grid: { indicator, period },
  spec,
}: Pick<ProductRecord, 'grid' | 'spec'>): string =>
  ['noise', spec?.id, indicator.replaceAll(' ', '-'), period.replace('–', '-')].filter(Boolean).join('_');

/**
 * The variogram behind a grid, and whether it was fitted to the 24 hours together, as that of every hour is; null
 * for IDW.
 */
export function variogramBehind(result: NoiseResult, grid: Grid) {
  const onStrip = stripHour(result, grid) !== null;
  const variogram = onStrip ? result.hoursVariogram : result.variogram;
  const pooled = result.fitted && (onStrip || result.recipe.value.kind === 'hour');
  return variogram && { variogram, pooled };
}

/**
 * The record that goes with every file: recipe, stations, error, the split of the day, whether it is a demonstration.
 * An hour of the strip is named; stations and error are its own.
 */
function productMeta({ result, grid, note }: Pick<ProductRecord, 'result' | 'grid' | 'note'>) {
  const { recipe } = result;
  // A map of exceedance is illustrative where its zones are.
  const illustrative = result.illustrative || grid.meta.illustrative;
  const hour = stripHour(result, grid);
  const behind = variogramBehind(result, grid);
  const { count, validation } = behindGrid(result, grid);
  const rounded = (value: number) => roundHalfEven(value, 3);
  return {
    note,
    stations: count,
    ...(hour !== null && { hour }),
    ...(validation && {
      leaveOneOutDb: {
        of: valueCode(hour === null ? recipe.value : { kind: 'hour', hour }),
        meanError: rounded(validation.meanError),
        meanAbsoluteError: rounded(validation.meanAbsoluteError),
        rmse: rounded(validation.rmse),
      },
    }),
    ...(behind && {
      variogram: {
        ...behind.variogram,
        fitted: result.fitted,
        ...(behind.pooled && { fittedTo: '24 hours, pooled' }),
      },
    }),
    recipe,
    ...limitsOf(grid),
    illustrative,
    ...(illustrative && { mark: '示意 / illustrative' }),
  };
}

/** What the ZIP of an ASCII grid holds beside grid and CRS: what the values are and how they were made. */
export function recipeText({ result, grid, note }: Pick<ProductRecord, 'result' | 'grid' | 'note'>): string {
  const { indicator, period, crs, meta } = grid;
  const product = productMeta({ result, grid, note });
  return `${JSON.stringify({ indicator, period, unit: meta.unit, method: meta.method, crs, ...product }, null, 2)}\n`;
}

export function gridFile(
  format: Exclude<GridFormat, 'asc.zip'>,
  { result, grid, note }: Pick<ProductRecord, 'result' | 'grid' | 'note'>,
): Blob {
  if (format === 'tif') return new Blob([writeGeoTiff(grid)], { type: 'image/tiff' });
  const stored = JSON.parse(writeStoredGrid(grid)) as Record<string, unknown>;
  return new Blob([JSON.stringify({ ...stored, product: productMeta({ result, grid, note }) })], {
    type: 'application/json',
  });
}

/** Isobands or isolines as RFC 7946 GeoJSON; every feature repeats what the file is, for programs drop foreign members. */
export function contoursFile(contours: FeatureCollection, { result, grid, note }: ProductRecord): Blob {
  const meta = productMeta({ result, grid, note });
  const properties = {
    indicator: grid.indicator,
    period: grid.period,
    unit: 'dB(A)',
    stations: meta.stations,
    rmseDb: meta.leaveOneOutDb?.rmse ?? null,
    rmseOf: meta.leaveOneOutDb?.of ?? null,
    illustrative: meta.illustrative,
    note,
  };
  const features = contours.features.map((contour) => ({
    ...contour,
    properties: { ...contour.properties, ...properties },
  }));
  return new Blob([JSON.stringify({ type: 'FeatureCollection', metadata: meta, features })], {
    type: 'application/geo+json',
  });
}
