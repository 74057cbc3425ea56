import { DataError } from '../domain/note.ts';
import { csvImporter } from './csv.ts';
import { geoJsonImporter } from './geojson.ts';
import { extensionOf, type Importer, type ReadOptions, type Table } from './table.ts';

/** All importers; a new format is one file and one entry here. */
const importers: readonly Importer[] = [geoJsonImporter, csvImporter];

/** For the `accept` of a file input. */
export const acceptedExtensions: readonly string[] = importers.flatMap((importer) =>
  importer.extensions.map((extension) => `.${extension}`),
);

/** Formats that people bring and that are not read yet, by the first bytes or the ending. */
const foreign: readonly { readonly extensions: readonly string[]; readonly magic?: readonly number[] }[] = [
  { extensions: ['xlsx', 'zip', 'kmz', 'docx'], magic: [0x50, 0x4b, 0x03, 0x04] },
  { extensions: ['xls', 'doc'], magic: [0xd0, 0xcf, 0x11, 0xe0] },
  { extensions: ['pdf'], magic: [0x25, 0x50, 0x44, 0x46] },
  { extensions: ['gpkg', 'sqlite'], magic: [0x53, 0x51, 0x4c, 0x69] },
  { extensions: ['shp', 'shx'], magic: [0x00, 0x00, 0x27, 0x0a] },
  {
    extensions: ['dbf', 'dwg', 'dxf', 'kml', 'gml', 'ovkml', 'mdb', 'gdb', 'tif', 'asc', 'prj', 'cpg', 'qpj'],
  },
];

/** The importer that fits a file best, or null. */
function importerOf(bytes: Uint8Array, name: string): Importer | null {
  let best: Importer | null = null;
  let merit = 0;
  for (const importer of importers) {
    const found = importer.sniff(bytes, name);
    if (found > merit) {
      best = importer;
      merit = found;
    }
  }
  return best;
}

/**
 * Reads a file of any known format into a table.
 * @throws DataError `format-unsupported` naming the format, `file-empty`, or what the importer refuses.
 */
export function readTable(bytes: Uint8Array, name: string, options: ReadOptions = {}): Table {
  if (bytes.length === 0) throw DataError.of('file-empty', undefined, { file: name });
  const extension = extensionOf(name);
  const stranger = foreign.find(
    ({ magic, extensions }) => magic?.every((byte, i) => bytes[i] === byte) || extensions.includes(extension),
  );
  if (stranger) {
    const format = stranger.extensions.includes(extension) ? extension : stranger.extensions[0];
    throw DataError.of('format-unsupported', { format: format.toUpperCase() }, { file: name });
  }
  const importer = importerOf(bytes, name);
  if (!importer) throw DataError.of('file-binary', undefined, { file: name });
  return importer.read(bytes, name, options);
}
