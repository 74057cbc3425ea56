import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ldenOfHours } from '../../src/acoustics/hour-scene.ts';
import { partsOf } from '../../src/acoustics/indicators.ts';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { whyAt } from '../../src/acoustics/why.ts';
import { DataError } from '../../src/domain/note.ts';
import { methods, type Scene } from '../../src/domain/scene.ts';
import { differInEmissionOnly } from '../../src/features/sound/emission-only.ts';
import { coarseFrame, coarseJobs, refined, spreadCell, tileJobs } from '../../src/features/sound/tiling.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { writeScene } from '../../src/formats/scene-writer.ts';
import { createSoundJobs } from '../../src/workers/sound-jobs.ts';

const feature = (id: string, type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});

const traffic = (light: number) => ({
  day: { light, medium: 20, heavy: 30 },
  night: { light: light / 4, medium: 4, heavy: 12 },
});

/** A street of 800 veh/h with a house and a fan beside it. */
function street(light = 800, houseHeightM = 9): Scene {
  const { scene, faults } = parseScene({
    type: 'FeatureCollection',
    shengtu: 1,
    crs: { type: 'name', properties: { name: 'EPSG:4549' } },
    settings: { maxDistanceM: 600, maxReflectionDistanceM: 100 },
    features: [
      feature(
        'street',
        'LineString',
        [
          [0, 0],
          [300, 0],
        ],
        { kind: 'road', flow: traffic(light), speedKmh: 50, surface: 'asphalt' },
      ),
      feature('fan', 'Point', [150, 60], { kind: 'point-source', heightM: 3, soundPowerLevelDbA: 85 }),
      feature(
        'house',
        'Polygon',
        [
          [
            [120, 20],
            [180, 20],
            [180, 32],
            [120, 32],
            [120, 20],
          ],
        ],
        { kind: 'building', heightM: houseHeightM, nameEn: 'House', name: '房' },
      ),
    ],
  });
  expect(faults).toEqual([]);
  return scene;
}

const frame = { origin: [60, 90] as const, cellSizeM: 10, width: 18, height: 8 };
const every = Int32Array.from({ length: frame.width * frame.height }, (_, cell) => cell);

async function last<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

async function opened(scene: Scene, method: Scene['settings']['method']) {
  const jobs = createSoundJobs();
  await last(jobs.open({ model: 1, scene, method }));
  const parts = partsOf('Ldn', scene.settings);
  if (!parts) throw new Error('no parts');
  const tile = (id: number | null, cells: Int32Array, quick = false) =>
    last(jobs.tile({ model: 1, id, quick, frame, cells, receiverHeightM: 1.5, parts }));
  return { jobs, parts, tile };
}

