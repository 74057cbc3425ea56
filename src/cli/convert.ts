import type { Bounds } from '../domain/feature.ts';
import { DataError } from '../domain/note.ts';
import { crsOfName, lngLatCrs } from '../formats/crs.ts';
import { layerToCsv } from '../formats/export-csv.ts';
import { layerToGeoJson } from '../formats/export-geojson.ts';
import { flatFeatures } from '../formats/flat.ts';
import { gcjNotes, proposeTableCrs } from '../formats/places.ts';
import { parse, UsageError } from './arguments.ts';
import { endingOf, writeResult } from './files.ts';
import { say, sayNotes, sentence } from './messages.ts';
import { openTable } from './places.ts';

/** The mainland: settles nothing about zones, but tells latitude and longitude in each other's columns. */
const china: Bounds = [73, 3, 136, 54];

/**
 * `convert IN OUT [--from-crs EPSG:n] [--encoding E] [--x COL --y COL]`: every row with all its columns, places in
 * WGS 84. Rows that cannot be used are named; the rest is written.
 */
export function convert(args: readonly string[]): void {
  const parsed = parse(args, ['from-crs', 'encoding', 'x', 'y']);
  const [file, out, ...more] = parsed.files;
  if (!file || !out || more.length > 0) throw new UsageError('convert takes two files: IN OUT');
  const ending = endingOf(out, ['.csv', '.geojson', '.json'] as const);
  const { table, mapping } = openTable(file, parsed);
  const proposal = proposeTableCrs(table, mapping, china);
  const asked = parsed.text('from-crs');
  const crs = asked === undefined ? proposal.crs : crsOfName(asked);
  if (!crs)
    throw new UsageError(
      `--from-crs is EPSG:n of a CGCS2000 3° zone (4513–4554), 4326 or 4490, not "${asked}"`,
    );
  // Six-digit eastings fit every zone: only a person can tell which.
  if (asked === undefined && crs.kind === 'epsg' && !proposal.certain)
    throw DataError.of('cli-crs-needed', undefined, { file: table.fileName });
  const swapXY = proposal.swapped && crs.kind === 'epsg';
  const { features, fields, notes, rejected } = flatFeatures(table, mapping, { crs, swapXY });
  const remarks = asked === undefined || proposal.crs.kind === lngLatCrs.kind ? proposal.notes : [];
  const where = { file: table.fileName };
  sayNotes([...remarks.map((note) => ({ ...note, where })), ...notes, ...gcjNotes(table)]);
  const faults = rejected.map((item) => item.note);
  if (features.length === 0) throw new DataError([{ code: 'nothing-left', where }, ...faults]);
  for (const note of faults) say(sentence(note));
  writeResult(out, ending === '.csv' ? layerToCsv(features, fields, 'en') : layerToGeoJson(features));
  say(`${features.length} features written, ${faults.length} rows left out`);
}
