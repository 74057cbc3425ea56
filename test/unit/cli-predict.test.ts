import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readAsciiGrid } from '../../src/grid/ascii-grid.ts';
import tc19 from '../fixtures/cnossos/tc19.json' with { type: 'json' };
import { feature, flatPower } from './acoustics-field.ts';

/** Scenes on the built command line. */

vi.setConfig({ testTimeout: 60_000 });

const root = resolve(import.meta.dirname, '../..');
let folder = '';
const out = (name: string) => join(folder, name);
const put = (name: string, content: unknown) => {
  writeFileSync(out(name), JSON.stringify(content));
  return out(name);
};

function shengtu(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts/shengtu.mjs'), ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shengtu-predict-'));
  expect(shengtu('--help').status).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const collection = (features: readonly unknown[], settings: unknown = {}) => ({
  type: 'FeatureCollection',
  shengtu: 1,
  crs: { type: 'name', properties: { name: 'local' } },
  settings,
  features,
});

/** A published case as a scene file: every z an altitude, ground zones in the order of the scene. */
function caseScene() {
  const closed = (ring: number[][]) => [...ring, ring[0]];
  return collection(
    [
      ...[...tc19.ground.zones]
        .reverse()
        .map(({ polygon, G }, k) =>
          feature(`g${k}`, 'Polygon', [closed(polygon)], { kind: 'ground', groundFactor: G }),
        ),
      ...tc19.topography.breaklines.map((line, k) =>
        feature(`t${k}`, 'LineString', line, { kind: 'terrain' }),
      ),
      ...tc19.buildings.map(({ polygon, zTop }, k) =>
        feature(`b${k}`, 'Polygon', [closed(polygon)], { kind: 'building', topM: zTop }),
      ),
      ...tc19.barriers.map(({ points }, k) => feature(`w${k}`, 'LineString', points, { kind: 'barrier' })),
      feature('s1', 'Point', tc19.source.position, {
        kind: 'point-source',
        soundPowerLevelDb: tc19.source.Lw_dB_perBand,
      }),
      feature('r1', 'Point', tc19.receiver.position, { kind: 'receiver' }),
    ],
    {
      method: 'cnossos',
      heights: 'altitude',
      groundFactor: tc19.ground.G_default,
      reflectionOrder: tc19.options.reflectionOrder,
      lateralDiffraction: tc19.options.lateralDiffraction,
    },
  );
}

