import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import { crsOfPrj } from '../../src/formats/prj-crs.ts';
import { readShapefile } from '../../src/formats/shapefile.ts';
import { writePrj } from '../../src/grid/prj.ts';
import { dbf, point, type Shape, shp } from './shapefile-bytes.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const square = (from: number, to: number, clockwise = true) => {
  const ring: [number, number][] = [
    [from, from],
    [from, to],
    [to, to],
    [to, from],
    [from, from],
  ];
  return clockwise ? ring : ring.reverse();
};
/** "人民路" in GBK. */
const road = Uint8Array.of(0xc8, 0xcb, 0xc3, 0xf1, 0xc2, 0xb7);
const inGbk = (text: string) => (text === '人民路' ? road : bytes(text));
const points = shp(1, [point(1, 2), point(3, 4)]);

const refusal = (job: Promise<unknown>) =>
  job.then(
    () => 'accepted',
    (error: Error) => error.message,
  );

describe('shapes', () => {
  it('points, with numbers, texts and blanks of the table', async () => {
    const table = dbf({ NAME: ['人民路', null], HEIGHT: [5.5, null] });
    const { features, encoding, crs, notes } = await readShapefile({ shp: points, dbf: table }, 'a.shp');
    expect(features).toEqual([
      {
        row: 1,
        geometry: { type: 'Point', coordinates: [1, 2] },
        properties: { NAME: '人民路', HEIGHT: 5.5 },
      },
      { row: 2, geometry: { type: 'Point', coordinates: [3, 4] }, properties: { NAME: null, HEIGHT: null } },
    ]);
    expect([encoding, crs, notes]).toEqual(['utf-8', null, []]);
  });

  it('lines of several parts keep their z', async () => {
    const lines = shp(13, [
      {
        type: 13,
        parts: [
          [
            [0, 0, 5],
            [10, 0, 6],
          ],
          [
            [20, 0, 7],
            [30, 0, 8],
            [40, 0, 9],
          ],
        ],
      },
    ]);
    const { features } = await readShapefile({ shp: lines }, 'a.shp');
    expect(features[0].geometry).toEqual({
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0, 5],
          [10, 0, 6],
        ],
        [
          [20, 0, 7],
          [30, 0, 8],
          [40, 0, 9],
        ],
      ],
    });
  });

  it('a hole goes to the ring that holds it, not to the box around it', async () => {
    // An L around the corner of a second polygon: the hole lies in the second, and in the box of the first.
    const ell: [number, number][] = [
      [0, 0],
      [0, 100],
      [10, 100],
      [10, 10],
      [100, 10],
      [100, 0],
      [0, 0],
    ];
    const shape: Shape = { type: 5, parts: [ell, square(20, 90), square(40, 60, false)] };
    const { features } = await readShapefile({ shp: shp(5, [shape]) }, 'a.shp');
    const { geometry } = features[0];
    if (geometry?.type !== 'MultiPolygon') throw new Error(geometry?.type);
    expect(geometry.coordinates.map((polygon) => polygon.length).sort()).toEqual([1, 2]);
    expect(geometry.coordinates.find((polygon) => polygon.length === 2)?.[0][0]).toEqual([20, 20]);
  });

  it('rings that run the wrong way round are polygons all the same', async () => {
    const { features } = await readShapefile(
      { shp: shp(5, [{ type: 5, parts: [square(0, 10, false)] }]) },
      'a.shp',
    );
    expect(features[0].geometry?.type).toBe('Polygon');
  });

  it('null shapes stay rows, deleted rows go with their shapes', async () => {
    const shapes = shp(1, [point(1, 2), { type: 0, parts: [] }, point(3, 4)]);
    const { features } = await readShapefile(
      { shp: shapes, dbf: dbf({ ID: [1, 2, 3] }, { deleted: [0] }) },
      'a.shp',
    );
    expect(features.map(({ row, geometry, properties }) => [row, geometry?.type, properties.ID])).toEqual([
      [2, undefined, 2],
      [3, 'Point', 3],
    ]);
  });

  it('a file cut off gives what is whole, and says so', async () => {
    const { features, notes } = await readShapefile(
      { shp: points.subarray(0, -4), dbf: dbf({ ID: [1, 2] }) },
      'a.shp',
    );
    expect(features).toHaveLength(1);
    expect(notes.map(({ code }) => code)).toEqual(['shp-cut-off', 'dbf-rows-differ']);
  });

  it.each([
    ['no shapefile', new Uint8Array(200), undefined, 'shp-broken'],
    ['a multipatch', shp(31, []), undefined, 'shp-type'],
    ['a damaged table', points, new Uint8Array(40), 'dbf-broken'],
  ])('%s is refused', async (_, shapes, table, code) => {
    expect(await refusal(readShapefile({ shp: shapes, dbf: table }, 'a.shp'))).toBe(code);
  });
});

