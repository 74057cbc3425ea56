import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change, Scenario } from '../../src/domain/scenario.ts';
import type { Scene } from '../../src/domain/scene.ts';
import { askWhy } from '../../src/features/sound/ask-why.ts';
import { changeVersion, editFeature } from '../../src/features/sound/current-scene.ts';
import { createKeptResults } from '../../src/features/sound/kept-results.ts';
import { followChanges, removeSound, runSound } from '../../src/features/sound/run-sound.ts';
import { keptOfScenario } from '../../src/features/sound/scenario-maps.ts';
import {
  changeSoundDraft,
  patchSound,
  type SoundResult,
  soundState,
  useSound,
} from '../../src/features/sound/sound-store.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { FakeWorker } from './fake-sound-worker.ts';

const [x, y] = [354_230, 3_199_105];
const feature = (id: string, type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});
const parsed = (...features: object[]): Scene =>
  parseScene({
    type: 'FeatureCollection',
    shengtu: 1,
    crs: { type: 'name', properties: { name: 'EPSG:4549' } },
    features,
  }).scene;
const scene = parsed(
  feature('fan', 'Point', [x, y], { kind: 'point-source', heightM: 2, soundPowerLevelDbA: 100 }),
  feature('corner', 'Point', [x + 200, y + 200], { kind: 'receiver', heightM: 2 }),
);
const wallLine = [
  [x + 20, y],
  [x + 20, y + 40],
];
const [wall] = parsed(feature('wall', 'LineString', wallLine, { kind: 'barrier', heightM: 3 })).features;

const name = (text: string) => ({ zh: text, en: text });
const scenario = (id: string, changes: Scenario['changes']): Scenario => ({ id, name: name(id), changes });
const scenarios = [
  scenario('today', []),
  scenario('quiet', [{ ids: ['fan'], set: { soundPowerLevelDbA: 90 } }]),
  scenario('wall', [{ add: wall }]),
];

const initial = useSound.getState();

beforeEach(() => {
  vi.stubGlobal('Worker', FakeWorker);
  FakeWorker.deaths = [];
  FakeWorker.started = [];
  patchSound({
    ...initial,
    scene: {
      status: 'ready',
      name: name('fan'),
      scene,
      faults: [],
      notes: [],
      illustrative: false,
      scenarios,
    },
    shown: scene,
    version: { scenarioId: 'today', edits: [] },
  });
  removeSound();
  changeSoundDraft({ cellSizeM: 10 });
});
afterEach(() => vi.unstubAllGlobals());

const tiles = () => FakeWorker.started.filter((job) => job === 'tile').length;
const switchTo = async (scenarioId: string) => {
  changeVersion({ ...soundState().version, scenarioId });
  await followChanges();
};
const whyLevel = async () => {
  await askWhy([118.508, 28.9016]);
  return soundState().why?.answer?.levelDb;
};

describe('going back to a scenario', () => {
  it('shows the very map that was made, without tracing, and explains that one', async () => {
    await runSound();
    const today = soundState().result;
    const loud = await whyLevel();
    await switchTo('wall');
    const walled = soundState().result;
    const screened = await whyLevel();
    const traced = tiles();
    await switchTo('today');
    expect(soundState().result).toBe(today);
    expect(soundState().version).toBe(today?.version);
    expect(soundState().past).toHaveLength(2);
    expect(await whyLevel()).toBe(loud);
    await switchTo('wall');
    expect(soundState().result).toBe(walled);
    expect(await whyLevel()).toBe(screened);
    expect(tiles()).toBe(traced);
    expect(keptOfScenario('today')).toBe(today);
    expect(keptOfScenario('quiet')).toBeNull();
  });

  it('is followed by edits: with the same levels as without going back', async () => {
    await runSound();
    await switchTo('wall');
    await switchTo('today');
    editFeature('fan', { soundPowerLevelDbA: 80 });
    await followChanges();
    const after = soundState().result?.grid.values;
    removeSound();
    await runSound();
    expect(soundState().result?.grid.values).toEqual(after);
  });

  it('is answered by the levels of its own emission after another one was heard', async () => {
    await runSound();
    const loud = await whyLevel();
    const traced = tiles();
    await switchTo('quiet');
    await switchTo('today');
    expect(await whyLevel()).toBe(loud);
    await switchTo('quiet');
    expect((loud ?? 0) - ((await whyLevel()) ?? 0)).toBeCloseTo(10, 6);
    expect(tiles()).toBe(traced);
  });

  it('makes a new map where edits or settings differ', async () => {
    await runSound();
    const today = soundState().result;
    await switchTo('wall');
    editFeature('fan', { soundPowerLevelDbA: 80 });
    await followChanges();
    await switchTo('today');
    expect(soundState().result?.version.edits).toHaveLength(1);
    expect(soundState().result?.grid.values[0]).not.toBe(today?.grid.values[0]);
    changeSoundDraft({ receiverHeightM: 4 });
    await switchTo('wall');
    expect(soundState().result?.receiverHeightM).toBe(4);
  });
});

describe('what is kept', () => {
  const result = (scenarioId: string, cells = 4): SoundResult => ({
    recipe: initial.draft,
    version: { scenarioId, edits: [] },
    scene,
    receiverHeightM: 1.2,
    grid: {
      crs: { kind: 'local' },
      origin: [0, 0],
      cellSizeM: 1,
      width: cells,
      height: 1,
      values: new Float32Array(cells),
      indicator: 'Ld',
      period: '',
      meta: { unit: 'dB', method: '', illustrative: false, notes: [] },
    },
    receivers: cells,
    seconds: 0,
    notes: [],
  });
  const none: readonly Change[] = [];
  const origin = (k: number) => ({ scene, scenario: scenarios[k], edits: none });

  it('stays within its bounds of maps and of bytes; what was used last stays', () => {
    for (const limits of [
      { maps: 2, bytes: 1e9 },
      { maps: 9, bytes: 2 * 16 },
    ]) {
      const kept = createKeptResults(limits);
      const all = scenarios.map(({ id }) => result(id));
      kept.keep(origin(0), all[0]);
      kept.keep(origin(1), all[1]);
      kept.keep(origin(0), all[0]);
      kept.keep(origin(2), all[2]);
      const found = [0, 1, 2].map((k) => kept.find(origin(k), all[0]));
      expect(found).toEqual([all[0], null, all[2]]);
    }
  });

  it('is that of one scene, of the same cells', () => {
    const kept = createKeptResults();
    const small = result('today');
    kept.keep(origin(0), small);
    expect(kept.find(origin(0), result('quiet', 5))).toBeNull();
    expect(kept.find({ ...origin(0), scene: { ...scene } }, small)).toBeNull();
    kept.keep({ ...origin(0), scene: { ...scene } }, result('today'));
    expect(kept.find(origin(0), small)).toBeNull();
  });
});
