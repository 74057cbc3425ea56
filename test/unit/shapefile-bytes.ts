/** A small writer of shapefiles, for tests of the reader. */

type Vertex = readonly [x: number, y: number, z?: number];

export interface Shape {
  /** 1 point, 3 lines, 5 polygon; with z 11, 13, 15; 0 a null shape. */
  readonly type: 0 | 1 | 3 | 5 | 11 | 13 | 15;
  readonly parts: readonly (readonly Vertex[])[];
}

export const point = (x: number, y: number): Shape => ({ type: 1, parts: [[[x, y]]] });

export function shp(type: number, shapes: readonly Shape[]): Uint8Array {
  const records = shapes.map(contentOf);
  const length = 100 + records.reduce((sum, { byteLength }) => sum + 8 + byteLength, 0);
  const view = new DataView(new ArrayBuffer(length));
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  let at = 100;
  records.forEach((record, k) => {
    view.setInt32(at, k + 1);
    view.setInt32(at + 4, record.byteLength / 2);
    new Uint8Array(view.buffer).set(new Uint8Array(record), at + 8);
    at += 8 + record.byteLength;
  });
  return new Uint8Array(view.buffer);
}

function contentOf({ type, parts }: Shape): ArrayBuffer {
  const vertices = parts.flat();
  const hasZ = type > 10;
  const isPoint = type % 10 === 1;
  const head = type === 0 ? 4 : isPoint ? 4 : 44 + 4 * parts.length;
  const zs = hasZ ? (isPoint ? 16 : 32 + 16 * vertices.length) : 0;
  const view = new DataView(new ArrayBuffer(type === 0 ? 4 : head + 16 * vertices.length + zs));
  view.setInt32(0, type, true);
  if (type === 0) return view.buffer;
  if (!isPoint) {
    view.setInt32(36, parts.length, true);
    view.setInt32(40, vertices.length, true);
    let start = 0;
    parts.forEach((part, k) => {
      view.setInt32(44 + 4 * k, start, true);
      start += part.length;
    });
  }
  vertices.forEach(([x, y, z = 0], k) => {
    view.setFloat64(head + 16 * k, x, true);
    view.setFloat64(head + 16 * k + 8, y, true);
    if (!hasZ) return;
    const zAt = head + 16 * vertices.length + (isPoint ? 0 : 16 + 8 * k);
    view.setFloat64(zAt, z, true);
  });
  return view.buffer;
}

interface DbfOptions {
  readonly language?: number;
  readonly deleted?: readonly number[];
  readonly encode?: (text: string) => Uint8Array;
}

/** Columns by name: numbers become N 18.6, texts C 20. A null is blank. */
export function dbf(
  columns: Readonly<Record<string, readonly (string | number | null)[]>>,
  { language = 0, deleted = [], encode = (text) => new TextEncoder().encode(text) }: DbfOptions = {},
): Uint8Array {
  const fields = Object.entries(columns).map(([name, cells]) => {
    const isText = cells.some((cell) => typeof cell === 'string');
    return { name, cells, isText, length: isText ? 20 : 18 };
  });
  const records = fields[0]?.cells.length ?? 0;
  const headerLength = 32 + 32 * fields.length + 1;
  const recordLength = 1 + fields.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(headerLength + records * recordLength).fill(0x20, headerLength);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 3);
  view.setUint32(4, records, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, recordLength, true);
  view.setUint8(29, language);
  fields.forEach(({ name, isText, length }, k) => {
    bytes.set(encode(name).subarray(0, 10), 32 + 32 * k);
    bytes[32 + 32 * k + 11] = isText ? 0x43 : 0x4e;
    bytes[32 + 32 * k + 16] = length;
    bytes[32 + 32 * k + 17] = isText ? 0 : 6;
  });
  bytes[headerLength - 1] = 13;
  for (let row = 0; row < records; row++) {
    let at = headerLength + row * recordLength;
    if (deleted.includes(row)) bytes[at] = 0x2a;
    at += 1;
    for (const { cells, length } of fields) {
      const cell = cells[row];
      if (cell !== null && cell !== undefined) bytes.set(encode(String(cell)).subarray(0, length), at);
      at += length;
    }
  }
  return bytes;
}
