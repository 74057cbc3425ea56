import { strFromU8, unzipSync } from 'fflate';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { localPlane, planeOfEpsg, transverseMercator } from '../../src/domain/plane.ts';
import { readAsciiGrid, writeAsciiGrid } from '../../src/grid/ascii-grid.ts';
import { maskByDistance, maskByPolygons } from '../../src/grid/clip.ts';
import { autoCellSizeM, frameOfEdges } from '../../src/grid/frame.ts';
import { writeGeoTiff } from '../../src/grid/geotiff.ts';
import { cellAt, type Grid, gridEdges } from '../../src/grid/grid.ts';
import { readPrj, writePrj } from '../../src/grid/prj.ts';
import { parseStoredGrid, writeStoredGrid } from '../../src/grid/stored-grid.ts';
import { archiveJobs } from '../../src/workers/archive-jobs.ts';

const { centralMeridianDeg, scale, falseEastingM, falseNorthingM } = localPlane(118.5, 28.9);
const grid: Grid = {
  ...frameOfEdges([1000, 2000, 1030, 2020], 10),
  crs: { kind: 'plane', plane: { centralMeridianDeg, scale, falseEastingM, falseNorthingM } },
  values: Float32Array.of(50.25, 51.5, Number.NaN, 60, 61.125, 62),
  indicator: 'Ld',
  period: '06–22',
  meta: {
    unit: 'dB',
    method: 'IDW, power 2',
    illustrative: true,
    notes: [{ code: 'points-merged', params: { count: 1, places: 2 } }],
  },
};
const codes = (act: () => unknown): string => {
  try {
    act();
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the frame', () => {
  it('has its origin at the centre of the north-west cell', () => {
    expect(grid.origin).toEqual([1005, 2015]);
    expect([grid.width, grid.height]).toEqual([3, 2]);
    expect(gridEdges(grid)).toEqual([1000, 2000, 1030, 2020]);
    expect(cellAt(grid, 1000.1, 2019.9)).toBe(0);
    expect(cellAt(grid, 1029.9, 2000.1)).toBe(5);
    expect(cellAt(grid, 999.9, 2010)).toBe(-1);
  });

  it('takes a round cell size for about 40 000 cells, never under 2 m', () => {
    expect(autoCellSizeM([0, 0, 10_000, 10_000])).toBe(50);
    expect(autoCellSizeM([0, 0, 6000, 4000])).toBe(50);
    expect(autoCellSizeM([0, 0, 100, 100])).toBe(2);
  });
});

describe('masks', () => {
  const frame = frameOfEdges([0, 0, 100, 100], 10);
  const count = (mask: Uint8Array) => mask.reduce((sum, cell) => sum + cell, 0);

  it('by distance holds the cells whose centre lies within it', () => {
    const mask = maskByDistance(frame, [52], [48], 21);
    for (let row = 0; row < 10; row++)
      for (let column = 0; column < 10; column++)
        expect(mask[row * 10 + column]).toBe(
          Math.hypot(5 + 10 * column - 52, 95 - 10 * row - 48) <= 21 ? 1 : 0,
        );
  });

  it('by polygons leaves holes out and unites parts', () => {
    const square = (from: number, to: number) =>
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
        [from, from],
      ] as [number, number][];
    expect(count(maskByPolygons(frame, [[square(0, 100), square(30, 60)]]))).toBe(100 - 9);
    expect(count(maskByPolygons(frame, [[square(0, 30)], [square(60, 100)]]))).toBe(9 + 16);
  });
});

describe('the .prj', () => {
  const degrees = '+proj=longlat +ellps=GRS80 +no_defs';
  const metres = writePrj({ kind: 'epsg', code: 4549 });

  it.each([
    ['the local plane', grid.crs],
    ['CGCS2000 3° without zone number', { kind: 'epsg', code: 4549 }],
    ['CGCS2000 3° with zone number', { kind: 'epsg', code: 4528 }],
  ] as const)('of %s projects as the plane does and is read back', (_, crs) => {
    const text = writePrj(crs);
    const plane =
      crs.kind === 'plane'
        ? transverseMercator(crs.plane)
        : crs.kind === 'epsg'
          ? planeOfEpsg(crs.code)
          : null;
    const [x, y] = proj4(degrees, text, [118.61, 28.87]);
    const [expectedX, expectedY] = plane?.toPlane(118.61, 28.87) ?? [];
    expect(x).toBeCloseTo(expectedX ?? Number.NaN, 4);
    expect(y).toBeCloseTo(expectedY ?? Number.NaN, 4);
    expect(readPrj(text, 'ld.prj')).toEqual(crs);
  });

  it('names the zone as other programs do, and metres without a place as local', () => {
    expect(metres).toContain('PROJCS["CGCS2000_3_Degree_GK_CM_120E"');
    expect(writePrj({ kind: 'epsg', code: 4528 })).toContain('PROJCS["CGCS2000_3_Degree_GK_Zone_40"');
    expect(readPrj(writePrj({ kind: 'local' }), 'ld.prj')).toEqual({ kind: 'local' });
  });

  it('with an origin off the equator is moved there', () => {
    const text = metres.replace('"Latitude_Of_Origin",0', '"Latitude_Of_Origin",28.5');
    const crs = readPrj(text, 'ld.prj');
    if (crs.kind !== 'plane') throw new Error(crs.kind);
    const [x, y] = proj4(degrees, text, [119.2, 28.9]);
    const [ownX, ownY] = transverseMercator(crs.plane).toPlane(119.2, 28.9);
    expect(ownX).toBeCloseTo(x, 4);
    expect(ownY).toBeCloseTo(y, 4);
  });

  it.each([
    ['degrees', 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]'],
    ["Xi'an 80", metres.replace('6378137.0,298.257222101', '6378140.0,298.257')],
    ['feet', metres.replace('"Meter",1.0', '"Foot",0.3048')],
    ['another projection', metres.replace('Gauss_Kruger', 'Lambert_Conformal_Conic')],
    ['nothing', ''],
  ])('of %s is refused', (_, text) => {
    expect(codes(() => readPrj(text, 'ld.prj'))).toBe('prj-unknown');
  });

  it('goes with the grid and its recipe into one ZIP', async () => {
    const recipe = '{"note":"示意"}';
    const { value } = await archiveJobs.asciiArchive({ grid, name: 'ld', recipe }).next();
    if (!(value instanceof Uint8Array)) throw new Error('no archive');
    const inside = Object.entries(unzipSync(value)).map(([name, bytes]) => [name, strFromU8(bytes)]);
    expect(Object.fromEntries(inside)).toEqual({
      'ld.asc': writeAsciiGrid(grid),
      'ld.prj': writePrj(grid.crs),
      'ld-recipe.json': recipe,
    });
  });
});

