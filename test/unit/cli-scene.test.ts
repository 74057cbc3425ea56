import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writePrj } from '../../src/grid/prj.ts';
import { dbf, type Shape, shp } from './shapefile-bytes.ts';

/** From shapefiles to a map, its bands and who is exposed, on the built command line. */

vi.setConfig({ testTimeout: 60_000 });

const root = resolve(import.meta.dirname, '../..');
let folder = '';
const out = (name: string) => join(folder, name);
const read = (name: string) => JSON.parse(readFileSync(out(name), 'utf8'));

function shengtu(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts/shengtu.mjs'), ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
}

/** A village in EPSG:4549: one road, two houses, a meadow, a slope. */
const [east, north] = [450_000, 3_200_000];
const at = (x: number, y: number, z?: number): [number, number, number?] =>
  z === undefined ? [east + x, north + y] : [east + x, north + y, z];
const house = (x: number, y: number): Shape => ({
  type: 5,
  parts: [[at(x, y), at(x, y + 10), at(x + 12, y + 10), at(x + 12, y), at(x, y)]],
});

function putShapefile(name: string, shapes: Uint8Array, table?: Uint8Array) {
  writeFileSync(out(`${name}.shp`), shapes);
  if (table) writeFileSync(out(`${name}.dbf`), table);
  writeFileSync(out(`${name}.prj`), writePrj({ kind: 'epsg', code: 4549 }));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shengtu-scene-'));
  putShapefile(
    'roads',
    shp(3, [{ type: 3, parts: [[at(0, 0), at(200, 0)]] }]),
    dbf({
      PK: [1],
      LV_D: [800],
      LV_E: [300],
      LV_N: [60],
      HGV_D: [40],
      LV_SPD_D: [50],
      LV_SPD_E: [50],
      LV_SPD_N: [50],
      HGV_SPD_D: [50],
      PVMT: ['NL05'],
    }),
  );
  putShapefile('houses', shp(5, [house(50, 15), house(150, 60)]), dbf({ HEIGHT: [6, 9], POP: [4, 20] }));
  putShapefile(
    'meadow',
    shp(5, [{ type: 5, parts: [[at(0, 0), at(0, 100), at(200, 100), at(200, 0), at(0, 0)]] }]),
    dbf({ G: [1] }),
  );
  putShapefile(
    'spots',
    shp(11, [
      ...[at(-50, -50, 0), at(250, -50, 0), at(-50, 150, 5), at(250, 150, 5)].map(
        (p): Shape => ({ type: 11, parts: [[p]] }),
      ),
    ]),
  );
  expect(shengtu('--help').status).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('scene', () => {
  it('from shapefiles to a GeoTIFF, isobands in WGS 84 and exposure', () => {
    const made = shengtu(
      ...['scene', '--roads', 'roads.shp', '--buildings', 'houses.shp', '--ground', 'meadow.shp'],
      ...['--dem', 'spots.shp', '--profile', 'noisemodelling', '--out', 'a.scene.json'],
    );
    expect([made.status, made.stdout]).toEqual([0, '']);
    expect(made.stderr).toContain('1 road, 2 building, 1 ground, 4 terrain; 0 features left out');
    expect(shengtu('validate', 'a.scene.json').status).toBe(0);
    expect(read('a.scene.json').crs.properties.name).toBe('EPSG:4549');

    const box = `${east},${north - 50},${east + 200},${north + 100}`;
    const predicted = shengtu(
      ...[
        'predict',
        'a.scene.json',
        '--cell',
        '10',
        '--bbox',
        box,
        '--indicator',
        'Lden',
        '--out',
        'lden.tif',
      ],
    );
    expect(predicted.status).toBe(0);

    expect(shengtu('contours', 'lden.tif', '--out', 'bands.geojson').status).toBe(0);
    const [lng, lat] = read('bands.geojson').features[0].geometry.coordinates[0][0][0];
    expect([Math.round(lng), Math.round(lat)]).toEqual([119, 29]);

    for (const [file, ...more] of [['houses.shp', '--profile', 'noisemodelling'], ['a.scene.json']]) {
      const { status, stdout } = shengtu('exposure', 'lden.tif', file, ...more);
      expect(status).toBe(0);
      const { indicator, bands, totals, withoutLevel } = JSON.parse(stdout);
      expect([indicator, totals.people, totals.buildings, withoutLevel.people]).toEqual(['Lden', 24, 2, 0]);
      expect(totals.areaM2).toBe(200 * 150);
      // The house at the road is louder than the one behind.
      const levelOf = (people: number) =>
        bands.find((band: { people: number }) => band.people === people).from;
      expect(levelOf(4)).toBeGreaterThan(levelOf(20));
    }
  });

  it('takes a DEM as a grid', () => {
    writeFileSync(
      out('dem.asc'),
      `ncols 2\nnrows 2\nxllcorner ${east}\nyllcorner ${north}\ncellsize 100\n3 4\n1 -9999\n`,
    );
    writeFileSync(out('dem.prj'), writePrj({ kind: 'epsg', code: 4549 }));
    const { status, stderr } = shengtu(
      ...[
        'scene',
        '--roads',
        'roads.shp',
        '--dem',
        'dem.asc',
        '--profile',
        'noisemodelling',
        '--out',
        'b.scene.json',
      ],
    );
    expect([status, stderr.trim()]).toEqual([0, '1 road, 3 terrain; 0 features left out']);
  });

  it('names what it cannot use, and how it is used', () => {
    expect(shengtu('scene', '--roads', 'roads.shp')).toMatchObject({ status: 2 });
    expect(shengtu('scene', '--out', 'a.scene.json')).toMatchObject({ status: 2 });
    const wrong = shengtu('scene', '--roads', 'roads.csv', '--out', 'c.scene.json');
    expect([wrong.status, wrong.stderr]).toEqual([
      1,
      'roads.csv: A layer is a shapefile (.shp) or GeoJSON (.geojson, .json)\n',
    ]);
    // Without the profile the columns say nothing.
    const { status, stderr } = shengtu('scene', '--roads', 'roads.shp', '--out', 'c.scene.json');
    expect(status).toBe(1);
    expect(stderr).toContain('No usable feature is left');
  });
});

describe('exposure', () => {
  it('refuses buildings that cannot be brought into the plane of the grid', () => {
    writeFileSync(out('local.asc'), 'ncols 1\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 100\n60\n');
    const { status, stderr } = shengtu('exposure', 'local.asc', 'houses.shp', '--profile', 'noisemodelling');
    expect(status).toBe(1);
    expect(stderr).toContain(
      'Their coordinates (EPSG:4549) cannot be converted to those of the grid (local)',
    );
    expect(shengtu('exposure', 'local.asc').status).toBe(2);
  });

  it('takes GeoJSON in the plane of the grid', () => {
    writeFileSync(out('plane.asc'), 'ncols 2\nnrows 1\nxllcorner 1000\nyllcorner 0\ncellsize 100\n60 70\n');
    const ring = [
      [1020, 20],
      [1030, 20],
      [1030, 30],
      [1020, 30],
      [1020, 20],
    ];
    const geojson = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { people: 3, use: 'education' },
          geometry: { type: 'Polygon', coordinates: [ring] },
        },
      ],
    };
    writeFileSync(out('plane.geojson'), JSON.stringify(geojson));
    const { status, stdout } = shengtu('exposure', 'plane.asc', 'plane.geojson');
    expect(status).toBe(0);
    const band = JSON.parse(stdout).bands.find(({ from }: { from: number }) => from === 60);
    expect(band).toEqual({
      from: 60,
      to: 65,
      people: 3,
      dwellings: 0,
      buildings: 1,
      sensitive: { medical: 0, education: 1, welfare: 0 },
      areaM2: 10_000,
    });
  });

  it('counts the persons highly annoyed, people over the louder half of the façades', () => {
    // 10 m × 10 m across the border of both cells: four receivers at 70 dB, four at 60 dB.
    const ring = [
      [1095, 20],
      [1105, 20],
      [1105, 30],
      [1095, 30],
      [1095, 20],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const features = [{ type: 'Feature', properties: { people: 8 }, geometry }];
    writeFileSync(out('border.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
    const run = (...more: string[]) => shengtu('exposure', 'plane.asc', 'border.geojson', ...more);
    const asked = ['--annoyance', 'road', '--indicator', 'Lden'];
    const loudest = JSON.parse(run(...asked).stdout);
    // 8 · (78.9270 − 3.1162 · 70.5 + 0.0342 · 70.5²) %
    expect(loudest.distribution).toBe('most-exposed');
    expect(loudest.annoyance).toMatchObject({ effect: 'HA', source: 'road', fromDb: 40, peopleBelow: 0 });
    expect(loudest.annoyance.persons).toBeCloseTo(8 * 0.2921745, 6);
    const half = JSON.parse(run(...asked, '--distribution', 'median-half').stdout);
    expect(half.annoyance.bands).toHaveLength(1);
    expect(half.bands.find(({ from }: { from: number }) => from === 70).people).toBe(8);
    const night = JSON.parse(run('--annoyance', 'railway', '--indicator', 'Ln').stdout);
    expect(night.annoyance).toMatchObject({ effect: 'HSD', peopleAbove: 8 });

    const unnamed = run('--annoyance', 'road');
    expect(unnamed.status).toBe(1);
    expect(unnamed.stderr).toContain('Annoyance follows from Lden');
    expect(run('--annoyance', 'trams').status).toBe(2);
    expect(run('--distribution', 'mean').status).toBe(2);
  });
});
