import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { ImportedLayer } from './state.ts';

/**
 * What stays on this computer: imported layers (IndexedDB) and preferences (localStorage). Either may be
 * denied by the browser; the page then works without and says so once.
 */
interface Stored extends DBSchema {
  layers: { key: string; value: ImportedLayer };
}

let database: Promise<IDBPDatabase<Stored>> | null = null;

function open(): Promise<IDBPDatabase<Stored>> {
  database ??= openDB<Stored>('shengtu', 1, {
    upgrade(db) {
      db.createObjectStore('layers', { keyPath: 'spec.id' });
    },
  });
  return database;
}

/** Rejects when storage is denied. */
export async function saveLayer(layer: ImportedLayer): Promise<void> {
  await (await open()).put('layers', layer);
}

export async function removeLayer(id: string): Promise<void> {
  await (await open()).delete('layers', id);
}

/** Layers kept from earlier visits, oldest first. Rejects when storage is denied. */
export async function loadLayers(): Promise<readonly ImportedLayer[]> {
  const all = await (await open()).getAll('layers');
  return all.sort((a, b) => a.importedAt.localeCompare(b.importedAt));
}

export interface Preferences {
  readonly language?: string;
  readonly theme?: string;
  readonly tipDismissed?: boolean;
}

const key = 'shengtu.preferences';

export function loadPreferences(): Preferences {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return value !== null && typeof value === 'object' ? (value as Preferences) : {};
  } catch {
    return {};
  }
}

/** False when the browser keeps nothing. */
export function savePreferences(preferences: Preferences): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(preferences));
    return true;
  } catch {
    return false;
  }
}
