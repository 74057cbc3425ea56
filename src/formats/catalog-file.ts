import { type Catalog, catalogSchema } from '../domain/catalog.ts';
import { DataError, type Note } from '../domain/note.ts';
import { parseJson } from './json.ts';

/**
 * Reads a catalogue. One with faults is refused whole, every fault named by its path: it is the list of what to
 * show, and half of it would be a different map.
 * @throws DataError with one note a fault.
 */
export function parseCatalog(text: string, file: string): Catalog {
  const result = catalogSchema.safeParse(parseJson(text, file));
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues.map(
    (issue): Note => ({
      code: 'catalog-fault',
      params: { reason: issue.message },
      where: { file, property: issue.path.join('.') },
    }),
  );
  throw new DataError([first, ...rest]);
}
