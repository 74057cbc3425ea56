import { extname } from 'node:path';
import { DataError } from '../domain/note.ts';
import { planeOfEpsg, transverseMercator } from '../domain/plane.ts';
import { crsOfName } from '../formats/crs.ts';
import { readAsciiGrid } from '../grid/ascii-grid.ts';
import { bandsToGeoJson, isobands, usualSteps } from '../grid/contours.ts';
import type { Grid } from '../grid/grid.ts';
import { parseStoredGrid } from '../grid/stored-grid.ts';
import { parse, positive, UsageError } from './arguments.ts';
import { endingOf, nameOf, putJson, readBytes } from './files.ts';

/** A grid file by its ending: ESRI ASCII or this program's JSON. */
export function readGrid(path: string): Grid {
  const name = nameOf(path);
  const ending = extname(path).toLowerCase();
  const text = new TextDecoder().decode(readBytes(path));
  if (ending === '.asc') return readAsciiGrid(text, name);
  if (ending === '.json') return parseStoredGrid(text, name);
  throw DataError.of('cli-grid-format', undefined, { file: name });
}

function toLngLatOf({ crs }: Grid) {
  if (crs.kind === 'plane') return transverseMercator(crs.plane).toLngLat;
  return crs.kind === 'epsg' ? (planeOfEpsg(crs.code)?.toLngLat ?? null) : null;
}

/** `contours GRID [--from 35 --to 80 --step 5] [--crs EPSG:n] --out bands.geojson` */
export function contours(args: readonly string[]): void {
  const parsed = parse(args, ['from', 'to', 'step', 'crs', 'out']);
  const [file, ...more] = parsed.files;
  if (!file || more.length > 0) throw new UsageError('contours takes one grid');
  const steps = {
    from: parsed.number('from') ?? usualSteps.from,
    to: parsed.number('to') ?? usualSteps.to,
    step: positive(parsed, 'step') ?? usualSteps.step,
  };
  if (!(steps.from < steps.to)) throw new UsageError('--from must be less than --to');
  if ((steps.to - steps.from) / steps.step > 1000)
    throw new UsageError('--step is too small: more than 1000 bands');
  const out = parsed.text('out');
  if (out !== undefined) endingOf(out, ['.geojson', '.json'] as const);
  const asked = parsed.text('crs');
  const crs = asked === undefined ? null : crsOfName(asked);
  if (asked !== undefined && (!crs || crs.kind === 'lnglat'))
    throw new UsageError(`--crs is local or EPSG:n of a CGCS2000 3° zone (4513–4554), not "${asked}"`);
  const read = readGrid(file);
  const grid: Grid = crs && crs.kind !== 'lnglat' ? { ...read, crs } : read;
  putJson(out, bandsToGeoJson(isobands(grid, steps), toLngLatOf(grid)));
}
