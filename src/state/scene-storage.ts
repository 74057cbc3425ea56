import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/**
 * The scene that is being worked on, kept in this browser (IndexedDB) for after a reload or a crash. Two records, so
 * that an edit does not write the scene again. A database of its own: the layers' one stays as it is.
 */

/** Goes up with the shape of what is kept: what an older page has left is not read. */
const shape = 1;

interface Stored extends DBSchema {
  parts: { key: string; value: { readonly shape: number; readonly part: unknown } };
}

let database: Promise<IDBPDatabase<Stored>> | null = null;

function open(): Promise<IDBPDatabase<Stored>> {
  database ??= openDB<Stored>('shengtu-scene', 1, {
    upgrade(db) {
      db.createObjectStore('parts');
    },
  });
  return database;
}

/** Rejects when storage is denied or full. @param part plain data */
export async function savePart(name: string, part: unknown): Promise<void> {
  await (await open()).put('parts', { shape, part }, name);
}

/** Null where nothing of this shape is kept. Rejects when storage is denied. */
export async function loadPart(name: string): Promise<unknown> {
  const entry = await (await open()).get('parts', name);
  return entry?.shape === shape ? entry.part : null;
}

export async function forgetParts(): Promise<void> {
  await (await open()).clear('parts');
}
