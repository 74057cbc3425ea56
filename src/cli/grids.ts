import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { DataError } from '../domain/note.ts';
import { crsOfName } from '../formats/crs.ts';
import { readAsciiGrid, writeAsciiGrid } from '../grid/ascii-grid.ts';
import { type BandSteps, bandsToGeoJson, isobands, usualSteps } from '../grid/contours.ts';
import { planeOfCrs } from '../grid/crs-plane.ts';
import { writeGeoTiff } from '../grid/geotiff.ts';
import { readGeoTiff } from '../grid/geotiff-reader.ts';
import type { Grid, GridCrs } from '../grid/grid.ts';
import { readPrj, writePrj } from '../grid/prj.ts';
import { parseStoredGrid, writeStoredGrid } from '../grid/stored-grid.ts';
import { type Parsed, parse, positive, UsageError } from './arguments.ts';
import { endingOf, nameOf, putJson, readBytes, withEnding, writeResult } from './files.ts';
import { sayNotes } from './messages.ts';

/** DEMs and results; this program's own JSON beside them. */
export const gridEndings: ReadonlySet<string> = new Set(['.asc', '.tif', '.tiff']);

/**
 * A grid file by its ending: ESRI ASCII, with the CRS of the .prj beside it, GeoTIFF, or this program's JSON.
 * @param crs instead of the one that the files name
 */
export function readGrid(path: string, crs: GridCrs | null = null): Grid {
  const name = nameOf(path);
  const ending = extname(path).toLowerCase();
  if (ending === '.tif' || ending === '.tiff') {
    const grid = readGeoTiff(readBytes(path), name);
    return crs ? { ...grid, crs } : grid;
  }
  const text = new TextDecoder().decode(readBytes(path));
  if (ending === '.asc') {
    const grid = readAsciiGrid(text, name);
    return { ...grid, crs: crs ?? crsBeside(path) ?? grid.crs };
  }
  if (ending === '.json') {
    const grid = parseStoredGrid(text, name);
    return crs ? { ...grid, crs } : grid;
  }
  throw DataError.of('cli-grid-format', undefined, { file: name });
}

/** Null without a .prj: file systems that tell .PRJ from .prj hold either. */
function crsBeside(path: string): GridCrs | null {
  const prj = ['.prj', '.PRJ'].map((ending) => withEnding(path, ending)).find((file) => existsSync(file));
  return prj === undefined ? null : readPrj(new TextDecoder().decode(readBytes(prj)), nameOf(prj));
}

const writers = {
  '.asc': writeAsciiGrid,
  '.tif': writeGeoTiff,
  '.json': writeStoredGrid,
} as const satisfies Record<string, (grid: Grid) => string | ArrayBuffer>;

/** An ASCII grid has no place for its CRS: that is the .prj beside it. */
export function writeGrid(path: string, ending: keyof typeof writers, grid: Grid): void {
  writeResult(path, writers[ending](grid));
  if (ending === '.asc') writeResult(withEnding(path, '.prj'), writePrj(grid.crs));
}

/** Limits of bands, `--from 35 --to 80 --step 5`. */
export function stepsOf(parsed: Parsed): BandSteps {
  const steps = {
    from: parsed.number('from') ?? usualSteps.from,
    to: parsed.number('to') ?? usualSteps.to,
    step: positive(parsed, 'step') ?? usualSteps.step,
  };
  if (!(steps.from < steps.to)) throw new UsageError('--from must be less than --to');
  if ((steps.to - steps.from) / steps.step > 1000)
    throw new UsageError('--step is too small: more than 1000 bands');
  return steps;
}

/** `--crs` of a grid, instead of its own; null where it is not given. */
export function askedCrs(parsed: Parsed): GridCrs | null {
  const asked = parsed.text('crs');
  const crs = asked === undefined ? null : crsOfName(asked);
  if (asked !== undefined && (!crs || crs.kind === 'lnglat'))
    throw new UsageError(`--crs is local or EPSG:n of a CGCS2000 3° zone (4513–4554), not "${asked}"`);
  return crs && crs.kind !== 'lnglat' ? crs : null;
}

/** `contours GRID [--from 35 --to 80 --step 5] [--crs EPSG:n] --out bands.geojson` */
export function contours(args: readonly string[]): void {
  const parsed = parse(args, ['from', 'to', 'step', 'crs', 'out']);
  const [file, ...more] = parsed.files;
  if (!file || more.length > 0) throw new UsageError('contours takes one grid');
  const steps = stepsOf(parsed);
  const out = parsed.text('out');
  if (out !== undefined) endingOf(out, ['.geojson', '.json'] as const);
  const grid = readGrid(file, askedCrs(parsed));
  sayNotes(grid.meta.notes.filter(({ where }) => where?.file === nameOf(file)));
  putJson(out, bandsToGeoJson(isobands(grid, steps), planeOfCrs(grid.crs)?.toLngLat ?? null));
}
