import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planeOfEpsg } from '../../src/domain/plane.ts';
import { methods } from '../../src/domain/scene.ts';
import { feature, flatPower, levelsOf, sceneOf } from './acoustics-field.ts';

type XY = readonly [number, number];
const house = (id: string, [x, y]: XY, w: number, h: number, turn: number, heightM: number) => {
  const ring = [
    [-w, -h],
    [w, -h],
    [w, h],
    [-w, h],
    [-w, -h],
  ].map(([a, b]) => [
    x + a * Math.cos(turn) - b * Math.sin(turn),
    y + a * Math.sin(turn) + b * Math.cos(turn),
  ]);
  return feature(id, 'Polygon', [ring], { kind: 'building', heightM });
};
const source = (id: string, [x, y]: XY, heightM: number) =>
  feature(id, 'Point', [x, y], { kind: 'point-source', heightM, ...flatPower });
const receiver = (id: string, [x, y]: XY, heightM: number) =>
  feature(id, 'Point', [x, y], { kind: 'receiver', heightM });

/**
 * Between source and receiver at (0, 0) and (200, 30): some houses that stand apart, on places that keep every path
 * further than a hair from the thresholds of the methods.
 */
const between = (from: number, to: number, offset: number) =>
  fc.integer({ min: 10 * from, max: 10 * to }).map((tenths) => tenths / 10 + offset);
const houses = fc.array(
  fc.record({
    along: between(20, 180, 0.0137),
    across: between(-30, 30, 0.0071),
    turn: between(0, 3, 0.0031),
    height: between(3, 20, 0.0213),
  }),
  { maxLength: 3 },
);
type House = { along: number; across: number; turn: number; height: number };
const built = (list: readonly House[]) =>
  list.map(({ along, across, turn, height }, k) => house(`h${k}`, [along, across], 5, 4, turn, height));
const screens = (list: readonly House[]) =>
  list.map(({ along, across, turn, height }, k) => {
    const [dx, dy] = [8 * Math.cos(turn), 8 * Math.sin(turn)];
    const line = [
      [along - dx, across - dy],
      [along + dx, across + dy],
    ];
    return feature(`h${k}`, 'LineString', line, { kind: 'barrier', heightM: height });
  });
const clear = (list: readonly House[]) =>
  list.every(
    ({ along, across }) => Math.hypot(along, across) > 8 && Math.hypot(along - 200, across - 30) > 8,
  );