describe('ESRI ASCII', () => {
  it('gives back what was written', () => {
    const back = readAsciiGrid(writeAsciiGrid(grid), 'ld.asc');
    expect([...back.values]).toEqual([...grid.values]);
    expect(back.origin).toEqual(grid.origin);
  });

  it('reads cell centres and other no-data values', () => {
    const back = readAsciiGrid(
      'NCOLS 2\nNROWS 1\nXLLCENTER 5\nYLLCENTER 15\nCELLSIZE 10\nNODATA_VALUE -1\n-1 7.5\n',
      'a.asc',
    );
    expect(back.origin).toEqual([5, 15]);
    expect([...back.values]).toEqual([Number.NaN, 7.5]);
  });

  it.each([
    ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\n1 2', 'asc-header'],
    ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\n1', 'asc-count'],
    ['ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 10\n1 x2', 'asc-value'],
    ['ncols 100000\nnrows 100000\nxllcorner 0\nyllcorner 0\ncellsize 10\n1', 'asc-too-large'],
    ['', 'asc-header'],
  ])('refuses %j', (text, code) => {
    expect(codes(() => readAsciiGrid(text, 'a.asc'))).toBe(code);
  });
});

describe('the stored grid', () => {
  it('gives back what was written, to 0.01 dB', () => {
    const back = parseStoredGrid(writeStoredGrid(grid), 'g.json');
    expect([...back.values]).toEqual([50.25, 51.5, Number.NaN, 60, Math.fround(61.13), 62]);
    expect({ ...back, values: null }).toEqual({ ...grid, values: null });
  });

  it('refuses what is no grid', () => {
    expect(codes(() => parseStoredGrid('{', 'g.json'))).toBe('grid-json');
    expect(
      codes(() => parseStoredGrid(writeStoredGrid(grid).replace('"width":3', '"width":4'), 'g.json')),
    ).toBe('grid-json');
  });
});

describe('GeoTIFF', () => {
  const view = new DataView(writeGeoTiff(grid));
  const entry = (tag: number) => {
    for (let k = 0; k < view.getUint16(8, true); k++) {
      const at = 10 + 12 * k;
      if (view.getUint16(at, true) === tag)
        return { type: view.getUint16(at + 2, true), count: view.getUint32(at + 4, true), at: at + 8 };
    }
    throw new Error(`no tag ${tag}`);
  };
  const doubles = (tag: number) => {
    const { count, at } = entry(tag);
    return Array.from({ length: count }, (_, i) => view.getFloat64(view.getUint32(at, true) + 8 * i, true));
  };

  it('has its tags in ascending order and its pixels in the strip', () => {
    const tags = Array.from({ length: view.getUint16(8, true) }, (_, k) => view.getUint16(10 + 12 * k, true));
    expect(tags).toEqual([...tags].sort((a, b) => a - b));
    const strip = view.getUint32(entry(273).at, true);
    expect(Array.from({ length: 6 }, (_, i) => view.getFloat32(strip + 4 * i, true))).toEqual([
      ...grid.values,
    ]);
    expect(view.byteLength).toBe(strip + 24);
  });

  it('places the north-west edge and names the plane', () => {
    expect(doubles(33922)).toEqual([0, 0, 0, 1000, 2020, 0]);
    expect(doubles(33550)).toEqual([10, 10, 0]);
    expect(doubles(34736)).toEqual([118.5, 0, falseEastingM, falseNorthingM, 1]);
  });

  it.each([
    ['illustrative', grid, 'IDW, power 2', '示意 / illustrative'],
    [
      'measured',
      { ...grid, meta: { ...grid.meta, method: 'a < b & "c"\0', illustrative: false } },
      'a &lt; b &amp; "c" ',
      'no',
    ],
  ])('says what the numbers are, as UTF-8 with its closing zero: %s', (_, given, method, illustrative) => {
    const tiff = new DataView(writeGeoTiff(given));
    const count = tiff.getUint16(8, true);
    const at = Array.from({ length: count }, (_, k) => 10 + 12 * k).find(
      (position) => tiff.getUint16(position, true) === 42112,
    );
    if (at === undefined) throw new Error('no tag 42112');
    expect(tiff.getUint16(at + 2, true)).toBe(2);
    const bytes = new Uint8Array(tiff.buffer, tiff.getUint32(at + 8, true), tiff.getUint32(at + 4, true));
    expect(bytes.indexOf(0)).toBe(bytes.length - 1);
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, -1))).toBe(
      '<GDALMetadata><Item name="indicator">Ld</Item><Item name="period">06–22</Item>' +
        `<Item name="unit">dB</Item><Item name="method">${method}</Item>` +
        `<Item name="illustrative">${illustrative}</Item></GDALMetadata>`,
    );
  });
});
