import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** Exposure per functional zone on the command line. */

vi.setConfig({ testTimeout: 60_000 });

let folder = '';
const put = (name: string, content: unknown) =>
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
const shengtu = (...args: string[]) =>
  spawnSync(
    process.execPath,
    [join(resolve(import.meta.dirname, '../..'), 'scripts/shengtu.mjs'), 'exposure', ...args],
    { encoding: 'utf8', cwd: folder },
  );

const area = (
  [w, s, e, n]: readonly [number, number, number, number],
  properties: Readonly<Record<string, unknown>>,
) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shengtu-zones-'));
  // Two cells of 100 m: 60 dB in the west, 56 dB in the east.
  put('ld.asc', 'ncols 2\nnrows 1\nxllcorner 1000\nyllcorner 0\ncellsize 100\n60 56\n');
  put(
    'houses.geojson',
    collection(
      area([1020, 20, 1030, 30], { people: 3 }),
      area([1150, 20, 1160, 30], { people: 5, use: 'education' }),
      area([1180, 20, 1190, 30], { people: 7 }),
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('exposure --zones', () => {
  it('counts per class of zones, and what is above the limit', () => {
    put(
      'zones.geojson',
      collection(
        area([1000, 0, 1100, 100], { ZONE: '2类' }),
        area([1100, 0, 1170, 100], { ZONE: 1 }),
        area([1000, 0, 1100, 100], { ZONE: 'park' }),
      ),
    );
    const { status, stdout, stderr } = shengtu(
      ...['ld.asc', 'houses.geojson', '--zones', 'zones.geojson', '--indicator', 'Ld'],
    );
    expect(status).toBe(0);
    expect(stderr).toContain('"park" is no class of GB 3096-2008');
    const { zones, totals, zoneLimits } = JSON.parse(stdout);
    expect(zoneLimits).toEqual({ period: 'day', source: 'GB 3096-2008 cl. 5.1, table 1' });
    expect(
      zones.map((one: { zone: string | null; limitDb: number | null; above: { people: number } | null }) => [
        one.zone,
        one.limitDb,
        one.above?.people ?? null,
      ]),
    ).toEqual([
      ['1', 55, 5],
      // Equal to the limit is not above it.
      ['2', 60, 0],
      [null, null, null],
    ]);
    expect(zones[0].above.sensitive.education).toBe(1);
    const people = zones.map((one: { totals: { people: number } }) => one.totals.people);
    expect(people).toEqual([5, 3, 7]);
    expect(totals.people).toBe(15);
  });

  it('counts without limits where the indicator has none, and says so', () => {
    const { stdout, stderr } = shengtu(
      ...['ld.asc', 'houses.geojson', '--zones', 'zones.geojson', '--indicator', 'Lden'],
    );
    expect(stderr).toContain('sets no limit for "Lden"');
    expect(JSON.parse(stdout).zones[0]).toMatchObject({ zone: '1', limitDb: null, above: null });
  });

  it('refuses a layer without any usable zone', () => {
    put('empty.geojson', collection(area([1000, 0, 1100, 100], { name: 'x' })));
    const { status, stderr } = shengtu('ld.asc', 'houses.geojson', '--zones', 'empty.geojson');
    expect(status).toBe(1);
    expect(stderr).toContain('There are no usable zones');
  });
});
