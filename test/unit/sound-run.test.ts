import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planeOfEpsg } from '../../src/domain/plane.ts';
import type { Scene } from '../../src/domain/scene.ts';
import { setViewBounds } from '../../src/features/frame/view-bounds.ts';
import { askWhy } from '../../src/features/sound/ask-why.ts';
import { changeVersion, editFeature } from '../../src/features/sound/current-scene.ts';
import { inIndicator } from '../../src/features/sound/held-paths.ts';
import { cancelSound, followChanges, runSound } from '../../src/features/sound/run-sound.ts';
import { boundsOfScene, soundFrame } from '../../src/features/sound/sound-frame.ts';
import {
  changeSoundDraft,
  comparable,
  patchSound,
  shownPart,
  soundGrid,
  soundState,
  useSound,
} from '../../src/features/sound/sound-store.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { undo } from '../../src/state/history.ts';
import { FakeWorker } from './fake-sound-worker.ts';

/** A fan in the town, in CGCS2000 3° Gauss-Kruger. */
const [x, y] = [354_230, 3_199_105];
const feature = (id: string, coordinates: unknown, properties: object, type = 'Point') => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});
const scene: Scene = parseScene({
  type: 'FeatureCollection',
  shengtu: 1,
  crs: { type: 'name', properties: { name: 'EPSG:4549' } },
  features: [
    feature('fan', [x, y], { kind: 'point-source', heightM: 2, soundPowerLevelDbA: 100 }),
    feature('corner', [x + 200, y + 200], { kind: 'receiver', heightM: 2 }),
  ],
}).scene;

const [wall] = parseScene({
  type: 'FeatureCollection',
  shengtu: 1,
  crs: { type: 'name', properties: { name: 'EPSG:4549' } },
  features: [
    feature(
      'wall',
      [
        [x + 20, y],
        [x + 20, y + 40],
      ],
      { kind: 'barrier', heightM: 3 },
      'LineString',
    ),
  ],
}).scene.features;

const initial = useSound.getState();
const run = () => runSound();

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.deaths = [];
  FakeWorker.started = [];
  patchSound({
    ...initial,
    scene: {
      status: 'ready',
      name: { zh: '风机', en: 'fan' },
      scene,
      faults: [],
      notes: [],
      illustrative: false,
      scenarios: [],
    },
    shown: scene,
  });
  changeSoundDraft({ cellSizeM: 10 });
});
afterEach(() => vi.unstubAllGlobals());

