import type { LayerSpec } from '../domain/catalog.ts';
import type { LayerFeature } from '../domain/feature.ts';
import { DataError, type Note, type Rejected } from '../domain/note.ts';
import type { StationSeries } from '../domain/station.ts';
import { readLayerGeoJson } from '../formats/layer-geojson.ts';
import { readSeriesCsv } from '../formats/series-csv.ts';
import type { Grid } from '../grid/grid.ts';
import { parseStoredGrid } from '../grid/stored-grid.ts';
import type { Job, Progress } from './protocol.ts';

/** Parses the files of a layer of the catalogue, away from the main thread. */

export interface FileText {
  readonly name: string;
  readonly text: string;
}

export interface LayerInput {
  readonly spec: LayerSpec;
  readonly file: FileText;
  /** Hourly series of the stations; null without. */
  readonly series: FileText | null;
}

export interface LayerContent {
  readonly features: readonly LayerFeature[];
  readonly series: readonly StationSeries[];
  readonly grid: Grid | null;
  readonly notes: readonly Note[];
  readonly rejected: readonly Rejected[];
}

// biome-ignore lint/correctness/useYield: one slice.
async function* layer({
  spec,
  file,
  series,
}: LayerInput): AsyncGenerator<Progress<never>, LayerContent, void> {
  if (spec.geometry === 'grid') {
    const grid = parseStoredGrid(file.text, file.name);
    return { features: [], series: [], grid, notes: grid.meta.notes, rejected: [] };
  }
  const { features, notes, rejected } = readLayerGeoJson(file.text, spec, file.name);
  if (!series) return { features, series: [], grid: null, notes, rejected };
  try {
    const read = readSeriesCsv(series.text, series.name);
    return {
      features,
      series: read.series,
      grid: null,
      notes: [...notes, ...read.notes],
      rejected: [...rejected, ...read.rejected],
    };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    // Stations without their hours are still worth a map.
    return { features, series: [], grid: null, notes: [...notes, ...error.notes], rejected };
  }
}

export const catalogJobs = { layer } satisfies Record<string, Job<never, unknown, unknown>>;
