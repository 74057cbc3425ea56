import { unzlibSync } from 'fflate';

/** Compression schemes of TIFF blocks that elevation models come in, by the value of tag 259. */
const schemes: Readonly<Record<number, (packed: Uint8Array, size: number) => Uint8Array>> = {
  1: (packed) => packed,
  5: unpackLzw,
  8: (packed) => unzlibSync(packed),
  32946: (packed) => unzlibSync(packed),
  32773: unpackBits,
};

/**
 * @param size bytes that the block holds when unpacked
 * @throws Error for a scheme that is not known, or bytes that are not of that scheme
 */
export function unpack(packed: Uint8Array, compression: number, size: number): Uint8Array {
  const scheme = schemes[compression];
  if (!scheme) throw new Error(`compression ${compression}`);
  const bytes = scheme(packed, size);
  if (bytes.length < size) throw new Error('cut off');
  return bytes;
}

const [clear, end, firstFree, widest] = [256, 257, 258, 12];

/** LZW of TIFF 6.0 section 13: codes from the most significant bit on, one code earlier wider than GIF's. */
function unpackLzw(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  // Each entry is its last byte behind an earlier entry.
  const prefix = new Int32Array(1 << widest);
  const last = new Uint8Array(1 << widest);
  const length = new Uint16Array(1 << widest);
  for (let code = 0; code < 256; code++) {
    prefix[code] = -1;
    last[code] = code;
    length[code] = 1;
  }
  let [bits, next, before] = [9, firstFree, -1];
  let [filled, at, held, buffer] = [0, 0, 0, 0];
  while (filled < size) {
    while (held < bits) {
      if (at >= packed.length) return out.subarray(0, filled);
      buffer = ((buffer << 8) | packed[at++]) & 0xffffff;
      held += 8;
    }
    held -= bits;
    const code = (buffer >> held) & ((1 << bits) - 1);
    if (code === end) break;
    if (code === clear) {
      [bits, next, before] = [9, firstFree, -1];
      continue;
    }
    if (code > next || (code === next && before < 0)) throw new Error('LZW');
    // A code not yet made is the entry before with its own first byte behind.
    const known = code < next ? code : before;
    const first = firstOf(known, prefix);
    if (before >= 0 && next < 1 << widest) {
      prefix[next] = before;
      last[next] = first;
      length[next] = length[before] + 1;
      next++;
    }
    const runs = length[code];
    for (let k = filled + runs - 1, entry = code; entry >= 0 && k >= filled; k--, entry = prefix[entry])
      if (k < size) out[k] = last[entry];
    filled += runs;
    before = code;
    if (next + 1 >= 1 << bits && bits < widest) bits++;
  }
  return out.subarray(0, Math.min(filled, size));
}

function firstOf(code: number, prefix: Int32Array): number {
  let entry = code;
  while (prefix[entry] >= 0) entry = prefix[entry];
  return entry;
}

/** PackBits, TIFF 6.0 section 9: runs of one byte, or bytes as they are. */
function unpackBits(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let filled = 0;
  for (let at = 0; at < packed.length && filled < size; ) {
    const count = (packed[at++] << 24) >> 24;
    if (count === -128) continue;
    const run = Math.min(Math.abs(count) + 1, size - filled);
    if (count < 0) out.fill(packed[at++], filled, filled + run);
    else {
      const bytes = packed.subarray(at, at + run);
      out.set(bytes, filled);
      at += count + 1;
    }
    filled += run;
  }
  return out.subarray(0, filled);
}