describe('a map from sources', () => {
  it('follows a change of power without tracing, and goes back to the same levels', async () => {
    await run();
    const before = soundState().result?.grid.values;
    const traced = FakeWorker.started.filter((job) => job === 'tile').length;
    editFeature('fan', { soundPowerLevelDbA: 90 });
    await followChanges();
    const after = soundState().result?.grid.values;
    expect((before?.[0] ?? 0) - (after?.[0] ?? 0)).toBeCloseTo(10, 3);
    undo();
    await followChanges();
    expect(soundState().result?.grid.values).toEqual(before);
    expect(FakeWorker.started.filter((job) => job === 'tile').length).toBe(traced);
  });

  it('that cannot be made is tried once', async () => {
    await run();
    const { version } = soundState();
    changeSoundDraft({ cellSizeM: 0.01 });
    changeVersion({ ...version, edits: [{ add: wall }] });
    const tries = vi.fn();
    const stop = useSound.subscribe(
      ({ running }, before) => running?.stage === 'open' && !before.running && tries(),
    );
    await followChanges();
    await new Promise((resolve) => setTimeout(resolve));
    stop();
    expect(tries).toHaveBeenCalledTimes(1);
    expect(soundState().running).toBeNull();
    expect(soundState().failure?.[0].code).toBe('noise-too-many-cells');
  });

  it('is made again where the scene was changed meanwhile', async () => {
    const making = run();
    editFeature('fan', { soundPowerLevelDbA: 90 });
    await making;
    await vi.waitFor(() => expect(soundState().result?.version).toBe(soundState().version));
  });

  it('of a view keeps its cells when it follows a change, wherever the view has moved to', async () => {
    const [west, south, east, north] = boundsOfScene(scene) ?? [0, 0, 0, 0];
    setViewBounds([west, south, (west + east) / 2, north]);
    changeSoundDraft({ extent: 'view' });
    await run();
    const before = soundState().result;
    setViewBounds([west, south, east, north]);
    changeVersion({ ...soundState().version, edits: [{ add: wall }] });
    await followChanges();
    const after = soundState().result;
    expect(after?.scene.features).toContain(wall);
    expect(before && after && comparable(before, after)).toBe(true);
    // Asked for anew, it is of the view as it is.
    await run();
    expect(soundState().result?.grid.width).toBeGreaterThan(before?.grid.width ?? 0);
  });

  it('tells why it is loud at a place given in degrees, whatever plane the scene is in', async () => {
    await run();
    const plane = planeOfEpsg(4549);
    if (!plane) throw new Error('no plane');
    await askWhy(plane.toLngLat(x + 100, y));
    // Adiv = 20 lg 100 + 8, Aatm at 500 Hz, Agr = 4.8 − (2 · 1.6 / 100)(17 + 300 / 100) (HJ 2.4-2021 A.5, A.13, A.15).
    expect(soundState().why?.answer?.levelDb).toBeCloseTo(100 - 48 - 0.193 - 4.16, 2);
  });

  it('is explained by its own method after a run by another one was given up', async () => {
    await run();
    const plane = planeOfEpsg(4549);
    if (!plane) throw new Error('no plane');
    const at = plane.toLngLat(x + 100, y + 100);
    const ask = async () => {
      await askWhy(at);
      const level = soundState().why?.answer?.levelDb;
      patchSound({ why: null });
      return level;
    };
    const before = await ask();
    expect(before).toBeGreaterThan(30);
    // The workers are asked about the map as the other run begins: their answer comes after it.
    const { result } = soundState();
    const asked = result && inIndicator(result, 'Ld');
    changeSoundDraft({ method: 'iso9613' });
    const other = run();
    cancelSound();
    await Promise.all([asked, other]);
    expect(await ask()).toBe(before);
  });

  it('keeps the scene as it is where a change does not fit it', () => {
    const { version, shown } = soundState();
    changeVersion({ ...version, edits: [{ ids: ['ghost'], set: { heightM: 1 } }] });
    expect(soundState().version).toBe(version);
    expect(soundState().shown).toBe(shown);
    expect(soundState().past).toEqual([]);
  });

  it('is compared with maps of the same cells and indicator only', async () => {
    await run();
    patchSound({ reference: soundState().result, show: 'difference' });
    expect(shownPart(soundState())).toBe('level');
    editFeature('fan', { soundPowerLevelDbA: 90 });
    await followChanges();
    expect(shownPart(soundState())).toBe('difference');
    expect(soundGrid(soundState())?.values[0]).toBeCloseTo(-10, 3);
    changeSoundDraft({ indicator: 'Ldn' });
    await run();
    expect(shownPart(soundState())).toBe('level');
  });
});

describe('the cells of a map', () => {
  it('lie in the view where that is asked for, also of a scene in projected coordinates', () => {
    const bounds = boundsOfScene(scene);
    if (!bounds) throw new Error('no bounds');
    const [west, south, east, north] = bounds;
    const half = [west, south, (west + east) / 2, north] as const;
    const recipe = { extent: 'view', area: null, cellSizeM: 10 } as const;
    const [whole, part] = [null, half].map((view) => soundFrame(scene, recipe, view));
    expect(whole.width).toBeGreaterThanOrEqual(20);
    expect(part.width).toBeGreaterThan(8);
    expect(part.width).toBeLessThan(13);
    expect(() => soundFrame(scene, recipe, [100, 20, 100.1, 20.1])).toThrow('sound-view-beside');
  });
});