describe('predict', () => {
  it('gives a published case from its scene file, with the paths that add up to it', () => {
    const { status, stdout, stderr } = shengtu('predict', put('tc19.scene.json', caseScene()), '--explain');
    expect([status, stderr]).toEqual([0, '']);
    const [receiver] = JSON.parse(stdout).receivers;
    const { levelDbA, bandsDb, bandsDbA } = receiver.levels.all;
    expect(Math.abs(levelDbA - tc19.expected.LA_total_dBA)).toBeLessThan(0.1);
    tc19.expected.LA_perBand.forEach((level, i) => {
      expect(Math.abs(bandsDbA[i] - level)).toBeLessThan(0.1);
      const energy = receiver.paths.reduce(
        (sum: number, path: { homogeneousDb: number[]; favourableDb: number[] }) =>
          sum + 0.5 * 10 ** (path.homogeneousDb[i] / 10) + 0.5 * 10 ** (path.favourableDb[i] / 10),
        0,
      );
      expect(Math.abs(10 * Math.log10(energy) - bandsDb[i])).toBeLessThan(0.01);
    });
    expect(receiver.paths.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'left',
      'over-top',
      'right',
    ]);
  });

  it('computes a grid that does not depend on how many threads made it', () => {
    const scene = put(
      'street.scene.json',
      collection([
        feature(
          'road',
          'LineString',
          [
            [0, 0],
            [300, 0],
          ],
          {
            kind: 'road',
            flow: { day: { light: 600, medium: 30, heavy: 20 }, night: { light: 80, medium: 2, heavy: 6 } },
            speedKmh: 60,
          },
        ),
        feature(
          'house',
          'Polygon',
          [
            [
              [100, 20],
              [130, 20],
              [130, 40],
              [100, 40],
              [100, 20],
            ],
          ],
          { kind: 'building', heightM: 9 },
        ),
      ]),
    );
    const grids = ['1', '2'].map((threads) => {
      const { status } = shengtu(
        'predict',
        scene,
        '--cell',
        '10',
        '--bbox',
        '0,0,300,150',
        '--indicator',
        'Ldn',
        '--threads',
        threads,
        '--out',
        out(`n${threads}.asc`),
      );
      expect(status).toBe(0);
      return readFileSync(out(`n${threads}.asc`), 'utf8');
    });
    expect(grids[0]).toBe(grids[1]);
    const both = shengtu(
      ...['predict', scene, '--cell', '10', '--bbox', '0,0,300,150'],
      ...['--indicator', 'Ln,Ldn', '--out', out('both.asc')],
    );
    expect(both.status).toBe(0);
    expect(readFileSync(out('both-Ldn.asc'), 'utf8')).toBe(grids[0]);
    expect(readFileSync(out('both-Ln.asc'), 'utf8')).not.toBe(grids[0]);
    const grid = readAsciiGrid(grids[0], 'n1.asc');
    const at = (x: number, y: number) =>
      grid.values[Math.round((grid.origin[1] - y) / 10) * grid.width + Math.round((x - grid.origin[0]) / 10)];
    expect(at(115, 35)).toBeNaN();
    // Behind the house it is quieter than beside it at the same distance.
    expect(at(115, 55)).toBeLessThan(at(235, 55) - 3);
  });

  it('keeps to the error budget', () => {
    const scene = put(
      'many.scene.json',
      collection([
        ...Array.from({ length: 30 }, (_, k) =>
          feature(`s${k}`, 'Point', [20 * (k + 1), 0], { kind: 'point-source', heightM: 1, ...flatPower }),
        ),
        feature('r', 'Point', [0, 0], { kind: 'receiver', heightM: 4 }),
      ]),
    );
    const level = (...more: string[]) => JSON.parse(shengtu('predict', scene, ...more).stdout);
    const all = level().receivers[0].levels.all.levelDbA;
    const some = level('--error-budget', '1');
    expect(some.errorBudgetDb).toBe(1);
    expect(all - some.receivers[0].levels.all.levelDbA).toBeGreaterThanOrEqual(0);
    expect(all - some.receivers[0].levels.all.levelDbA).toBeLessThanOrEqual(1);
  });

  it('refuses a scene with faults, each with its feature and property', () => {
    const scene = put(
      'bad.scene.json',
      collection([
        feature('twice', 'Point', [0, 0], { kind: 'point-source', ...flatPower, soundPowerLevelDbA: 80 }),
        feature(
          'bow',
          'Polygon',
          [
            [
              [0, 0],
              [10, 10],
              [10, 0],
              [0, 10],
              [0, 0],
            ],
          ],
          { kind: 'building', heightM: 3 },
        ),
        feature(
          'road',
          'LineString',
          [
            [0, 0],
            [1, 0],
          ],
          { kind: 'road', flow: { light: -5 }, speedKmh: 50 },
        ),
      ]),
    );
    for (const [command, channel] of [
      ['predict', 'stderr'],
      ['validate', 'stdout'],
    ] as const) {
      const result = shengtu(command, scene);
      expect(result.status).toBe(1);
      const said = result[channel];
      expect(said).toMatch(/feature twice, field soundPowerLevelDb: The power is given twice/);
      expect(said).toMatch(/feature bow, field geometry: The polygon crosses itself/);
      expect(said).toMatch(/feature road, field flow/);
    }
  });

  it('says what it needs where there are no receivers', () => {
    const { status, stderr } = shengtu('predict', put('none.scene.json', collection([])));
    expect(status).toBe(1);
    expect(stderr).toMatch(/There are no sources/);
    expect(stderr).toMatch(/There are no receivers/);
  });
});

describe('emission', () => {
  it('answers each case by its id', () => {
    const cases = put('cases.json', {
      method: 'hj2.4',
      cases: [
        {
          id: 'a',
          input: {
            speed_kmh: { small: 80, medium: 70, large: 65 },
            flow_vehPerHour: { small: 800, medium: 100, large: 100 },
          },
        },
      ],
    });
    const { status, stdout } = shengtu('emission', cases);
    expect(status).toBe(0);
    const [{ id, L0E_dB, Leq_7m5_dBA }] = JSON.parse(stdout).cases;
    expect(id).toBe('a');
    expect([L0E_dB.small, L0E_dB.medium, L0E_dB.large].map((v: number) => v.toFixed(2))).toEqual([
      '78.69',
      '83.49',
      '87.85',
    ]);
    expect(Leq_7m5_dBA).toBeCloseTo(77, 2);
  });

  it('names case, property and reason of a fault', () => {
    const cases = put('bad-cases.json', {
      method: 'cnossos-2020',
      cases: [
        { id: 'slow', input: { speed_kmh: { 1: -3 }, flow_vehPerHour: { 1: 10 } } },
        { id: 'mud', input: { speed_kmh: { 1: 50 }, flow_vehPerHour: { 1: 10 }, surface: 'MUD' } },
      ],
    });
    const { status, stderr } = shengtu('emission', cases);
    expect(status).toBe(1);
    expect(stderr).toMatch(/feature slow, field speed_kmh\.1/);
    expect(stderr).toMatch(/feature mud, field surface: There is no surface "MUD"/);
  });
});
