import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readNumbers } from '../fixtures/read-csv.ts';

/** The built command line as another program calls it. */

// Every call is a process of its own.
vi.setConfig({ testTimeout: 60_000 });

const root = resolve(import.meta.dirname, '../..');
const fixture = (path: string) => join(root, 'test/fixtures', path);
let folder = '';
const out = (name: string) => join(folder, name);

function shengtu(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'scripts/shengtu.mjs'), ...args],
    {
      encoding: 'utf8',
      cwd: folder,
    },
  );
  return { status, stdout, stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shengtu-cli-'));
  // The first call builds the bundle.
  expect(shengtu('--help').status).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const meuse = fixture('kriging/meuse-input.csv');
const gstat = ['--value', 'logzinc', '--method', 'kriging', '--variogram', 'spherical:0.05,0.59,897'];

describe('interpolate', () => {
  it('kriging at places equals gstat within 1e-6', () => {
    const reference = readNumbers('kriging/ordinary-kriging-25.csv');
    const { status, stdout } = shengtu(
      'interpolate',
      meuse,
      ...gstat,
      '--at',
      fixture('kriging/ordinary-kriging-25.csv'),
      '--out',
      out('k.csv'),
    );
    expect([status, stdout]).toEqual([0, '']);
    const [header, ...rows] = readFileSync(out('k.csv'), 'utf8').trim().split('\n');
    expect(header).toBe('x,y,value,variance');
    expect(rows).toHaveLength(reference.length);
    rows.forEach((row, i) => {
      const [x, y, value, variance] = row.split(',').map(Number);
      expect([x, y]).toEqual([reference[i].x, reference[i].y]);
      expect(Math.abs(value / reference[i].pred - 1)).toBeLessThan(1e-6);
      expect(Math.abs(variance / reference[i].var - 1)).toBeLessThan(1e-6);
    });
  });

  it('IDW with radius and neighbours equals the reference, as JSON on standard output', () => {
    const reference = readNumbers('kriging/idw-25.csv');
    const { status, stdout } = shengtu(
      'interpolate',
      fixture('kriging/idw-input.csv'),
      '--value',
      'z',
      '--method',
      'idw',
      '--neighbours',
      '12',
      '--radius',
      '3000',
      '--at',
      fixture('kriging/idw-25.csv'),
      '--crs',
      'local',
    );
    expect(status).toBe(0);
    const estimates: { value: number; variance: null }[] = JSON.parse(stdout);
    estimates.forEach(({ value, variance }, i) => {
      expect(value).toBeCloseTo(reference[i].p2_nearest12_radius3000, 9);
      expect(variance).toBeNull();
    });
  });

  it('writes a grid by cell edges, its variance beside it, and contours of it', () => {
    const grid = ['--cell', '50', '--bbox', '178500,329500,181500,333700', '--out', out('grid.asc')];
    const { status, stdout, stderr } = shengtu('interpolate', meuse, ...gstat, ...grid);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toContain('60 × 84 cells of 50 m, local plane metres');
    const header = readFileSync(out('grid.asc'), 'utf8').split('\n').slice(0, 5);
    expect(header).toEqual(['ncols 60', 'nrows 84', 'xllcorner 178500', 'yllcorner 329500', 'cellsize 50']);
    for (const prj of ['grid.prj', 'grid-variance.prj'])
      expect(readFileSync(out(prj), 'utf8')).toMatch(/^LOCAL_CS/);
    expect(readFileSync(out('grid-variance.asc'), 'utf8').split('\n').slice(0, 5)).toEqual(header);

    const bands = shengtu('contours', out('grid.asc'), '--from', '5', '--to', '7', '--step', '0.5');
    expect(bands.status).toBe(0);
    const collection = JSON.parse(bands.stdout);
    expect(collection.crs.properties.name).toBe('local');
    let area = 0;
    for (const { geometry } of collection.features)
      for (const polygon of geometry.coordinates)
        for (const ring of polygon)
          for (let i = 1; i < ring.length; i++)
            area += (ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1]) / 2;
    expect(area / (3000 * 4200)).toBeCloseTo(1, 6);
  });

  it('projects degrees, and a place on a station gives its value with variance 0', () => {
    writeFileSync(
      out('deg.csv'),
      'name,lon,lat,Ld\na,118.50,28.90,50\nb,118.52,28.90,60\nc,118.51,28.92,55\nd,118.53,28.93,52\n',
    );
    writeFileSync(out('at.csv'), 'lon,lat\n118.52,28.90\n118.515,28.91\n');
    const { stdout } = shengtu(
      'interpolate',
      'deg.csv',
      '--value',
      'ld',
      '--method',
      'kriging',
      '--variogram',
      'exponential:1,20,3000',
      '--at',
      'at.csv',
    );
    const [first, second] = JSON.parse(stdout);
    expect(first).toEqual({ x: 118.52, y: 28.9, value: 60, variance: 0 });
    expect(second.value).toBeGreaterThan(50);
    const grid = shengtu(
      'interpolate',
      'deg.csv',
      '--value',
      'Ld',
      '--method',
      'idw',
      '--cell',
      '200',
      '--out',
      'deg.json',
    );
    expect(grid.stderr).toContain('+lon_0=118.5');
    const { crs, width, height, values } = JSON.parse(readFileSync(out('deg.json'), 'utf8'));
    expect(crs.kind).toBe('plane');
    expect(values).toHaveLength(width * height);
    const bands = JSON.parse(shengtu('contours', 'deg.json').stdout);
    expect(bands.crs).toBeUndefined();
    // The ASCII grid has its CRS beside it, and comes to the same places by it.
    const sameGrid = ['--value', 'Ld', '--method', 'idw', '--cell', '200', '--out', 'deg.asc'];
    expect(shengtu('interpolate', 'deg.csv', ...sameGrid).status).toBe(0);
    const placesOf = ({ features }: typeof bands): number[] =>
      features.flatMap((band: { geometry: { coordinates: number[][][][] } }) =>
        band.geometry.coordinates.flat(3),
      );
    const byPrj = placesOf(JSON.parse(shengtu('contours', 'deg.asc').stdout));
    const own = placesOf(bands);
    // The JSON of a grid rounds its levels to 0.01 dB, so the bands' edges may lie a little apart.
    expect(Math.abs(Math.min(...byPrj) - Math.min(...own))).toBeLessThan(1e-5);
    const local = JSON.parse(shengtu('contours', 'deg.asc', '--crs', 'local').stdout);
    expect(local.crs.properties.name).toBe('local');
    writeFileSync(out('deg.prj'), 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]');
    const refused = shengtu('contours', 'deg.asc');
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('deg.prj: The CRS "GCS_WGS_1984" cannot be converted');
    const [lng, lat] = bands.features[0].geometry.coordinates[0][0][0];
    expect(Math.hypot(lng - 118.515, lat - 28.915)).toBeLessThan(0.05);
  });

  it('reduces hourly columns by energy over the periods asked for', () => {
    const days = fixture('import/whidbey-days.csv');
    const sites = readFileSync(fixture('import/whidbey-sites.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const places = new Map(sites.slice(1).map((cells) => [cells[2], `${cells[6]},${cells[5]}`]));
    const [header, ...rows] = readFileSync(days, 'utf8').trim().split(/\r?\n/);
    // Without the file's own indicator columns, which would be taken first.
    const joined = rows.map((row) => {
      const cells = row.split(',');
      return [...cells.slice(1, 4), places.get(cells[3]), ...cells.slice(12, 36)].join(',');
    });
    const names = header.split(',');
    writeFileSync(
      out('hours.csv'),
      [[...names.slice(1, 4), 'lon', 'lat', ...names.slice(12, 36)].join(','), ...joined].join('\n'),
    );
    const at = ['--at', 'perry.csv', '--method', 'idw'];
    writeFileSync(out('perry.csv'), 'lon,lat\n-122.629032,48.169589\n');
    const value = (field: string, hours: string) =>
      JSON.parse(shengtu('interpolate', 'hours.csv', '--value', field, '--hours', hours, ...at).stdout)[0]
        .value;
    // The file's own columns of 20B_SG, 2020-12-13.
    expect(value('Ldn', '7-22')).toBeCloseTo(50.89, 1);
    expect(value('Lden', '7-19-22')).toBeCloseTo(50.96, 1);
    expect(value('hour-09', '7-22')).toBeCloseTo(48.04, 2);
  });
});

describe('statistics', () => {
  it('cross-validates as gstat, with the sign predicted − observed', () => {
    const { status, stdout } = shengtu('cross-validate', meuse, ...gstat);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.n).toBe(155);
    expect(result.meanError).toBeCloseTo(1.26e-5, 7);
    expect(result.rmse).toBeCloseTo(0.39175, 5);
    readNumbers('kriging/leave-one-out-first40.csv').forEach((row, i) => {
      expect(result.residuals[i]).toBeCloseTo(-row.residual, 8);
    });
  });

  it('fits the variogram within 1 % of gstat', () => {
    const { stdout } = shengtu('fit-variogram', meuse, '--value', 'logzinc', '--model', 'spherical');
    const fit = JSON.parse(stdout);
    expect(fit.model).toBe('spherical');
    expect(Math.abs(fit.nugget / 0.05066242681921433 - 1)).toBeLessThan(0.01);
    expect(Math.abs(fit.psill / 0.5906078022101191 - 1)).toBeLessThan(0.01);
    expect(Math.abs(fit.range / 897.0209097970009 - 1)).toBeLessThan(0.01);
    expect(fit.weightedSumOfSquares).toBeLessThanOrEqual(9.011194398928604e-6);
    const bins = readNumbers('kriging/variogram-empirical.csv');
    expect(fit.bins).toHaveLength(bins.length);
    bins.forEach((bin, i) => {
      expect(fit.bins[i].pairs).toBe(bin.np);
      expect(fit.bins[i].semivariance).toBeCloseTo(bin.gamma, 10);
    });
  });
});

describe('convert and validate', () => {
  it('goes from CSV in a 3° zone to GeoJSON in degrees and back to CSV', () => {
    const { status } = shengtu('convert', fixture('import/gk-zone-north-first.csv'), 'zone.geojson');
    expect(status).toBe(0);
    const { features } = JSON.parse(readFileSync(out('zone.geojson'), 'utf8'));
    expect(features).toHaveLength(2);
    expect(features[0].geometry.coordinates[0]).toBeCloseTo(118.51, 8);
    expect(features[0].geometry.coordinates[1]).toBeCloseTo(28.9, 8);
    expect(features[0].properties).toMatchObject({ 点号: 'A', Leq: 50 });
    expect(shengtu('convert', 'zone.geojson', 'back.csv').status).toBe(0);
    const back = readFileSync(out('back.csv'), 'utf8').split('\r\n');
    expect(back[0]).toMatch(/^\uFEFFid,点号,Leq/);
    const [id, name, level, lng, lat, provenance] = back[1].split(',');
    expect([id, name, level, provenance]).toEqual(['2', 'A', '50', 'measured']);
    // 1e-7 degrees are a centimetre.
    expect(Number(lng)).toBeCloseTo(118.51, 7);
    expect(Number(lat)).toBeCloseTo(28.9, 7);
  });

  it('asks for the zone of six-digit eastings and takes it', () => {
    const six = fixture('import/gk-6-digits.csv');
    expect(shengtu('convert', six, 'six.geojson')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('--from-crs'),
    });
    expect(shengtu('convert', six, 'six.geojson', '--from-crs', 'EPSG:4549').status).toBe(0);
  });

  it('reports every fault and says so by its exit code', () => {
    const bad = shengtu(
      'validate',
      fixture('import/missing-and-wrong.csv'),
      fixture('import/features-odd.geojson'),
    );
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('missing-and-wrong.csv, row 5: Coordinates lie outside');
    expect(bad.stdout).toContain('features-odd.geojson, feature b: A position is not an array');
    const good = shengtu('validate', meuse, fixture('import/utf8-bom.csv'), join(root, 'data/catalog.json'));
    expect([good.status, good.stderr]).toEqual([0, '']);
  });

  it('names each layer that a catalogue loses, and checks the files of the others', () => {
    const catalog = JSON.parse(readFileSync(join(root, 'data/catalog.json'), 'utf8'));
    const [first, second] = catalog.layers;
    first.style.colour = 'red';
    writeFileSync(out('catalog.json'), JSON.stringify({ ...catalog, layers: [first, second] }));
    const { status, stdout } = shengtu('validate', 'catalog.json');
    expect(status).toBe(1);
    expect(stdout).toContain(`field layers.0.style.colour: Layer "${first.id}" is left out`);
    expect(stdout).toContain(second.source.url);
  });
});

