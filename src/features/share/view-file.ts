import { z } from 'zod';
import type { Note } from '../../domain/note.ts';

/** A view kept as a file: the same content as the link, without its limit of length. */
const viewSchema = z.object({ shengtuView: z.literal(1), hash: z.string().startsWith('#') });

export const viewFile = (hash: string): string => JSON.stringify({ shengtuView: 1, hash }, null, 2);

/** Opens a saved view through the hash, as if its link had been followed. Returns what is wrong, or null. */
export function openView(text: string, file: string): Note | null {
  try {
    const { hash } = viewSchema.parse(JSON.parse(text));
    location.hash = hash;
    return null;
  } catch {
    return { code: 'view-file', where: { file } };
  }
}
