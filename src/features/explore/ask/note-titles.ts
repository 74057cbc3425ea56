import type { Note } from '../../../domain/note.ts';

/** The engine names layers by id; people know them by title. */
export function withLayerTitle(note: Note, titles: ReadonlyMap<string, string>): Note {
  const id = note.params?.layer;
  const title = typeof id === 'string' ? titles.get(id) : undefined;
  return title === undefined ? note : { ...note, params: { ...note.params, layer: title } };
}