describe.each(methods)('a map by %s', (method) => {
  it('is alike from one tile or many, and leaves out what lies in a house', async () => {
    const { tile } = await opened(street(), method);
    const whole = await tile(null, every);
    const parts = [every.slice(0, 50), every.slice(50)];
    const halves = [await tile(null, parts[0]), await tile(null, parts[1])];
    expect([...halves[0].levelsDb, ...halves[1].levelsDb]).toEqual([...whole.levelsDb]);
    const inHouse = every.filter((cell) => {
      const [x, y] = [60 + 10 * (cell % 18), 90 - 10 * Math.floor(cell / 18)];
      return x > 120 && x < 180 && y > 20 && y < 32;
    });
    expect(inHouse.length).toBeGreaterThan(0);
    for (const cell of inHouse) expect(whole.cells).not.toContain(cell);
  });

  it('answers a change of traffic from its paths as a new run would', async () => {
    const { jobs, parts, tile } = await opened(street(800), method);
    const before = await tile(0, every);
    const busy = street(1600);
    const changed = await last(jobs.emit({ model: 1, scene: busy, ids: [0], parts }));
    const anew = await (await opened(busy, method)).tile(0, every);
    expect([...changed.cells]).toEqual([...anew.cells]);
    expect([...changed.levelsDb]).toEqual([...anew.levelsDb]);
    expect(changed.levelsDb[0]).toBeGreaterThan(before.levelsDb[0] + 0.3);
    const back = await last(jobs.emit({ model: 1, scene: street(800), ids: [0], parts }));
    expect([...back.levelsDb]).toEqual([...before.levelsDb]);
  });

  it('gives Lden from the hours of the day as it does from day, evening and night', async () => {
    const scene = street(1600);
    // Day and evening alike, in the hours of the END.
    const even = Array.from({ length: 24 }, () => 1);
    const course = {
      illustrative: false,
      courses: [{ class: 'street', ids: ['street'], factors: { light: even, medium: even, heavy: even } }],
    };
    const settings = { ...scene.settings, periodHours: { day: [7, 23], night: [23, 7] } } as const;
    const jobs = createSoundJobs();
    await last(jobs.open({ model: 1, scene: { ...scene, settings }, method, course }));
    const ask = { id: 0, quick: false, frame, cells: every, receiverHeightM: 1.5 };
    const byHours = await last(jobs.tile({ ...ask, model: 1, parts: ldenOfHours }));

    const threefold = parseScene({
      ...JSON.parse(writeScene(scene, false)),
      settings: {
        ...scene.settings,
        periods: ['day', 'evening', 'night'],
        periodHours: { day: [7, 19], evening: [19, 23], night: [23, 7] },
      },
    }).scene;
    const features = threefold.features.map((each) =>
      each.kind === 'road'
        ? {
            ...each,
            properties: { ...each.properties, flow: { ...traffic(1600), evening: traffic(1600).day } },
          }
        : each,
    );
    const lden = { ...threefold, features } as Scene;
    const ofPeriods = createSoundJobs();
    await last(ofPeriods.open({ model: 1, scene: lden, method }));
    const parts = partsOf('Lden', lden.settings);
    const byPeriods = await last(ofPeriods.tile({ ...ask, model: 1, parts: parts ?? [] }));
    expect([...byHours.cells]).toEqual([...byPeriods.cells]);
    byHours.levelsDb.forEach((level, i) => {
      expect(Math.abs(level - byPeriods.levelsDb[i])).toBeLessThan(1e-3);
    });
    // A change of traffic is followed hour by hour.
    const louder = await last(
      jobs.emit({ model: 1, scene: { ...street(3200), settings }, ids: [0], parts: ldenOfHours }),
    );
    expect(louder.levelsDb[0]).toBeGreaterThan(byHours.levelsDb[0] + 0.5);
  });

  it('is explained by paths whose energies add up to its level', async () => {
    const scene = street();
    const { jobs, parts, tile } = await opened(scene, method);
    const { cells, levelsDb } = await tile(null, every);
    for (const i of [0, 40, cells.length - 1]) {
      const cell = cells[i];
      const [x, y] = [60 + 10 * (cell % 18), 90 - 10 * Math.floor(cell / 18)];
      const why = await last(jobs.why({ model: 1, x, y, receiverHeightM: 1.5, parts }));
      expect(Math.abs((why.levelDb ?? 0) - levelsDb[i])).toBeLessThan(0.01);
      // A station beside the map is told at its own place and height, and nowhere inside a house.
      const ofStations = { model: 1, numbers: Int32Array.of(7, 8), parts };
      const positions = Float64Array.of(150, 26, 1.5, x, y, 1.5);
      const told = await last(jobs.places({ ...ofStations, positions }));
      expect([...told.cells]).toEqual([8]);
      expect(told.levelsDb[0]).toBe(levelsDb[i]);
      const field = createSoundField(scene, { method });
      const all = whyAt(field, { x, y, heightM: 1.5 }, field.periods, parts, 100_000);
      const sum = all.paths.reduce((energy, path) => energy + 10 ** (path.levelDb / 10), 0);
      expect(Math.abs(10 * Math.log10(sum) - levelsDb[i])).toBeLessThan(0.01);
      // By source and kind of path, the loudest of each first.
      const keys = all.routes.map(({ source, kind }) => `${source} ${kind}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(all.routes.reduce((share, route) => share + route.share, 0)).toBeCloseTo(1, 9);
      expect(all.routes.reduce((count, route) => count + route.pathCount, 0)).toBe(all.pathCount);
      for (const { source, kind, loudest } of all.routes)
        expect(loudest).toEqual(all.paths.find((path) => path.source === source && path.kind === kind));
      expect(all.sources.reduce((share, source) => share + source.share, 0)).toBeCloseTo(1, 9);
    }
  });

  it('has an estimate in the open that no house takes from', async () => {
    const { jobs, parts, tile } = await opened(street(), method);
    const estimate = await last(jobs.estimate({ model: 1, frame, receiverHeightM: 1.5, parts }));
    const { cells, levelsDb } = await tile(null, every);
    // Behind the house it is far too loud, at the kerb about right.
    const behind = cells.indexOf(5 * 18 + 7);
    expect(estimate[cells[behind]] - levelsDb[behind]).toBeGreaterThan(3);
    const kerb = cells.indexOf(7 * 18);
    expect(Math.abs(estimate[cells[kerb]] - levelsDb[kerb])).toBeLessThan(6);
  });

  it('has a first look without ways round and reflections that is never much off', async () => {
    const { tile } = await opened(street(), method);
    const [quick, full] = [await tile(null, every, true), await tile(null, every)];
    quick.levelsDb.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual(full.levelsDb[i] + 0.5);
      expect(level).toBeGreaterThan(full.levelsDb[i] - 12);
    });
  });
});

describe('jobs of a map', () => {
  it('refuse work of another model', async () => {
    const { jobs, parts } = await opened(street(), 'hj2.4');
    await expect(last(jobs.why({ model: 2, x: 0, y: 0, receiverHeightM: 2, parts }))).rejects.toThrow(
      DataError,
    );
  });
});

describe('tiles', () => {
  it('cover every cell once, the nearest first', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 70 }), (width, height) => {
        const grid = { origin: [0, 0] as const, cellSizeM: 5, width, height };
        const cells = tileJobs(grid, [5 * width, -5 * height]).flatMap((tile) => [...tile.cells]);
        expect(cells.length).toBe(width * height);
        expect(new Set(cells).size).toBe(width * height);
      }),
    );
    const grid = { origin: [0, 0] as const, cellSizeM: 5, width: 64, height: 64 };
    expect(tileJobs(grid, [300, -300])[0].cells).toContain(60 * 64 + 60);
  });

  it('are looked at first in one cell of every block, whose difference from the estimate fills it', () => {
    const grid = { origin: [0, 0] as const, cellSizeM: 5, width: 21, height: 13 };
    const estimate = Float32Array.from({ length: 21 * 13 }, (_, cell) => cell);
    const values = estimate.slice();
    const blocks = coarseJobs(grid, 3).flatMap(({ cells }) => [...cells]);
    expect(blocks.length).toBe(6);
    for (const cell of blocks) spreadCell(values, estimate, grid, cell, cell - 5);
    values.forEach((value, cell) => {
      expect(value).toBe(cell - 5);
    });
    // Cells eight times as large, over the same place, give a look before the estimate.
    expect(coarseFrame(grid)).toEqual({ origin: [17.5, -17.5], cellSizeM: 40, width: 3, height: 2 });
    const wanted = new Uint8Array(21 * 13).fill(1);
    wanted[0] = 0;
    const look = refined(Float32Array.from([1, 2, 3, 4, 5, 6]), grid, wanted);
    expect([look[0], look[1], look[8], look[20], look[8 * 21], look[12 * 21 + 20]]).toEqual([
      Number.NaN,
      1,
      2,
      3,
      4,
      6,
    ]);
    const [first] = blocks;
    spreadCell(values, estimate, grid, first, Number.NaN);
    expect(values[first]).toBe(first - 5);
  });
});

describe('versions of a scene', () => {
  it('differ in emission alone where traffic does, and not where a house does', () => {
    const base = street();
    expect(differInEmissionOnly(base, { ...street(900), settings: base.settings })).toBe(true);
    expect(differInEmissionOnly(base, { ...street(800, 12), settings: base.settings })).toBe(false);
    expect(differInEmissionOnly(base, { ...base, features: base.features.slice(1) })).toBe(false);
  });

  it('are written as scene files that read the same', () => {
    const scene = street();
    const { scene: again, faults } = parseScene(JSON.parse(writeScene(scene, true)));
    expect(faults).toEqual([]);
    expect(again).toEqual(scene);
    expect(writeScene(scene, true)).toContain('"provenance":"illustrative"');
  });
});