describe('the sound field', () => {
  // Roofs are G = 0 on the ground of CNOSSOS-EU, which is alike from both ends only over uniform G: screens there.
  it.each(methods)('%s is the same from either end', (method) => {
    const obstacles = method === 'cnossos' ? screens : built;
    fc.assert(
      fc.property(houses.filter(clear), between(1, 10, 0.0171), (list, height) => {
        const settings = { method, groundFactor: 0.6, reflectionOrder: 1, favourableShare: 0.5 };
        const [there] = levelsOf(
          sceneOf([source('s', [0, 0], height), receiver('r', [200, 30], 4), ...obstacles(list)], settings),
        );
        const [back] = levelsOf(
          sceneOf([source('s', [200, 30], 4), receiver('r', [0, 0], height), ...obstacles(list)], settings),
        );
        expect(Math.abs(there - back)).toBeLessThan(0.02);
      }),
      { numRuns: 60 },
    );
  });

  it.each(methods)('%s falls with distance over open ground', (method) => {
    const scene = sceneOf(
      [source('s', [0, 0], 2), ...[20, 40, 80, 160, 320, 640].map((x) => receiver(`r${x}`, [x, 0], 2))],
      { method, groundFactor: 0, reflectionOrder: 0 },
    );
    const levels = levelsOf(scene);
    for (let k = 1; k < levels.length; k++) expect(levels[k]).toBeLessThan(levels[k - 1] - 5);
  });

  it.each(methods)('%s falls, or stays, as a screen grows', (method) => {
    const levels = [0.5, 1.5, 2, 3, 4, 6, 9].map(
      (heightM) =>
        levelsOf(
          sceneOf(
            [
              source('s', [0, 0], 1),
              receiver('r', [100, 0], 1.5),
              feature(
                'w',
                'LineString',
                [
                  [10, -500],
                  [10, 500],
                ],
                { kind: 'barrier', heightM },
              ),
            ],
            { method, lateralDiffraction: false, groundFactor: 0 },
          ),
        )[0],
    );
    for (let k = 1; k < levels.length; k++) expect(levels[k]).toBeLessThanOrEqual(levels[k - 1] + 1e-4);
  });

  it.each(methods)('%s is not raised by walls that absorb more', (method) => {
    const [hard, soft, none] = [0, 0.5, 1].map(
      (absorption) =>
        levelsOf(
          sceneOf(
            [
              source('s', [0, 0], 1),
              receiver('r', [60, 0], 4),
              feature(
                'w',
                'LineString',
                [
                  [-20, 15],
                  [90, 15],
                ],
                { kind: 'barrier', heightM: 6, absorption },
              ),
            ],
            { method, reflectionOrder: 1 },
          ),
        )[0],
    );
    expect(hard).toBeGreaterThan(soft + 0.1);
    expect(soft).toBeGreaterThan(none + 0.1);
  });

  it.each(methods)(
    '%s: a road cut in two, and pieces half as long, change nothing over open ground',
    (method) => {
      const properties = {
        kind: 'line-source',
        heightM: 0.5,
        soundPowerLevelPerMetreDb: flatPower.soundPowerLevelDb,
      };
      const receivers = [5, 25, 100, 300].map((y) => receiver(`r${y}`, [30, y], 4));
      const settings = { method, groundFactor: 0.4 };
      const one = levelsOf(
        sceneOf(
          [
            feature(
              'l',
              'LineString',
              [
                [-200, 0],
                [400, 0],
              ],
              properties,
            ),
            ...receivers,
          ],
          settings,
        ),
      );
      const two = levelsOf(
        sceneOf(
          [
            feature(
              'a',
              'LineString',
              [
                [-200, 0],
                [37, 0],
              ],
              properties,
            ),
            feature(
              'b',
              'LineString',
              [
                [37, 0],
                [400, 0],
              ],
              properties,
            ),
            ...receivers,
          ],
          settings,
        ),
      );
      const finer = levelsOf(
        sceneOf(
          [
            feature(
              'l',
              'LineString',
              [
                [-200, 0],
                [400, 0],
              ],
              properties,
            ),
            ...receivers,
          ],
          settings,
        ),
        {
          cutting: { shareOfDistance: 0.25, longestM: 50, tolerance: 0.005 },
        },
      );
      one.forEach((level, k) => {
        expect(Math.abs(level - two[k])).toBeLessThan(0.1);
        expect(Math.abs(level - finer[k])).toBeLessThan(0.1);
      });
    },
  );

  it.each(methods)('%s does not change when the whole scene is turned and moved', (method) => {
    fc.assert(
      fc.property(houses.filter(clear), between(1, 6, 0.0093), (list, turn) => {
        const move = ([x, y]: XY): XY => [
          5e5 + x * Math.cos(turn) - y * Math.sin(turn),
          3.2e6 + x * Math.sin(turn) + y * Math.cos(turn),
        ];
        const scene = (place: (p: XY) => XY, angle: number) =>
          sceneOf(
            [
              source('s', place([0, 0]), 1),
              receiver('r', place([200, 30]), 4),
              ...list.map((h, k) =>
                house(`h${k}`, place([h.along, h.across]), 5, 4, h.turn + angle, h.height),
              ),
              feature(
                'g',
                'Polygon',
                [
                  [
                    [50, -80],
                    [120, -80],
                    [120, 90],
                    [50, 90],
                    [50, -80],
                  ].map((p) => place(p as unknown as XY)),
                ],
                {
                  kind: 'ground',
                  groundFactor: 1,
                },
              ),
            ],
            { method },
          );
        const [here] = levelsOf(scene((p) => p, 0));
        const [there] = levelsOf(scene(move, turn));
        expect(Math.abs(here - there)).toBeLessThan(0.01);
      }),
      { numRuns: 40 },
    );
  });

  it.each(methods)('%s gives the same in EPSG:4549, EPSG:4548 and degrees', (method) => {
    const plane = planeOfEpsg(4549);
    const other = planeOfEpsg(4548);
    if (!plane || !other) throw new Error('unknown zones');
    const [x0, y0] = plane.toPlane(118.51, 28.9);
    const scene = (place: (x: number, y: number) => readonly number[], crs: string) =>
      sceneOf(
        [
          feature('s', 'Point', place(0, 0), { kind: 'point-source', heightM: 1, ...flatPower }),
          feature('r', 'Point', place(300, 80), { kind: 'receiver', heightM: 4 }),
          feature(
            'b',
            'Polygon',
            [[place(100, 0), place(120, 0), place(120, 60), place(100, 60), place(100, 0)]],
            {
              kind: 'building',
              heightM: 12,
            },
          ),
        ],
        { method },
        crs,
      );
    const lngLat = (x: number, y: number) => plane.toLngLat(x0 + x, y0 + y);
    const levels = [
      scene((x, y) => [x0 + x, y0 + y], 'EPSG:4549'),
      scene((x, y) => other.toPlane(...lngLat(x, y)), 'EPSG:4548'),
      scene(lngLat, 'WGS84'),
    ].map((s) => levelsOf(s)[0]);
    expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.05);
  });

  it.each(methods)('%s hears an area whose corners are all out of reach', (method) => {
    const field = [
      [-5000, -5000],
      [5000, -5000],
      [5000, 5000],
      [-5000, 5000],
      [-5000, -5000],
    ];
    const [inside] = levelsOf(
      sceneOf(
        [
          feature('yard', 'Polygon', [field], {
            kind: 'area-source',
            heightM: 1,
            soundPowerLevelPerSquareMetreDbA: 40,
          }),
          receiver('r', [130, 70], 4),
        ],
        { method, maxDistanceM: 100, reflectionOrder: 0 },
      ),
    );
    expect(inside).toBeGreaterThan(30);
  });
});
