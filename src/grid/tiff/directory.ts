/**
 * Structure of TIFF 6.0 (Adobe, 1992): header, first image file directory, values of its tags.
 * What cannot be read throws a RangeError or an Error with the reason; callers put it into words.
 */

/** Values of a tag: text, or numbers. */
export type TagValues = string | readonly number[];

export interface TiffDirectory {
  readonly view: DataView;
  readonly littleEndian: boolean;
  /** Numbers of a tag; empty where the file has none. */
  readonly numbers: (tag: number) => readonly number[];
  /** First number of a tag, or `otherwise`. */
  readonly number: (tag: number, otherwise: number) => number;
  readonly text: (tag: number) => string;
}

/** Bytes of a value by TIFF type: byte, ASCII, short, long, rational, and the signed and floating ones. */
const bytesOfType: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
};

export function readDirectory(bytes: Uint8Array): TiffDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) throw new Error('no TIFF');
  const littleEndian = order === 0x4949;
  const version = view.getUint16(2, littleEndian);
  if (version === 43) throw new Error('BigTIFF');
  if (version !== 42) throw new Error('no TIFF');
  const start = view.getUint32(4, littleEndian);
  const tags = new Map<number, TagValues>();
  const count = view.getUint16(start, littleEndian);
  for (let k = 0; k < count; k++) {
    const entry = start + 2 + 12 * k;
    const type = view.getUint16(entry + 2, littleEndian);
    const values = view.getUint32(entry + 4, littleEndian);
    const size = bytesOfType[type];
    if (size === undefined) continue;
    const at = size * values > 4 ? view.getUint32(entry + 8, littleEndian) : entry + 8;
    if (at + size * values > view.byteLength) throw new Error('cut off');
    tags.set(view.getUint16(entry, littleEndian), valuesAt(view, at, type, values, littleEndian));
  }
  const numbers = (tag: number): readonly number[] => {
    const values = tags.get(tag);
    return values === undefined || typeof values === 'string' ? [] : values;
  };
  return {
    view,
    littleEndian,
    numbers,
    number: (tag, otherwise) => numbers(tag)[0] ?? otherwise,
    text: (tag) => {
      const values = tags.get(tag);
      return typeof values === 'string' ? values : '';
    },
  };
}

function valuesAt(view: DataView, at: number, type: number, count: number, littleEndian: boolean): TagValues {
  if (type === 2)
    return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, count)).split('\0')[0];
  const size = bytesOfType[type];
  const one = (position: number): number => {
    if (type === 3) return view.getUint16(position, littleEndian);
    if (type === 4) return view.getUint32(position, littleEndian);
    if (type === 5)
      return view.getUint32(position, littleEndian) / view.getUint32(position + 4, littleEndian);
    if (type === 6) return view.getInt8(position);
    if (type === 8) return view.getInt16(position, littleEndian);
    if (type === 9) return view.getInt32(position, littleEndian);
    if (type === 10) return view.getInt32(position, littleEndian) / view.getInt32(position + 4, littleEndian);
    if (type === 11) return view.getFloat32(position, littleEndian);
    return type === 12 ? view.getFloat64(position, littleEndian) : view.getUint8(position);
  };
  return Array.from({ length: count }, (_, k) => one(at + k * size));
}
