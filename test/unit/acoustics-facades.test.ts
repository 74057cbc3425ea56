import { describe, expect, it } from 'vitest';
import { type FacadeDensity, facadePlan, facadePoints } from '../../src/acoustics/facade-receivers.ts';
import { createSoundField, type SoundField } from '../../src/acoustics/sound-field.ts';
import { tileLevels, tracePoints } from '../../src/acoustics/tile-levels.ts';
import type { Method } from '../../src/domain/scene.ts';
import { facadesCsv } from '../../src/features/sound/facades/facade-csv.ts';
import { jobsOf } from '../../src/features/sound/facades/facade-jobs.ts';
import type { FacadeResult } from '../../src/features/sound/facades/facade-store.ts';
import { loudestBuildings, summaryOf, windOf } from '../../src/features/sound/facades/facade-summary.ts';
import { receiverPlaces } from '../../src/grid/facade-places.ts';
import { feature, flatPower, levelsOf, sceneOf } from './acoustics-field.ts';

const rectangle = (west: number, south: number, east: number, north: number) => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];
const house = (id: string, ring: number[][][], properties: object = {}) =>
  feature(id, 'Polygon', ring, { kind: 'building', heightM: 9, ...properties });
const fan = feature('fan', 'Point', [10, 60], { kind: 'point-source', heightM: 2, ...flatPower });
const every: FacadeDensity = { apartM: 5, floorsTogether: 1 };
type Edges = readonly [number, number, number, number];
const all: Edges = [-1e6, -1e6, 1e6, 1e6];
const plan = (
  features: readonly unknown[],
  density = every,
  method: Method = 'hj2.4',
  edges: Edges = all,
) => {
  const scene = sceneOf([fan, ...features]);
  const field = createSoundField(scene, { method });
  return { scene, field, ...facadePlan(scene, field, edges, density) };
};

describe('parts of a façade', () => {
  it('cover it without gaps, each with its receiver in the middle', () => {
    const panels = receiverPlaces(rectangle(0, 0, 12, 4), 5);
    expect(panels.map(({ facade }) => facade)).toEqual([0, 0, 0, 1, 2, 2, 2, 3]);
    const south = panels.filter(({ facade }) => facade === 0);
    expect(south.map(({ x }) => x)).toEqual([2, 6, 10]);
    expect(south.flatMap(({ pieces }) => pieces.map(({ from, to }) => [from[0], to[0]]))).toEqual([
      [0, 4],
      [4, 8],
      [8, 12],
    ]);
    expect(south.every(({ nx, ny }) => nx === 0 && ny === -1)).toBe(true);
  });

  it('go round corners where short sides are taken as one line', () => {
    const steps = [0, 1, 2, 3].flatMap((k) => [
      [20 - 2 * k, 10 + 2 * k],
      [20 - 2 * k, 12 + 2 * k],
    ]);
    const ring = [[0, 0], [20, 0], ...steps, [0, 18], [0, 0]];
    const run = receiverPlaces([ring], 5).filter(({ pieces }) => pieces.length > 1);
    expect(run.length).toBeGreaterThan(0);
    for (const { pieces } of run)
      for (const { from, to } of pieces)
        expect(Math.hypot(to[0] - from[0], to[1] - from[1])).toBeGreaterThan(0);
  });
});

describe('receivers before façades', () => {
  it('stand on every floor: 1.2 m above it by HJ 2.4, in its middle by CNOSSOS-EU, off the wall as each has it', () => {
    const heights = (method: Method) => {
      const { positions, stacks } = plan([house('h', rectangle(0, 0, 4, 4))], every, method);
      const [{ first, floors, y }] = stacks;
      expect(floors.map(({ from }) => from)).toEqual([1, 2, 3]);
      return { z: floors.map((_, k) => positions[3 * (first + k) + 2]), away: -y };
    };
    const hj = heights('hj2.4');
    expect(hj.z).toEqual([1.2, 4.2, 7.2].map((z) => expect.closeTo(z, 9)));
    expect(hj.away).toBeCloseTo(1);
    const cnossos = heights('cnossos');
    expect(cnossos.z).toEqual([1.5, 4.5, 7.5].map((z) => expect.closeTo(z, 9)));
    expect(cnossos.away).toBeCloseTo(0.1);
  });

  it('take the storeys of the scene, else about 3 m each, and put floors together where asked', () => {
    const storeys = (properties: object) =>
      plan([house('h', rectangle(0, 0, 4, 4), properties)]).buildings[0].storeys;
    expect(storeys({ heightM: 10.8 })).toBe(4);
    expect(storeys({ heightM: 1 })).toBe(1);
    expect(storeys({ heightM: 10.8, storeys: 3 })).toBe(3);
    const { stacks } = plan([house('h', rectangle(0, 0, 4, 4), { heightM: 15 })], {
      apartM: 5,
      floorsTogether: 3,
    });
    expect(stacks[0].floors).toEqual([
      { from: 1, to: 3 },
      { from: 4, to: 5 },
    ]);
  });

  it('are not where another house stands before the wall, but above its roof', () => {
    const { stacks, buildings } = plan([
      house('high', rectangle(0, 0, 4, 4), { heightM: 15 }),
      house('low', rectangle(0, -4, 4, 0), { heightM: 6 }),
    ]);
    const south = stacks.find(({ building, facade }) => buildings[building].id === 'high' && facade === 1);
    expect(south?.floors.map(({ from }) => from)).toEqual([3, 4, 5]);
    const shared = stacks.find(({ building, facade }) => buildings[building].id === 'low' && facade === 3);
    expect(shared).toBeUndefined();
  });

  it('are those of the buildings within the edges', () => {
    const two = [house('a', rectangle(0, 0, 4, 4)), house('b', rectangle(100, 0, 104, 4))];
    expect(plan(two, every, 'hj2.4', [50, -50, 150, 50]).buildings.map(({ id }) => id)).toEqual(['b']);
  });
});

