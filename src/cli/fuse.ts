import { DataError } from '../domain/note.ts';
import { converter } from '../formats/scene-import/layer.ts';
import { cellAt, type Grid } from '../grid/grid.ts';
import { type Fusion, type FusionErrors, fuse } from '../interpolation/fusion.ts';
import { createCorrector } from '../interpolation/fusion-correction.ts';
import type { FusionStation } from '../interpolation/fusion-stations.ts';
import { parse, UsageError } from './arguments.ts';
import { endingOf, nameOf, putJson } from './files.ts';
import { readGrid, writeGrid } from './grids.ts';
import { sayNotes } from './messages.ts';
import { givenVariogram } from './method.ts';
import { pointOptions, readPoints } from './points.ts';

/**
 * `fuse GRID POINTS --value FIELD [--seed N | --checks 2,5,9] [--variogram M:nugget,psill,range] [--out F]`: a
 * predicted grid corrected by stations; the errors go to standard output.
 */
export function fuseCommand(args: readonly string[]): void {
  const parsed = parse(args, [...pointOptions, 'seed', 'checks', 'variogram', 'out']);
  const [gridFile, pointFile, ...more] = parsed.files;
  if (!gridFile || !pointFile || more.length > 0) throw new UsageError('fuse takes two files: GRID POINTS');
  const out = parsed.text('out');
  const ending = out === undefined ? null : endingOf(out, ['.asc', '.tif', '.json'] as const);
  const seed = parsed.number('seed');
  const checks = parsed.text('checks');
  if (seed !== undefined && checks !== undefined)
    throw new UsageError('check points are drawn by --seed or named by --checks');
  if (seed !== undefined && !Number.isSafeInteger(seed))
    throw new UsageError('--seed must be a whole number');
  const variogram = parsed.text('variogram');
  const given = variogram === undefined ? null : givenVariogram(variogram);
  const grid = readGrid(gridFile);
  const { points, working, notes } = readPoints(pointFile, parsed);
  const toGrid = converter(working.crs, grid.crs);
  if (!toGrid) throw DataError.of('cli-crs-differ', undefined, { file: nameOf(gridFile) });
  const digits = String(points.x.length).length;
  const stations = Array.from(points.z, (measuredDb, k): FusionStation => {
    const [x, y] = toGrid(points.x[k], points.y[k]);
    return {
      id: String(k + 1).padStart(digits, '0'),
      x,
      y,
      measuredDb,
      predictedDb: grid.values[cellAt(grid, x, y)] ?? Number.NaN,
      valid: true,
      group: 'area',
    };
  });
  const fusion = fuse(stations, {
    group: 'all',
    checks:
      checks === undefined
        ? { kind: 'seed', seed: seed ?? 1 }
        : { kind: 'ids', ids: checks.split(',').map((id) => id.trim().padStart(digits, '0')) },
    variogram: given,
  });
  sayNotes([...notes, ...fusion.notes]);
  if (out !== undefined && ending !== null) writeGrid(out, ending, corrected(grid, fusion));
  putJson(undefined, {
    correction: correctionOf(fusion),
    checks: errorsOf(fusion.checks),
    leaveOneOut: errorsOf(fusion.leaveOneOut),
  });
}

function corrected(grid: Grid, { correction, points }: Fusion): Grid {
  const values = new Float32Array(grid.values.length);
  createCorrector(correction).rows(grid, 0, grid.height, grid.values, values);
  const method = [grid.meta.method, `corrected by ${points.z.length} stations`].filter(Boolean).join('; ');
  return { ...grid, values, meta: { ...grid.meta, method } };
}

function correctionOf({ correction, points }: Fusion) {
  const stations = points.z.length;
  if (correction.kind === 'constant') return { ...correction, stations };
  const { kind, origin, variogram, neighbours } = correction;
  return { kind, origin, variogram, neighbours, stations };
}

const errorsOf = ({ before, after, pairs }: FusionErrors) => ({
  before,
  after,
  pairs: pairs.map(({ ids, measuredDb, predictedDb, correctedDb }) => ({
    points: ids.map(Number),
    measuredDb,
    predictedDb,
    correctedDb,
  })),
});
