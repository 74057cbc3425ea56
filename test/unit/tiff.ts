import { zlibSync } from 'fflate';

/** A small writer of TIFF files that other programs make and this one does not: strips, tiles, packed. */

type Values = readonly number[] | string;
/** Tag → [type, values]; types: 2 text, 3 short, 4 long, 12 double. */
type Tags = Readonly<Record<number, readonly [type: 2 | 3 | 4 | 12, values: Values]>>;

interface TiffOptions {
  readonly width: number;
  readonly height: number;
  /** 1 none, 8 deflate, 5 LZW (then `blocks` are packed already). */
  readonly compression: 1 | 5 | 8;
  /** Bytes of each strip or tile, row by row. */
  readonly blocks: readonly Uint8Array[];
  readonly tags: Tags;
}

const bytesOf = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;

export function tiff({ width, height, compression, blocks, tags }: TiffOptions): Uint8Array {
  const packed = blocks.map((block) => (compression === 8 ? zlibSync(block) : block));
  const isTiled = 322 in tags;
  const all: Tags = {
    256: [4, [width]],
    257: [4, [height]],
    259: [3, [compression]],
    262: [3, [1]],
    277: [3, [1]],
    [isTiled ? 324 : 273]: [4, packed.map(() => 0)],
    [isTiled ? 325 : 279]: [4, packed.map(({ length }) => length)],
    ...tags,
  };
  const entries = Object.entries(all).map(([tag, [type, values]]) => ({
    tag: Number(tag),
    type,
    values: typeof values === 'string' ? [...new TextEncoder().encode(`${values}\0`)] : values,
  }));
  const sizes = entries.map(({ type, values }) => values.length * bytesOf[type]);
  const after = 8 + 2 + entries.length * 12 + 4;
  const dataAt = after + sizes.reduce((sum, size) => sum + (size > 4 ? size : 0), 0);
  const view = new DataView(new ArrayBuffer(dataAt + packed.reduce((sum, block) => sum + block.length, 0)));
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  let at = after;
  let next = dataAt;
  const starts = packed.map((block) => {
    new Uint8Array(view.buffer).set(block, next);
    next += block.length;
    return next - block.length;
  });
  entries.forEach(({ tag, type, values }, k) => {
    const entry = 10 + 12 * k;
    view.setUint16(entry, tag, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, values.length, true);
    const isLong = sizes[k] > 4;
    if (isLong) view.setUint32(entry + 8, at, true);
    const start = isLong ? at : entry + 8;
    (tag === 273 || tag === 324 ? starts : values).forEach((value, i) => {
      const position = start + i * bytesOf[type];
      if (type === 2) view.setUint8(position, value);
      else if (type === 3) view.setUint16(position, value, true);
      else if (type === 4) view.setUint32(position, value, true);
      else view.setFloat64(position, value, true);
    });
    if (isLong) at += sizes[k];
  });
  return new Uint8Array(view.buffer);
}

/** Numbers of a kind as little-endian bytes. */
export const int16 = (values: readonly number[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * values.length));
  values.forEach((value, k) => {
    view.setInt16(2 * k, value, true);
  });
  return new Uint8Array(view.buffer);
};

/** LZW codes of TIFF 6.0 section 13, nine bits each, most significant bit first; so short that none grows longer. */
export function lzw(bytes: Uint8Array): Uint8Array {
  const codes = [256, ...bytes, 257];
  const out = new Uint8Array(Math.ceil((codes.length * 9) / 8));
  codes.forEach((code, k) => {
    for (let bit = 0; bit < 9; bit++) {
      const at = 9 * k + bit;
      if (code & (1 << (8 - bit))) out[at >> 3] |= 1 << (7 - (at & 7));
    }
  });
  return out;
}
