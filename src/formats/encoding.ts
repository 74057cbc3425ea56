import { DataError, type Note } from '../domain/note.ts';

/** Encodings that files of this work come in. Names are those of the Encoding standard. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  readonly notes: readonly Note[];
}

/** Without a fault or null. A byte order mark is dropped. */
function decodeStrictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 by its mark, or by the zero bytes that ASCII leaves in every second place. */
function sniffUtf16(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 1024) & ~1;
  if (length < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) evenZeros += 1;
    if (bytes[i + 1] === 0) oddZeros += 1;
  }
  const many = length / 5;
  if (oddZeros > many && evenZeros < many / 10) return 'utf-16le';
  if (evenZeros > many && oddZeros < many / 10) return 'utf-16be';
  return null;
}

/**
 * Bytes → text. Order of detection: UTF-16, UTF-8, GB18030 (which holds GBK and GB 2312), each without a single
 * fault; then windows-1252, which takes any bytes, with a note that asks to look.
 * @param chosen overrides the detection.
 * @throws DataError `encoding-wrong` when the chosen encoding does not fit the bytes.
 */
export function decodeText(bytes: Uint8Array, file: string, chosen?: Encoding): DecodedText {
  const where = { file };
  if (chosen) {
    const text = decodeStrictly(bytes, chosen);
    if (text === null) throw DataError.of('encoding-wrong', { encoding: chosen }, where);
    return { text, encoding: chosen, notes: lostCharacters(text, file) };
  }
  const sixteen = sniffUtf16(bytes);
  const candidates: readonly Encoding[] = sixteen ? [sixteen] : ['utf-8', 'gb18030'];
  for (const encoding of candidates) {
    const text = decodeStrictly(bytes, encoding);
    if (text === null) continue;
    const notes: Note[] = encoding === 'gb18030' ? [{ code: 'encoding-gb18030', where }] : [];
    return { text, encoding, notes: [...notes, ...lostCharacters(text, file)] };
  }
  if (sixteen) throw DataError.of('encoding-wrong', { encoding: sixteen }, where);
  const text = new TextDecoder('windows-1252').decode(bytes);
  return { text, encoding: 'windows-1252', notes: [{ code: 'encoding-unknown', where }] };
}

/** U+FFFD in the file itself: some program before us has already lost the characters. */
function lostCharacters(text: string, file: string): Note[] {
  const count = text.split('\uFFFD').length - 1;
  return count === 0 ? [] : [{ code: 'characters-lost', params: { count }, where: { file } }];
}