it('a shapefile with damaged bytes is read or refused, never anything else', async () => {
  const shapes = shp(5, [{ type: 5, parts: [square(20, 90), square(40, 60, false)] }]);
  const table = dbf({ NAME: ['x'], HEIGHT: [5] });
  const changes = (bytes: Uint8Array) =>
    fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 });
  const changed = (bytes: Uint8Array, list: readonly (readonly [number, number])[]) => {
    const copy = bytes.slice();
    for (const [at, byte] of list) copy[at] = byte;
    return copy;
  };
  await fc.assert(
    fc.asyncProperty(changes(shapes), changes(table), async (inShapes, inTable) => {
      const parts = { shp: changed(shapes, inShapes), dbf: changed(table, inTable) };
      const error = await readShapefile(parts, 'a.shp').then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error !== null) expect(error).toBeInstanceOf(DataError);
    }),
    { numRuns: 1000 },
  );
});

describe('the text of the table', () => {
  const gbk = dbf({ NAME: ['人民路', 'x'] }, { encode: inGbk });
  const read = async (table: Uint8Array, cpg?: string) => {
    const { features, encoding, notes } = await readShapefile(
      { shp: points, dbf: table, cpg: cpg === undefined ? undefined : bytes(cpg) },
      'a.shp',
    );
    expect(features[0].properties.NAME).toBe('人民路');
    return [encoding, ...notes.map(({ code }) => code)];
  };

  it('in GBK: by the .cpg, the language driver, or the bytes', async () => {
    for (const name of ['GBK', '936', 'ANSI 936', 'GB2312\r\n', 'cp936'])
      expect(await read(gbk, name)).toEqual(['gb18030']);
    expect(await read(dbf({ NAME: ['人民路', 'x'] }, { encode: inGbk, language: 0x4d }))).toEqual([
      'gb18030',
    ]);
    expect(await read(gbk)).toEqual(['gb18030', 'encoding-gb18030']);
  });

  it('is not what a wrong or a nonsensical .cpg says', async () => {
    expect(await read(gbk, 'UTF-8')).toEqual(['gb18030', 'encoding-not-as-named', 'encoding-gb18030']);
    expect(await read(gbk, '<html>')).toEqual(['gb18030', 'encoding-name-unknown', 'encoding-gb18030']);
    expect(await read(dbf({ NAME: ['人民路', 'x'] }), 'UTF-8')).toEqual(['utf-8']);
  });
});

describe('the .prj', () => {
  const lambert =
    'PROJCS["RGF93 / Lambert-93",GEOGCS["RGF93",DATUM["D",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["standard_parallel_1",49],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AXIS["X",EAST],AXIS["Y",NORTH],AUTHORITY["EPSG","2154"]]';
  const degrees = (spheroid: string) =>
    `GEOGCS["Name",DATUM["D",SPHEROID["S",${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;

  it('names 3° zones of CGCS2000, and degrees of WGS 84 and CGCS2000', () => {
    for (const code of [4513, 4528, 4548, 4549])
      expect(crsOfPrj(writePrj({ kind: 'epsg', code }), 'a.prj')?.crs).toEqual({ kind: 'epsg', code });
    for (const spheroid of ['6378137.0,298.257223563', '6378137.0,298.257222101'])
      expect(crsOfPrj(degrees(spheroid), 'a.prj')?.crs).toEqual({ kind: 'lnglat' });
  });

  it('of another plane in metres is kept by name, with a note', () => {
    expect(crsOfPrj(lambert, 'a.prj')).toEqual({
      crs: { kind: 'local' },
      foreign: 'EPSG:2154',
      notes: [{ code: 'crs-taken-local', params: { crs: 'RGF93 / Lambert-93' }, where: { file: 'a.prj' } }],
    });
  });

  it('in degrees of another ellipsoid, or in feet, is refused; nonsense is passed over', async () => {
    const codeOf = (text: string) => refusal(Promise.resolve().then(() => crsOfPrj(text, 'a.prj')));
    expect(await codeOf(degrees('6378245.0,298.3'))).toBe('crs-unsupported');
    expect(await codeOf(lambert.replace('"metre",1,', '"foot",0.3048,'))).toBe('crs-not-metres');
    expect(await codeOf(lambert.replace('Lambert_Conformal_Conic_2SP', 'Mercator_1SP'))).toBe(
      'crs-world-map',
    );
    expect(await codeOf(lambert.replace('Lambert_Conformal_Conic_2SP', 'Hotine_Oblique_Mercator'))).toBe(
      'accepted',
    );
    const { crs, notes } = await readShapefile({ shp: points, prj: bytes('<html>') }, 'a.shp');
    expect([crs, notes.map(({ code }) => code)]).toEqual([null, ['prj-nonsense', 'dbf-missing']]);
  });
});
