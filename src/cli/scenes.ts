import { DataError } from '../domain/note.ts';
import type { Scene } from '../domain/scene.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { parseScene } from '../formats/scene-file.ts';
import { nameOf, readBytes } from './files.ts';
import { sayNotes } from './messages.ts';

/** A scene from its file; refused whole, every fault named, where it breaks a rule. */
export function readScene(path: string): Scene {
  const file = nameOf(path);
  const { scene, faults, notes } = parseScene(parseJson(decodeText(readBytes(path), file).text, file), file);
  const [first, ...rest] = faults;
  if (first) throw new DataError([first, ...rest]);
  sayNotes(notes);
  return scene;
}
