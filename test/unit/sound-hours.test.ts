import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sceneOfHours } from '../../src/acoustics/hour-scene.ts';
import type { DayCourse } from '../../src/domain/day-course.ts';
import type { Scene } from '../../src/domain/scene.ts';
import { askWhy } from '../../src/features/sound/ask-why.ts';
import { editFeature } from '../../src/features/sound/current-scene.ts';
import { makeFacadeHour } from '../../src/features/sound/facades/facade-hours.ts';
import {
  type FacadeResult,
  facadeState,
  patchFacades,
} from '../../src/features/sound/facades/facade-store.ts';
import { hoursOfMap, keepHours, showSoundHour } from '../../src/features/sound/make-hours.ts';
import { followChanges, runSound } from '../../src/features/sound/run-sound.ts';
import {
  changeSoundDraft,
  dayRange,
  patchSound,
  shownHour,
  soundGrid,
  soundState,
  useSound,
} from '../../src/features/sound/sound-store.ts';
import { zoneAt } from '../../src/features/sound/zone-at.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { initialState } from '../../src/state/state.ts';
import { soundPool } from '../../src/workers/sound-pool.ts';
import { feature } from './acoustics-field.ts';
import { FakeWorker } from './fake-sound-worker.ts';

/** The hours of a map come from the paths that are there, and follow what is edited. */

const [x, y] = [354_230, 3_199_105];
const scene: Scene = parseScene({
  type: 'FeatureCollection',
  shengtu: 1,
  crs: { type: 'name', properties: { name: 'EPSG:4549' } },
  features: [
    feature(
      'road',
      'LineString',
      [
        [x - 60, y],
        [x + 60, y],
      ],
      { kind: 'road', flow: { day: { light: 600 }, night: { light: 400 } }, speedKmh: 50 },
    ),
    feature('corner', 'Point', [x + 60, y + 60], { kind: 'receiver', heightM: 2 }),
  ],
}).scene;
const light = Array.from({ length: 24 }, (_, hour) => (hour === 8 ? 4 : 1));
const course: DayCourse = {
  courses: [{ class: 'street', ids: ['road'], factors: { light } }],
  illustrative: true,
};

const initial = useSound.getState();
let stop = () => {};

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.deaths = [];
  FakeWorker.started = [];
  const loaded = { name: { zh: '路', en: 'road' }, scene, faults: [], notes: [], scenarios: [], course };
  patchSound({
    ...initial,
    scene: { status: 'ready', illustrative: false, ...loaded },
    shown: scene,
    way: 'sources',
  });
  changeSoundDraft({ cellSizeM: 10 });
  stop = keepHours();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

const complete = () =>
  vi.waitFor(() => expect(hoursOfMap(soundState(), soundState().result)?.complete).toBe(true));

/** The map of a scene whose one period is an hour. */
async function mapOfHour(hour: number): Promise<Float32Array | undefined> {
  const { scene: loaded } = soundState();
  const hourly = sceneOfHours(scene, course, [hour]);
  if (loaded.status !== 'ready' || !hourly) throw new Error('no scene');
  patchSound({ scene: { ...loaded, scene: hourly, course: null }, result: null });
  changeSoundDraft({ indicator: hourly.settings.periods[0] });
  await runSound();
  return soundState().result?.grid.values;
}

