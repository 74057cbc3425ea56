import type { TiffDirectory } from './directory.ts';
import { unpack } from './unpack.ts';

/** Tags of TIFF 6.0. */
const tag = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  stripOffsets: 273,
  samples: 277,
  rowsPerStrip: 278,
  stripBytes: 279,
  planar: 284,
  predictor: 317,
  tileWidth: 322,
  tileHeight: 323,
  tileOffsets: 324,
  tileBytes: 325,
  format: 339,
} as const;

/** A block is unpacked whole. */
const maxBlockBytes = 1e9;

export interface RasterSize {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
}

export const sizeOf = (directory: TiffDirectory): RasterSize => ({
  width: directory.number(tag.width, 0),
  height: directory.number(tag.height, 0),
  samples: directory.number(tag.samples, 1),
});

/**
 * First sample of every pixel, row by row, in strips or tiles, packed or not, with or without a predictor
 * (TIFF 6.0 section 14; 3, of floats: Adobe Photoshop TIFF Technical Note 3).
 * @throws Error with the reason
 */
export function readRaster(directory: TiffDirectory): Float32Array {
  const { view, littleEndian } = directory;
  const { width, height, samples } = sizeOf(directory);
  const isTiled = directory.numbers(tag.tileOffsets).length > 0;
  const offsets = directory.numbers(isTiled ? tag.tileOffsets : tag.stripOffsets);
  const lengths = directory.numbers(isTiled ? tag.tileBytes : tag.stripBytes);
  const blockWidth = isTiled ? directory.number(tag.tileWidth, 0) : width;
  const blockHeight = isTiled
    ? directory.number(tag.tileHeight, 0)
    : Math.min(height, directory.number(tag.rowsPerStrip, height));
  const interleaved = directory.number(tag.planar, 1) === 1 ? samples : 1;
  const bits = directory.number(tag.bits, 1);
  const numberAt = readerOf(bits, directory.number(tag.format, 1));
  const predictor = directory.number(tag.predictor, 1);
  const across = Math.ceil(width / blockWidth);
  const blocks = across * Math.ceil(height / blockHeight);
  if (!(blockWidth > 0 && blockHeight > 0) || offsets.length < blocks || lengths.length < blocks)
    throw new Error('blocks missing');
  const values = new Float32Array(width * height).fill(Number.NaN);
  const rowBytes = (blockWidth * interleaved * bits) / 8;
  if (rowBytes * blockHeight > maxBlockBytes) throw new Error('blocks too large');
  for (let block = 0; block < blocks; block++) {
    // GDAL leaves out blocks without data.
    if (offsets[block] === 0 || lengths[block] === 0) continue;
    const left = (block % across) * blockWidth;
    const top = Math.floor(block / across) * blockHeight;
    const rows = isTiled ? blockHeight : Math.min(blockHeight, height - top);
    if (offsets[block] + lengths[block] > view.byteLength) throw new Error('cut off');
    const packed = new Uint8Array(view.buffer, view.byteOffset + offsets[block], lengths[block]);
    // A copy: undoing the predictor writes.
    const bytes = unpack(packed, directory.number(tag.compression, 1), rows * rowBytes).slice();
    const isLittle = undo(predictor, bytes, rows, rowBytes, interleaved, bits, littleEndian) ?? littleEndian;
    const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let row = 0; row < Math.min(rows, height - top); row++)
      for (let column = 0; column < Math.min(blockWidth, width - left); column++)
        values[(top + row) * width + left + column] = numberAt(
          data,
          row * rowBytes + (column * interleaved * bits) / 8,
          isLittle,
        );
  }
  return values;
}

type NumberAt = (data: DataView, at: number, littleEndian: boolean) => number;

/** @param format 1 unsigned, 2 signed, 3 floating (tag 339) */
function readerOf(bits: number, format: number): NumberAt {
  const readers: Readonly<Record<string, NumberAt>> = {
    '1-8': (data, at) => data.getUint8(at),
    '1-16': (data, at, little) => data.getUint16(at, little),
    '1-32': (data, at, little) => data.getUint32(at, little),
    '2-8': (data, at) => data.getInt8(at),
    '2-16': (data, at, little) => data.getInt16(at, little),
    '2-32': (data, at, little) => data.getInt32(at, little),
    '3-32': (data, at, little) => data.getFloat32(at, little),
    '3-64': (data, at, little) => data.getFloat64(at, little),
  };
  const reader = readers[`${format}-${bits}`];
  if (!reader) throw new Error(`${bits} bits, sample format ${format}`);
  return reader;
}

/** Undoes a predictor in place. @returns the byte order of the result where it is not the file's */
function undo(
  predictor: number,
  bytes: Uint8Array,
  rows: number,
  rowBytes: number,
  samples: number,
  bits: number,
  littleEndian: boolean,
): boolean | null {
  if (predictor === 1) return null;
  const size = bits / 8;
  const step = samples * size;
  if (predictor === 3) {
    for (let row = 0; row < rows; row++) {
      const line = bytes.subarray(row * rowBytes, (row + 1) * rowBytes);
      for (let k = samples; k < rowBytes; k++) line[k] += line[k - samples];
      // Bytes lie plane by plane, the most significant plane first.
      const planes = line.slice();
      const count = rowBytes / size;
      for (let k = 0; k < count; k++)
        for (let byte = 0; byte < size; byte++) line[k * size + byte] = planes[byte * count + k];
    }
    return false;
  }
  if (predictor !== 2 || bits > 32) throw new Error(`predictor ${predictor}`);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let row = 0; row < rows; row++)
    for (let at = row * rowBytes + step; at < (row + 1) * rowBytes; at += size) {
      if (size === 1) bytes[at] += bytes[at - step];
      else if (size === 2)
        data.setUint16(
          at,
          data.getUint16(at, littleEndian) + data.getUint16(at - step, littleEndian),
          littleEndian,
        );
      else
        data.setUint32(
          at,
          data.getUint32(at, littleEndian) + data.getUint32(at - step, littleEndian),
          littleEndian,
        );
    }
  return null;
}
