import type { FeatureCollection } from 'geojson';
import type { LayerSpec } from '../../domain/catalog.ts';
import { roundHalfEven } from '../../domain/rounding.ts';
import type { Language } from '../../domain/text.ts';
import { writeAsciiGrid } from '../../grid/ascii-grid.ts';
import { writeGeoTiff } from '../../grid/geotiff.ts';
import type { Grid } from '../../grid/grid.ts';
import { writeStoredGrid } from '../../grid/stored-grid.ts';
import type { NoiseResult } from './result-store.ts';

/** Files of a made grid. Pure but for the Blobs. */

export const gridFormats = ['asc', 'tif', 'json'] as const;
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

/** The record that goes with every file: recipe, stations, error, the split of the day, whether it is a demonstration. */
function productMeta({ result, note }: Pick<ProductRecord, 'result' | 'note'>) {
  const { recipe, stationIds, crossValidation, variogram, illustrative } = result;
  const rounded = (value: number) => roundHalfEven(value, 3);
  return {
    note,
    stations: stationIds.length,
    ...(crossValidation && {
      leaveOneOutDb: {
        meanError: rounded(crossValidation.meanError),
        meanAbsoluteError: rounded(crossValidation.meanAbsoluteError),
        rmse: rounded(crossValidation.rmse),
      },
    }),
    ...(variogram && { variogram: { ...variogram, fitted: result.fitted } }),
    recipe,
    illustrative,
    ...(illustrative && { mark: '示意 / illustrative' }),
  };
}

export function gridFile(format: GridFormat, { result, grid, note }: ProductRecord): Blob {
  if (format === 'tif') return new Blob([writeGeoTiff(grid)], { type: 'image/tiff' });
  if (format === 'asc') return new Blob([writeAsciiGrid(grid)], { type: 'text/plain' });
  const stored = JSON.parse(writeStoredGrid(grid)) as Record<string, unknown>;
  return new Blob([JSON.stringify({ ...stored, product: productMeta({ result, note }) })], {
    type: 'application/json',
  });
}

/** Isobands as RFC 7946 GeoJSON; every band repeats what the file is, for programs drop foreign members. */
export function bandsFile(bands: FeatureCollection, { result, grid, note }: ProductRecord): Blob {
  const meta = productMeta({ result, note });
  const properties = {
    indicator: grid.indicator,
    period: grid.period,
    unit: 'dB(A)',
    stations: meta.stations,
    rmseDb: meta.leaveOneOutDb?.rmse ?? null,
    illustrative: meta.illustrative,
    note,
  };
  const features = bands.features.map((band) => ({
    ...band,
    properties: { ...band.properties, ...properties },
  }));
  return new Blob([JSON.stringify({ type: 'FeatureCollection', metadata: meta, features })], {
    type: 'application/geo+json',
  });
}