describe('the hours of a map', () => {
  it('are those of a scene with the flow of the hour, bit for bit, without a trace of their own', async () => {
    await runSound();
    const traced = FakeWorker.started.filter((job) => job === 'tile').length;
    await complete();
    expect(FakeWorker.started.filter((job) => job === 'tile')).toHaveLength(traced);
    showSoundHour(8);
    const grid = soundGrid(soundState());
    expect(grid).toMatchObject({ indicator: 'Leq08', period: '08–09', meta: { illustrative: true } });
    expect(shownHour(soundState())).toBe(8);
    const values = grid?.values;
    const louder = (values?.[0] ?? 0) - (soundState().result?.grid.values[0] ?? 0);
    expect(louder).toBeGreaterThan(3);
    const range = dayRange(soundState(), grid ?? initial.preview!);
    showSoundHour(3);
    expect(dayRange(soundState(), soundGrid(soundState())!)).toEqual(range);
    showSoundHour(null);
    expect(soundGrid(soundState())?.indicator).toBe('Ld');
    expect(await mapOfHour(8)).toEqual(values);
  });

  it('before façades are those of the map in the same place', async () => {
    await runSound();
    await complete();
    const { result } = soundState();
    if (!result) throw new Error('no map');
    const [east, north] = result.grid.origin;
    const receiver = {
      id: 0,
      receivers: Int32Array.of(0),
      positions: Float64Array.of(east, north, result.receiverHeightM),
    };
    await soundPool.facades([receiver], [], new AbortController().signal, () => {});
    const made = { scene, levelsDb: Float32Array.of(50), done: true, indicator: 'Ld', illustrative: false };
    patchFacades({ result: made as FacadeResult });
    showSoundHour(8);
    await makeFacadeHour();
    const hour = facadeState().ofHour?.result;
    expect(hour).toMatchObject({ indicator: 'Leq08', period: '08–09', illustrative: true });
    expect(hour?.levelsDb[0]).toBe(soundGrid(soundState())?.values[0]);
    expect(soundState().result?.grid.indicator).toBe('Ld');
  });

  it('follow a change of traffic; the hour on show is never that of another map', async () => {
    await runSound();
    await complete();
    showSoundHour(8);
    const before = soundGrid(soundState())?.values[0] ?? 0;
    const shown: (string | undefined)[] = [];
    const unsubscribe = useSound.subscribe((state) => shown.push(soundGrid(state)?.indicator));
    editFeature('road', { flow: { day: { light: 1200 } } });
    await followChanges();
    await complete();
    unsubscribe();
    // No flash of the whole period between two emissions.
    expect(new Set(shown)).toEqual(new Set(['Leq08']));
    const after = soundGrid(soundState())?.values[0] ?? 0;
    expect(after - before).toBeCloseTo(10 * Math.log10(2), 4);
    expect(soundState().hours).toHaveLength(1);
  });

  it('of the map to compare with stay, and are subtracted hour by hour', async () => {
    await runSound();
    await complete();
    patchSound({ reference: soundState().result });
    editFeature('road', { flow: { night: { light: 800 } } });
    await followChanges();
    await complete();
    patchSound({ show: 'difference' });
    showSoundHour(8);
    expect(soundGrid(soundState())?.values[0]).toBeCloseTo(0, 5);
    showSoundHour(2);
    expect(soundGrid(soundState())?.values[0]).toBeCloseTo(10 * Math.log10(2), 4);
    expect(soundState().hours).toHaveLength(2);
  });

  it('are explained hour by hour, and the sum is the level of the map', async () => {
    await runSound();
    await complete();
    showSoundHour(8);
    await askWhy([118.505, 28.9]);
    const ofHour = soundState().why;
    expect(ofHour?.hour).toBe(8);
    showSoundHour(null);
    await vi.waitFor(() => expect(soundState().why?.hour).toBeNull());
    expect((ofHour?.answer?.levelDb ?? 0) - (soundState().why?.answer?.levelDb ?? 0)).toBeGreaterThan(3);
  });

  it('are said to be gone where a worker lost its tiles', async () => {
    stop();
    await runSound();
    const { result, version } = soundState();
    // As after a run that was given up: the version has moved on, the map has not.
    patchSound({ version: { ...version }, result });
    stop = keepHours();
    await vi.waitFor(() =>
      expect(hoursOfMap(soundState(), result)?.failure).toMatchObject([{ code: 'hours-gone' }]),
    );
    expect(soundGrid(soundState())).toBe(result?.grid);
  });
});

it('a place has the class of its zone, and none where zones of two classes overlap', () => {
  const square = (west: number) => [
    [
      [west, 0],
      [west + 2, 0],
      [west + 2, 1],
      [west, 1],
      [west, 0],
    ],
  ];
  const zone = (id: string, west: number, of: string) => ({
    id,
    geometry: { type: 'Polygon' as const, coordinates: square(west) },
    properties: { zone: of },
    provenance: 'measured' as const,
  });
  const spec = { id: 'zones', kind: 'functional-zone' };
  const state = {
    ...initialState,
    imported: [{ spec }],
    data: { zones: { status: 'ready', features: [zone('a', 0, '2'), zone('b', 1, '4a')] } },
  } as unknown as Parameters<typeof zoneAt>[0];
  expect(zoneAt(state, [0.5, 0.5])).toBe('2');
  expect(zoneAt(state, [1.5, 0.5])).toBeNull();
  expect(zoneAt(state, [2.5, 0.5])).toBe('4a');
  expect(zoneAt(state, [5, 5])).toBeNull();
});
