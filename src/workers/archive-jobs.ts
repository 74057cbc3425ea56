import { strToU8, zipSync } from 'fflate';
import { writeAsciiGrid } from '../grid/ascii-grid.ts';
import type { Grid } from '../grid/grid.ts';
import { writePrj } from '../grid/prj.ts';
import type { Job, Progress } from './protocol.ts';

interface ArchiveInput {
  readonly grid: Grid;
  /** Name of the files inside, without ending. */
  readonly name: string;
  /** JSON: what the grid is and how it was made. */
  readonly recipe: string;
}

/**
 * An ESRI ASCII grid with what it cannot say itself, as a ZIP: NAME.asc, NAME.prj (its CRS), NAME-recipe.json. Apart
 * from the other jobs of a grid: the command line, which writes plain files, does without the library.
 */
// biome-ignore lint/correctness/useYield: one pass over the cells, a job all the same.
async function* asciiArchive({
  grid,
  name,
  recipe,
}: ArchiveInput): AsyncGenerator<Progress<never>, Uint8Array<ArrayBuffer>, void> {
  const zip = zipSync({
    [`${name}.asc`]: strToU8(writeAsciiGrid(grid)),
    [`${name}.prj`]: strToU8(writePrj(grid.crs)),
    [`${name}-recipe.json`]: strToU8(recipe),
  });
  // Its own memory, as a Blob wants it.
  return new Uint8Array(zip);
}

export const archiveJobs = { asciiArchive } satisfies Record<string, Job<never, unknown, unknown>>;
