import { DataError } from '../domain/note.ts';
import { roundHalfEven } from '../domain/rounding.ts';
import { frameOfEdges } from '../grid/frame.ts';
import type { Grid } from '../grid/grid.ts';
import { writeStoredGrid } from '../grid/stored-grid.ts';
import type { Method } from '../interpolation/cross-validation.ts';
import { idwAt } from '../interpolation/idw.ts';
import { createKriging } from '../interpolation/kriging.ts';
import { noiseJobs } from '../workers/noise-jobs.ts';
import { numbers, type Parsed, parse, positive, UsageError } from './arguments.ts';
import { besides, endingOf, putJson, writeResult } from './files.ts';
import { writeGrid } from './grids.ts';
import { say, sayNotes } from './messages.ts';
import { methodOf, methodOptions } from './method.ts';
import { coordinatesOf, openTable, sourceCrs } from './places.ts';
import { type InputPoints, pointOptions, readPoints } from './points.ts';

/** `interpolate POINTS --value FIELD --method M (--at POINTS.csv | --cell M) --out F` */

const options = [...pointOptions, ...methodOptions, 'at', 'cell', 'bbox', 'out'];
/** Beyond this a grid is a mistake in --cell. */
const maxCells = 5e7;

export async function interpolate(args: readonly string[]): Promise<void> {
  const parsed = parse(args, options);
  const [file, ...more] = parsed.files;
  if (!file || more.length > 0) throw new UsageError('interpolate takes one file of points');
  const at = parsed.text('at');
  const cell = positive(parsed, 'cell');
  if ((at === undefined) === (cell === undefined))
    throw new UsageError('give either --at POINTS or --cell METRES');
  const input = readPoints(file, parsed);
  const chosen = methodOf(parsed, input.merged);
  sayNotes([...input.notes, ...chosen.notes]);
  if (at !== undefined) atPoints(at, parsed, input, chosen.method);
  else if (cell !== undefined) await onGrid(cell, parsed, input, chosen.method, chosen.words);
}

interface Estimate {
  /** In the coordinates of the file of places. */
  readonly x: number;
  readonly y: number;
  readonly value: number | null;
  /** null for IDW, which knows none. */
  readonly variance: number | null;
}

function atPoints(path: string, parsed: Parsed, input: InputPoints, method: Method): void {
  const out = parsed.text('out');
  const ending = out === undefined ? null : endingOf(out, ['.csv', '.json', '.geojson'] as const);
  const open = openTable(path, parsed);
  const source = sourceCrs(parsed, open).crs;
  const isDegrees = source.kind === 'lnglat';
  if (isDegrees !== (input.working.crs.kind === 'plane'))
    throw DataError.of('cli-crs-differ', undefined, { file: path });
  const places = open.table.rows.map((row) => {
    const place = coordinatesOf(open.table, open.mapping, row);
    if (!place.xy) throw new DataError([place.note]);
    return place.xy;
  });
  const plane = places.map(([x, y]) => input.working.toPlane(x, y));
  const estimates = estimatesAt(input, method, plane).map(
    ({ value, variance }, i): Estimate => ({
      x: places[i][0],
      y: places[i][1],
      value: Number.isFinite(value) ? value : null,
      variance: variance !== null && Number.isFinite(variance) ? variance : null,
    }),
  );
  if (out === undefined || ending === '.json') putJson(out, estimates);
  else if (ending === '.csv') {
    const rows = estimates.map(({ x, y, value, variance }) => [x, y, value ?? '', variance ?? ''].join(','));
    writeResult(out, `${['x,y,value,variance', ...rows].join('\n')}\n`);
  } else {
    const { toLngLat } = input.working;
    const features = estimates.map(({ value, variance }, i) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: toLngLat ? toLngLat(plane[i][0], plane[i][1]) : plane[i] },
      properties: { value, variance },
    }));
    const local = toLngLat ? {} : { crs: { type: 'name', properties: { name: 'local' } } };
    putJson(out, { type: 'FeatureCollection', ...local, features });
  }
}

function estimatesAt({ merged }: InputPoints, method: Method, plane: readonly (readonly [number, number])[]) {
  if (method.kind === 'idw') {
    const values = idwAt(
      merged,
      plane.map(([x]) => x),
      plane.map(([, y]) => y),
      method.options,
    );
    return Array.from(values, (value) => ({ value, variance: null }));
  }
  const kriging = createKriging(merged, method.variogram, method.neighbours);
  return plane.map(([x, y]): { value: number; variance: number | null } => kriging.predict(x, y));
}

/** Edges of the cells: --bbox in the coordinates of the file, or the box around the points. */
function edgesOf(
  parsed: Parsed,
  { merged, working }: InputPoints,
): readonly [number, number, number, number] {
  const given = parsed.text('bbox');
  let [xs, ys]: [readonly number[], readonly number[]] = [[...merged.x], [...merged.y]];
  if (given !== undefined) {
    const [west, south, east, north] = numbers(given, 4, '--bbox');
    if (!(west < east && south < north)) throw new UsageError('--bbox is west,south,east,north');
    const corners = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ].map(([x, y]) => working.toPlane(x, y));
    xs = corners.map(([x]) => x);
    ys = corners.map(([, y]) => y);
  }
  const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(xs), least(ys), most(xs), most(ys)];
}

async function onGrid(
  cellSizeM: number,
  parsed: Parsed,
  input: InputPoints,
  method: Method,
  words: string,
): Promise<void> {
  const out = parsed.text('out');
  const ending = out === undefined ? '.json' : endingOf(out, ['.asc', '.tif', '.json'] as const);
  const frame = frameOfEdges(edgesOf(parsed, input), cellSizeM);
  if (frame.width * frame.height > maxCells)
    throw DataError.of('cli-grid-large', { columns: frame.width, rows: frame.height });
  const job = noiseJobs.interpolate({ points: input.merged, method, frame, mask: null });
  let step = await job.next();
  for (let told = 0; !step.done; step = await job.next()) {
    const percent = Math.floor((100 * step.value.done) / step.value.total);
    if (!process.stderr.isTTY || percent < told + 10) continue;
    told = percent;
    say(`${percent} %`);
  }
  const { values, variance } = step.value;
  const grid: Grid = {
    ...frame,
    crs: input.working.crs,
    values,
    indicator: input.indicator,
    period: input.period,
    meta: { unit: 'dB', method: `${words}; ${input.merged.x.length} points`, illustrative: false, notes: [] },
  };
  say(`${frame.width} × ${frame.height} cells of ${cellSizeM} m, ${crsWords(grid)}`);
  if (out === undefined) process.stdout.write(`${writeStoredGrid(grid)}\n`);
  else writeGrid(out, ending, grid);
  if (variance && out !== undefined) {
    const second: Grid = {
      ...grid,
      values: variance,
      indicator: 'variance',
      meta: { ...grid.meta, unit: 'dB²' },
    };
    writeGrid(besides(out, '-variance'), ending, second);
  }
}

/** For the message about the grid. */
function crsWords({ crs }: Grid): string {
  if (crs.kind === 'local') return 'local plane metres';
  if (crs.kind === 'epsg') return `EPSG:${crs.code}`;
  const { centralMeridianDeg, falseEastingM, falseNorthingM } = crs.plane;
  const north = roundHalfEven(falseNorthingM, 3);
  return `+proj=tmerc +lat_0=0 +lon_0=${centralMeridianDeg} +k=1 +x_0=${falseEastingM} +y_0=${north} +ellps=GRS80 +units=m`;
}
