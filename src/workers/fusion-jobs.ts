import type { Grid } from '../grid/grid.ts';
import { type Fusion, type FusionOptions, fuse } from '../interpolation/fusion.ts';
import { type Correction, createCorrector } from '../interpolation/fusion-correction.ts';
import type { FusionStation } from '../interpolation/fusion-stations.ts';
import type { Job, Progress } from './protocol.ts';

interface FuseInput {
  readonly stations: readonly FusionStation[];
  readonly options: FusionOptions;
  /** The prediction. */
  readonly grid: Pick<Grid, 'origin' | 'cellSizeM' | 'width' | 'height' | 'values'>;
}

export interface FuseOutput {
  readonly fusion: Fusion;
  /** The prediction with the corrections added, dB. */
  readonly values: Float32Array<ArrayBuffer>;
}

/** Rows between two looks at the messages. */
const slice = 8;

async function* correct({
  stations,
  options,
  grid,
}: FuseInput): AsyncGenerator<Progress<never>, FuseOutput, void> {
  const fusion = fuse(stations, options);
  const corrector = createCorrector(fusion.correction);
  const values = new Float32Array(grid.values.length).fill(Number.NaN);
  for (let from = 0; from < grid.height; from += slice) {
    corrector.rows(grid, from, Math.min(grid.height, from + slice), grid.values, values);
    yield { done: from, total: grid.height };
  }
  return { fusion, values };
}

/** How sure the correction is of itself, dB, cell by cell; null for a mean. After the map, which is what is waited for. */
async function* correctionError({
  correction,
  grid,
}: {
  readonly correction: Correction;
  readonly grid: FuseInput['grid'];
}): AsyncGenerator<Progress<never>, Float32Array<ArrayBuffer> | null> {
  const { errorRows } = createCorrector(correction);
  if (!errorRows) return null;
  const errors = new Float32Array(grid.values.length).fill(Number.NaN);
  for (let from = 0; from < grid.height; from += slice) {
    errorRows(grid, from, Math.min(grid.height, from + slice), grid.values, errors);
    yield { done: from, total: grid.height };
  }
  return errors;
}

export const fusionJobs = { correct, correctionError } satisfies Record<string, Job<never, unknown, unknown>>;
