import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { localPlane } from '../../src/domain/plane.ts';
import { frameOfEdges } from '../../src/grid/frame.ts';
import { writeGeoTiff } from '../../src/grid/geotiff.ts';
import { readGeoTiff } from '../../src/grid/geotiff-reader.ts';
import { type Grid, type GridCrs, spotHeights } from '../../src/grid/grid.ts';
import { unpack } from '../../src/grid/tiff/unpack.ts';
import { int16, lzw, tiff } from './tiff.ts';

const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = localPlane(118.5, 28.9);
const grid: Grid = {
  ...frameOfEdges([1000, 2000, 1030, 2020], 10),
  crs: { kind: 'local' },
  values: Float32Array.of(50.25, 51.5, Number.NaN, 60, 61.125, 62),
  indicator: 'Ld',
  period: '06–22',
  meta: { unit: 'dB', method: 'A < B & C', illustrative: true, notes: [] },
};

const codeOf = (bytes: Uint8Array): string => {
  try {
    readGeoTiff(bytes, 'a.tif');
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('GeoTIFF of this program', () => {
  it.each<[string, GridCrs]>([
    [
      'the local plane',
      { kind: 'plane', plane: { centralMeridianDeg, scale, falseEastingM, falseNorthingM } },
    ],
    ['CGCS2000 3° without zone number', { kind: 'epsg', code: 4549 }],
    ['CGCS2000 3° with zone number', { kind: 'epsg', code: 4528 }],
  ])('comes back whole with %s', (_, crs) => {
    expect(readGeoTiff(new Uint8Array(writeGeoTiff({ ...grid, crs })), 'a.tif')).toEqual({
      ...grid,
      crs,
    });
  });

  it('without a place on the earth is taken as plane metres, and it is said', () => {
    const read = readGeoTiff(new Uint8Array(writeGeoTiff(grid)), 'a.tif');
    expect(read.crs).toEqual({ kind: 'local' });
    expect(read.meta.notes).toEqual([{ code: 'tif-no-crs', where: { file: 'a.tif' } }]);
  });
});

/** 5 × 3 cells of 30 m with the north-west corner at 600 000, 3 200 000; −9999 means none. */
const heights = [101, 102, 103, 104, 105, 111, 112, -9999, 114, 115, 121, 122, 123, 124, 125];
const expected = heights.map((z) => (z === -9999 ? Number.NaN : z));
const keys = (...more: number[][]) => {
  const list = [[1024, 0, 1, 1], [1025, 0, 1, 1], ...more].sort((a, b) => a[0] - b[0]);
  return [3, [1, 1, 0, list.length, ...list.flat()]] as const;
};
const registration = { 33550: [12, [30, 30, 0]], 33922: [12, [0, 0, 0, 600000, 3200000, 0]] } as const;
const tags = {
  258: [3, [16]],
  278: [4, [2]],
  339: [3, [2]],
  ...registration,
  34735: keys([3072, 0, 1, 4549]),
  42113: [2, '-9999'],
} as const;
const size = { width: 5, height: 3 };
const strips = [int16(heights.slice(0, 10)), int16(heights.slice(10))];

const bits = (code: number, width: number) => code.toString(2).padStart(width, '0');
const bytesOfBits = (text: string) =>
  Uint8Array.from(text.match(/.{1,8}/g) ?? [], (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));

describe('packing of TIFF', () => {
  it('LZW: a code that is just being made, and codes that grow wider', () => {
    // "aaa" = a, then the entry that a and a make while it is being read.
    const growing = bytesOfBits([256, 97, 258, 257].map((code) => bits(code, 9)).join(''));
    expect([...unpack(growing, 5, 3)]).toEqual([97, 97, 97]);
    // 600 bytes without any repeat of two make an entry each: from entry 511 on codes have 10 bits.
    const bytes = Array.from({ length: 300 }, (_, k) => (k * 7) % 256);
    let next = 257;
    let text = bits(256, 9);
    for (const byte of bytes) {
      text += bits(byte, next >= 511 ? 10 : 9);
      next++;
    }
    expect([...unpack(bytesOfBits(text + bits(257, 10)), 5, 300)]).toEqual(bytes);
  });

  it('PackBits: the example of TIFF 6.0 section 9', () => {
    const packed = [0xfe, 0xaa, 0x02, 0x80, 0x00, 0x2a, 0xfd, 0xaa, 0x03, 0x80, 0x00, 0x2a, 0x22, 0xf7, 0xaa];
    const plain = 'aa aa aa 80 00 2a aa aa aa aa 80 00 2a 22 aa aa aa aa aa aa aa aa aa aa';
    expect(Buffer.from(unpack(Uint8Array.from(packed), 32773, 24)).toString('hex')).toBe(
      plain.replaceAll(' ', ''),
    );
  });

  it('what is no such packing, or too short, is refused', () => {
    expect(() => unpack(new Uint8Array(4), 50000, 4)).toThrow('compression 50000');
    expect(() => unpack(new Uint8Array(4), 1, 8)).toThrow('cut off');
    expect(() => unpack(bytesOfBits(bits(256, 9) + bits(97, 9) + bits(300, 9)), 5, 9)).toThrow('LZW');
  });
});

describe('GeoTIFF of other programs', () => {
  const isRead = (bytes: Uint8Array) => {
    const read = readGeoTiff(bytes, 'dem.tif');
    expect([read.width, read.height, read.cellSizeM]).toEqual([5, 3, 30]);
    expect(read.origin).toEqual([600015, 3199985]);
    expect([...read.values]).toEqual(expected);
    return read;
  };

  it('of whole numbers in strips, plain, deflated and by LZW', () => {
    const { crs, meta } = isRead(tiff({ ...size, compression: 1, blocks: strips, tags }));
    expect([crs, meta.notes]).toEqual([{ kind: 'epsg', code: 4549 }, []]);
    isRead(tiff({ ...size, compression: 8, blocks: strips, tags }));
    isRead(tiff({ ...size, compression: 5, blocks: strips.map(lzw), tags }));
  });

  it('in tiles, with the predictor of differences', () => {
    const tile = (from: number) => {
      const rows = [0, 1, 2].map((row) => {
        const cells = Array.from({ length: 16 }, (_, k) => (from + k < 5 ? heights[5 * row + from + k] : 0));
        return cells.map((z, k) => (k === 0 ? z : z - cells[k - 1]));
      });
      return int16([...rows.flat(), ...Array<number>(13 * 16).fill(0)]);
    };
    const { 278: _, ...rest } = tags;
    const tiled = { ...rest, 317: [3, [2]], 322: [4, [16]], 323: [4, [16]] } as const;
    isRead(tiff({ ...size, compression: 8, blocks: [tile(0)], tags: tiled }));
  });

  it('with pixels that are points has its first cell at the tie point', () => {
    const points = {
      ...tags,
      34735: [3, [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 4549]],
    } as const;
    const read = readGeoTiff(tiff({ ...size, compression: 1, blocks: strips, tags: points }), 'dem.tif');
    expect(read.origin).toEqual([600000, 3200000]);
    expect(spotHeights(read)).toHaveLength(14);
    expect(spotHeights(read)[7]).toEqual([600090, 3199970, 114]);
  });

  it('in a plane that is not known is plane metres, and the note names it', () => {
    const foreign = { ...tags, 34735: keys([3072, 0, 1, 2154], [3076, 0, 1, 9001]) };
    const { crs, meta } = isRead(tiff({ ...size, compression: 1, blocks: strips, tags: foreign }));
    expect(crs).toEqual({ kind: 'local' });
    expect(meta.notes).toEqual([
      { code: 'crs-taken-local', params: { crs: 'EPSG:2154' }, where: { file: 'dem.tif' } },
    ]);
  });

  it.each([
    ['degrees', { 34735: [3, [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326]] }, 'tif-degrees'],
    ['feet', { 34735: keys([3072, 0, 1, 2225], [3076, 0, 1, 9003]) }, 'tif-not-metres'],
    ['the web Mercator map', { 34735: keys([3072, 0, 1, 3857]) }, 'crs-world-map'],
    ['oblong cells', { 33550: [12, [30, 20, 0]] }, 'tif-not-square'],
    ['rows from the south', { 33550: [12, [30, -30, 0]] }, 'tif-turned'],
    ['no place', { 33550: [12, []], 33922: [12, []] }, 'tif-no-place'],
    ['too many cells', { 256: [4, [20000]], 257: [4, [20000]] }, 'tif-too-large'],
  ] as const)('with %s is refused', (_, changed, code) => {
    expect(codeOf(tiff({ ...size, compression: 1, blocks: strips, tags: { ...tags, ...changed } }))).toBe(
      code,
    );
  });

  it('cut off or no TIFF at all is refused', () => {
    expect(codeOf(new Uint8Array(20))).toBe('tif-broken');
    expect(codeOf(tiff({ ...size, compression: 8, blocks: strips, tags }).subarray(0, -8))).toBe(
      'tif-broken',
    );
  });

  it('with damaged bytes is read or refused, never anything else', () => {
    const whole = tiff({ ...size, compression: 5, blocks: strips.map(lzw), tags });
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        try {
          const { values, width, height } = readGeoTiff(bytes, 'a.tif');
          expect(values).toHaveLength(width * height);
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
