import { dirname, extname, resolve } from 'node:path';
import type { Bounds } from '../domain/feature.ts';
import { DataError, type Note } from '../domain/note.ts';
import { parseCatalog } from '../formats/catalog-file.ts';
import { guessMapping } from '../formats/columns.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { readLayerGeoJson } from '../formats/layer-geojson.ts';
import { mapColumns } from '../formats/measurements.ts';
import { placeOfRow, proposeTableCrs } from '../formats/places.ts';
import { readTable } from '../formats/registry.ts';
import { parseScene } from '../formats/scene-file.ts';
import { readSeriesCsv } from '../formats/series-csv.ts';
import { whereOf } from '../formats/station-rows.ts';
import { parseStoredGrid } from '../grid/stored-grid.ts';
import { parse, UsageError } from './arguments.ts';
import { nameOf, readBytes } from './files.ts';
import { gridEndings, readGrid } from './grids.ts';
import { say, sentence } from './messages.ts';

/** Notes that tell how a file was read, not that something is wrong with it. */
const harmless = new Set([
  'encoding-gb18030',
  'lines-above-header',
  'header-missing',
  'rows-blank',
  'rows-short',
  'values-missing',
  'values-blank',
  'levels-merged',
  'attributes-vary',
  'attribute-unknown',
  'hours-by-end',
  'hours-merged',
  'rows-repeated',
  'series-undated',
  'time-zone-kept',
  'crs-by-zone',
  'crs-by-place',
  'coords-north-first',
  'feature-no-place',
  'scene-vertices-dropped',
  'tif-bands',
  'tif-no-crs',
  'crs-taken-local',
]);

const everywhere: Bounds = [-180, -90, 180, 90];

interface Report {
  readonly kind: string;
  readonly notes: readonly Note[];
}

const notesOf = (part: {
  readonly notes: readonly Note[];
  readonly rejected: readonly { readonly note: Note }[];
}): readonly Note[] => [...part.notes, ...part.rejected.map((item) => item.note)];

/** Runs a check; what it throws is what it found. */
function found(check: () => readonly Note[]): readonly Note[] {
  try {
    return check();
  } catch (error) {
    if (error instanceof DataError) return error.notes;
    throw error;
  }
}

/** A catalogue and every file that it names. */
function catalogueReport(path: string, text: string): Report {
  const notes = found(() => {
    const { catalog, notes: leftOut } = parseCatalog(text, nameOf(path));
    const beside = (url: string) => resolve(dirname(path), url);
    const textOf = (file: string) => decodeText(readBytes(file), nameOf(file)).text;
    const ofLayers = catalog.layers.flatMap((layer) => {
      const { url, series } = layer.source;
      const main = found(() => {
        const file = beside(url);
        if (layer.geometry !== 'grid') return notesOf(readLayerGeoJson(textOf(file), layer, url));
        parseStoredGrid(textOf(file), url);
        return [];
      });
      return series === undefined
        ? main
        : [...main, ...found(() => notesOf(readSeriesCsv(textOf(beside(series)), series)))];
    });
    return [...leftOut, ...ofLayers];
  });
  return { kind: 'catalogue and its layers', notes };
}

/** A table of measurements or of features. Plane metres without a known CRS are in order here. */
function tableReport(path: string): Report {
  const table = readTable(readBytes(path), nameOf(path));
  const mapping = guessMapping(table);
  const isPlane = proposeTableCrs(table, mapping, everywhere).crs.kind === 'local';
  if (!isPlane)
    return { kind: 'measurements', notes: notesOf(mapColumns(table, mapping, { near: everywhere })) };
  const faults = table.rows.flatMap((row): Note[] => {
    const place = placeOfRow(row, mapping, table.decimalComma);
    return place.kind === 'fault' && place.code !== 'coords-zero'
      ? [{ code: place.code, where: whereOf(table, row) }]
      : [];
  });
  return { kind: 'points in plane metres', notes: [...notesOf(table), ...faults] };
}

function reportOf(path: string): Report {
  const ending = extname(path).toLowerCase();
  if (gridEndings.has(ending)) return { kind: 'grid', notes: readGrid(path).meta.notes };
  const text = decodeText(readBytes(path), nameOf(path)).text;
  if (ending === '.json' && /^\s*\{\s*"shengtuGrid"/.test(text)) {
    parseStoredGrid(text, nameOf(path));
    return { kind: 'grid', notes: [] };
  }
  if (/\.scene\.json$/i.test(path) || (ending === '.json' && /"shengtu"\s*:/.test(text))) {
    const { faults, notes } = parseScene(parseJson(text, nameOf(path)), nameOf(path));
    return { kind: 'scene', notes: [...faults, ...notes] };
  }
  if (ending === '.json' && /"layers"\s*:\s*\[/.test(text) && !/"type"\s*:\s*"Feature/.test(text))
    return catalogueReport(path, text);
  if (ending === '.csv' && /^\uFEFF?station_id[,;\t]/i.test(text))
    return { kind: 'hourly series', notes: notesOf(readSeriesCsv(text, nameOf(path))) };
  return tableReport(path);
}

/** `validate FILE…`: every fault of every file on standard output. @returns the exit code. */
export function validate(args: readonly string[]): number {
  const { files } = parse(args, []);
  if (files.length === 0) throw new UsageError('validate takes one file or more');
  let faults = 0;
  for (const path of files) {
    let report: Report;
    try {
      report = reportOf(path);
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      report = { kind: 'refused', notes: error.notes };
    }
    const isFault = (note: Note) => report.kind === 'refused' || !harmless.has(note.code);
    const wrong = report.notes.filter(isFault);
    faults += wrong.length;
    const lines = [
      `${path}: ${report.kind}, ${wrong.length === 0 ? 'no faults' : wrong.length === 1 ? '1 fault' : `${wrong.length} faults`}`,
      ...wrong.map((note) => `  fault: ${sentence(note)}`),
      ...report.notes.filter((note) => !isFault(note)).map((note) => `  note: ${sentence(note)}`),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  if (faults > 0) say(`${faults} ${faults === 1 ? 'fault' : 'faults'}`);
  return faults > 0 ? 1 : 0;
}