describe('exit codes', () => {
  it.each([
    [['nonsense']],
    [['interpolate', meuse, '--value', 'logzinc', '--method', 'idw']],
    [['interpolate', meuse, '--value', 'logzinc', '--method', 'spline', '--cell', '50']],
    [['interpolate', meuse, '--values', 'logzinc']],
    [['interpolate', meuse, '--value', 'logzinc', '--method', 'idw', '--cell', 'wide']],
    [['interpolate', meuse, '--value', 'logzinc', '--method', 'idw', '--cell', '50', '--out', 'x.png']],
    [['contours']],
    [['validate']],
  ])('%j is a fault of usage: 2, usage on standard error', (args) => {
    const { status, stdout, stderr } = shengtu(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('shengtu');
  });

  it('refuses bad values with a line each: 1', () => {
    writeFileSync(
      out('bad.csv'),
      'x,y,z\n1000,1000,50\n1100,1000,<20\n1000,1100,\n1200,1200,52\n1300,north,53\n',
    );
    const { status, stdout, stderr } = shengtu(
      'interpolate',
      'bad.csv',
      '--value',
      'z',
      '--method',
      'idw',
      '--cell',
      '10',
    );
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr.trim().split('\n')).toEqual([
      'bad.csv, row 3, field z: "<20" is not a number',
      'bad.csv, row 6: Coordinates are neither numbers nor degrees, minutes and seconds',
    ]);
  });

  it('takes a plain column as given and remarks on what is hardly a level', () => {
    writeFileSync(out('zinc.csv'), 'x,y,z\n1000,1000,50\n1100,1000,51\n1000,1300,1839\n');
    const { status, stderr } = shengtu(
      'interpolate',
      'zinc.csv',
      '--value',
      'z',
      '--method',
      'idw',
      '--cell',
      '10',
      '--out',
      'zinc.asc',
    );
    expect(stderr).toContain('interpolated as given');
    expect(status).toBe(0);
  });

  it.each([
    ['two points', 'x,y,z\n1000,1000,50\n1100,1000,51\n', 'at least 3'],
    ['one place', 'x,y,z\n1000,1000,50\n1000,1000,51\n1000,1000,52\n', 'one place'],
  ])('refuses %s', (_, text, reason) => {
    writeFileSync(out('few.csv'), text);
    const { status, stderr } = shengtu(
      'interpolate',
      'few.csv',
      '--value',
      'z',
      '--method',
      'kriging',
      '--cell',
      '10',
      '--out',
      'few.asc',
    );
    expect(status).toBe(1);
    expect(stderr).toContain(reason);
  });

  it('names a file that is not there and a column that the file lacks', () => {
    expect(shengtu('validate', 'absent.csv')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('ENOENT'),
    });
    expect(shengtu('fit-variogram', meuse, '--value', 'lead')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('logzinc'),
    });
  });
});

