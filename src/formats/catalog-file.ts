import { type Catalog, catalogSchema } from '../domain/catalog.ts';
import { DataError, type Note } from '../domain/note.ts';

/**
 * Reads a catalogue. A catalogue with faults is refused whole, every fault named by its path: it is the list of
 * what to show, and half of it would be a different map.
 * @throws DataError with one note a fault
 */
export function parseCatalog(text: string, file: string): Catalog {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw DataError.of('json-syntax', { reason: error instanceof Error ? error.message : '' }, { file });
  }
  const result = catalogSchema.safeParse(value);
  if (result.success) return result.data;
  const notes = result.error.issues.map(
    (issue): Note => ({
      code: 'catalog-fault',
      params: { reason: issue.message },
      where: { file, property: issue.path.join('.') },
    }),
  );
  const [first, ...rest] = notes;
  throw new DataError([first, ...rest]);
}
