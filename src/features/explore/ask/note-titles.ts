import type { Note } from '../../../domain/note.ts';
import type { Crossing } from '../../../spatial/overlap.ts';
import type { Answer } from '../../../spatial/types.ts';

/** The engine names layers by id, a feature of another layer by "layer / feature"; people know layers by title. */
export function withLayerTitle(note: Note, titles: ReadonlyMap<string, string>): Note {
  const params = { ...note.params };
  const { layer, other } = params;
  if (typeof layer === 'string') params.layer = titles.get(layer) ?? layer;
  if (typeof other === 'string') {
    const [id, ...rest] = other.split(' / ');
    params.other = [titles.get(id) ?? id, ...rest].join(' / ');
  }
  return note.params ? { ...note, params } : note;
}

/** Remarks on the crossing itself: those on the layers stand with the layers. */
export function crossingNotes({ notes }: Crossing, { layers }: Answer): readonly Note[] {
  const said = new Set(layers.flatMap((layer) => layer.notes.map((note) => JSON.stringify(note))));
  return notes.filter((note) => !said.has(JSON.stringify(note)));
}