describe('fuse', () => {
  /** 10 × 10 cells of 100 m at 60 dB, the south-east one empty; 21 stations of which one stands there. */
  beforeAll(() => {
    const rows = Array.from({ length: 10 }, (_, r) =>
      Array.from({ length: 10 }, (_, c) => (r + c === 18 ? -9999 : 60)),
    );
    const header = 'ncols 10\nnrows 10\nxllcorner 0\nyllcorner 0\ncellsize 100\nNODATA_value -9999\n';
    writeFileSync(out('physics.asc'), `${header}${rows.map((row) => row.join(' ')).join('\n')}\n`);
    const stations = Array.from({ length: 20 }, (_, k) => [
      50 + 100 * (k % 5),
      950 - 200 * Math.floor(k / 5),
      63 + (k % 2),
    ]);
    const csv = [['x', 'y', 'Lden'], ...stations, [950, 50, 80]];
    writeFileSync(out('measured.csv'), `${csv.map((row) => row.join(',')).join('\n')}\n`);
  });
  const run = (...more: string[]) =>
    shengtu('fuse', 'physics.asc', 'measured.csv', '--value', 'Lden', '--crs', 'local', ...more);

  it('adds the kriged corrections and states the errors before and after', () => {
    const { status, stdout, stderr } = run('--seed', '7', '--out', 'corrected.asc');
    expect(status).toBe(0);
    expect(stderr).toContain('1 stations take no part');
    const { correction, checks, leaveOneOut } = JSON.parse(stdout);
    expect(correction).toMatchObject({ kind: 'kriging', origin: 'default', stations: 16 });
    expect([checks.before.n, leaveOneOut.before.n]).toEqual([4, 16]);
    expect(checks.before.meanError).toBeLessThan(-2.9);
    expect(Math.abs(checks.after.meanError)).toBeLessThan(1);
    expect(checks.pairs[0]).toMatchObject({ predictedDb: 60 });
    const values = readFileSync(out('corrected.asc'), 'utf8').trim().split('\n').slice(-10);
    const cells = values.map((row) => row.trim().split(/\s+/).map(Number));
    expect(cells[9][9]).toBe(-9999);
    expect(
      cells
        .flat()
        .slice(0, -1)
        .every((level) => level > 62.9 && level < 64.1),
    ).toBe(true);
    // Where a station that is no check point stands, the map has its level.
    const [{ points, measuredDb }] = leaveOneOut.pairs;
    const k = points[0] - 1;
    expect(cells[2 * Math.floor(k / 5)][k % 5]).toBeCloseTo(measuredDb, 4);
    expect(run('--seed', '7').stdout).toBe(stdout);
  });

  it('takes check points and variogram as given', () => {
    const variogram = { model: 'exponential', nugget: 0.1, psill: 1, range: 300 };
    const { stdout } = run('--checks', '1, 2,3,20', '--variogram', 'exponential:0.1,1,300');
    const { correction, checks } = JSON.parse(stdout);
    expect(correction).toMatchObject({ origin: 'given', variogram });
    expect(checks.pairs.map(({ points }: { points: number[] }) => points)).toEqual([[1], [2], [3], [20]]);
  });

  it('refuses what it cannot use', () => {
    const few = run('--checks', '1,2');
    expect([few.status, few.stdout]).toEqual([1, '']);
    expect(few.stderr).toContain('Only 2 check points; at least 4 are needed');
    expect(run('--seed', '1', '--checks', '1').status).toBe(2);
    expect(run('--variogram', 'auto').status).toBe(2);
    expect(shengtu('fuse', 'physics.asc').status).toBe(2);
  });
});