const traced = (field: SoundField, positions: Float64Array) => {
  const ids = Int32Array.from({ length: positions.length / 3 }, (_, k) => k);
  const tile = tracePoints(field, facadePoints(ids, positions, field.method), 2000);
  return tileLevels(tile, field.periods, [{ period: field.periods[0].period, share: 1, penaltyDb: 0 }]);
};

describe('levels before façades', () => {
  it.each(['hj2.4', 'iso9613', 'cnossos'] as const)(
    'are those of receivers there, without what their own wall throws back (%s)',
    (method) => {
      const walls = [house('h', rectangle(0, 0, 20, 10), { absorption: 0 })];
      const { field, positions, stacks } = plan(walls, { apartM: 100, floorsTogether: 1 }, method);
      const levels = traced(field, positions);
      const north = stacks.find(({ facingDeg }) => Math.round(facingDeg) === 0);
      if (!north) throw new Error('no façade to the north');
      const [x, y, z] = positions.subarray(3 * north.first, 3 * north.first + 3);
      const receiver = feature('r', 'Point', [x, y], { kind: 'receiver', heightM: z });
      const [silentWalls] = levelsOf(
        sceneOf([fan, house('h', rectangle(0, 0, 20, 10), { absorption: 1 }), receiver]),
        {
          method,
        },
      );
      const [withWall] = levelsOf(sceneOf([fan, ...walls, receiver]), { method });
      expect(levels[north.first]).toBeCloseTo(silentWalls, 3);
      expect(withWall - levels[north.first]).toBeGreaterThan(2);
    },
  );

  it('are summed up by floor and façade, and written out', () => {
    const { scene, field, buildings, stacks, positions } = plan([
      house('h', rectangle(0, 0, 20, 10), { heightM: 6 }),
      house('far', rectangle(300, -300, 320, -290), { heightM: 6 }),
    ]);
    const levelsDb = traced(field, positions);
    const result: FacadeResult = {
      scene,
      method: 'hj2.4',
      edges: all,
      density: 'm5',
      plan: { buildings, stacks, positions },
      indicator: 'Ld',
      period: '06–22',
      levelsDb,
      done: true,
      illustrative: true,
    };
    const summary = summaryOf(result, 'h');
    expect(summary?.floors.map(({ from }) => from)).toEqual([2, 1]);
    expect(summary?.facades).toHaveLength(4);
    expect(summary && windOf(summary.facades[0].facingDeg)).toBe('n');
    expect(summary?.maxDb).toBe(Math.max(...(summary?.floors.map(({ maxDb }) => maxDb) ?? [])));
    expect(loudestBuildings(result, 5).map(({ id }) => id)).toEqual(['h', 'far']);
    expect(summaryOf(result, 'nobody')).toBeNull();
    const csv = facadesCsv(result, ((key: string) => key) as never, 'en')
      .trim()
      .split('\r\n');
    expect(csv).toHaveLength(1 + levelsDb.length);
    expect(csv[1]).toContain('Ld,06–22,HJ 2.4-2021');
  });

  it('are computed nearest the middle first, every receiver once', () => {
    const { buildings, stacks, positions } = plan([
      house('far', rectangle(300, 0, 320, 10)),
      house('near', rectangle(0, 0, 20, 10)),
    ]);
    const jobs = jobsOf({ buildings, stacks, positions }, [0, 0]);
    const order = jobs.flatMap(({ receivers }) => [...receivers]);
    expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
    const stack = stacks.find(({ first, floors }) => order[0] >= first && order[0] < first + floors.length);
    expect(stack && buildings[stack.building].id).toBe('near');
    for (const { receivers, positions: at } of jobs) expect(at[0]).toBe(positions[3 * receivers[0]]);
  });
});

it('directions are the nearest of eight', () => {
  expect([0, 22, 23, 90, 337, 338, 359].map(windOf)).toEqual(['n', 'n', 'ne', 'e', 'nw', 'n', 'n']);
});
