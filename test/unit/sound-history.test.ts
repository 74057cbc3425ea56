import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Scenario } from '../../src/domain/scenario.ts';
import type { Scene } from '../../src/domain/scene.ts';
import { changeVersion, editFeature } from '../../src/features/sound/current-scene.ts';
import { startAfresh, startKeeping, useKeeping } from '../../src/features/sound/keep-scene.ts';
import { adoptScene, openSceneFiles } from '../../src/features/sound/load-scene.ts';
import {
  changeSoundDraft,
  type LoadedScene,
  patchSound,
  soundState,
  useSound,
  type Version,
} from '../../src/features/sound/sound-store.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { noteText } from '../../src/i18n/i18n.ts';
import { record, redo, setHistoryAside, undo, useHistory } from '../../src/state/history.ts';
import { getState, update } from '../../src/state/store.ts';

/** What is kept in the browser. */
const kept = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../src/state/scene-storage.ts', () => ({
  loadPart: async (name: string) => kept.get(name) ?? null,
  savePart: async (name: string, part: unknown) => void kept.set(name, part),
  forgetParts: async () => kept.clear(),
}));
/** No file can be read. */
vi.mock('../../src/workers/scene-client.ts', () => ({
  sceneClient: { run: () => Promise.reject(new Error('unreadable')) },
}));
// What waits for the page to be idle.
vi.stubGlobal('window', globalThis);

const feature = (id: string, name: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type: typeof (coordinates as unknown[])[0] === 'number' ? 'Point' : 'LineString', coordinates },
  properties: { name, ...properties },
});
const parsed = (...features: object[]): Scene =>
  parseScene({ type: 'FeatureCollection', shengtu: 1, features }).scene;
const fan = (power: number) =>
  feature('fan', '风机', [118.5, 28.9], {
    kind: 'point-source',
    heightM: 2,
    soundPowerLevelDbA: power,
  });
const [wall] = parsed(
  feature(
    'wall',
    '北墙',
    [
      [118.5, 28.901],
      [118.501, 28.901],
    ],
    { kind: 'barrier', heightM: 3 },
  ),
).features;
const name = (text: string) => ({ zh: text, en: text });
const quiet: Scenario = {
  id: 'quiet',
  name: name('夜间停机'),
  changes: [{ ids: ['fan'], set: { soundPowerLevelDbA: 60 } }],
};
const loaded = (title: string, power: number): LoadedScene => ({
  name: name(title),
  scene: parsed(fan(power)),
  illustrative: false,
  scenarios: [quiet],
  faults: [],
  notes: [],
});
const unedited: Version = { scenarioId: null, edits: [] };
const power = () =>
  (soundState().shown?.features[0].properties as { soundPowerLevelDbA: number } | undefined)
    ?.soundPowerLevelDbA;
const edit = (level: number) => editFeature('fan', { soundPowerLevelDbA: level });
const labels = (side: 'past' | 'future') => useHistory.getState()[side].map(({ label }) => noteText(label));
const layerStep = () =>
  record({ label: { code: 'step-layer-removed' }, about: 'layer:x', undo: () => true, redo: () => true });

const initial = useSound.getInitialState();

beforeEach(() => {
  patchSound(initial);
  update({ announcements: [] });
  setHistoryAside();
});

describe('changes of a scene in the history of the app', () => {
  beforeEach(() => {
    adoptScene(loaded('厂区', 100), unedited);
    setHistoryAside();
  });

  it('go back and forth between those of layers', () => {
    edit(90);
    layerStep();
    edit(80);
    undo();
    expect([power(), soundState().past.length, soundState().future.length]).toEqual([90, 1, 1]);
    undo();
    expect(power()).toBe(90);
    undo();
    expect(power()).toBe(100);
    for (let times = 0; times < 3; times++) redo();
    expect(power()).toBe(80);
    expect([soundState().past.length, soundState().future.length]).toEqual([2, 0]);
  });

  it('cannot be done again once anything else was done', () => {
    edit(90);
    undo();
    layerStep();
    expect(soundState().future).toEqual([]);
    redo();
    expect(power()).toBe(100);
  });

  it('are told apart by what was done', () => {
    changeVersion({ ...soundState().version, scenarioId: 'quiet' });
    edit(90);
    const { version } = soundState();
    changeVersion({ ...version, edits: [...version.edits, { add: wall }] });
    for (const change of [
      { id: 'wall', geometry: wall.geometry },
      { ids: ['wall'], remove: true as const },
    ]) {
      const { version } = soundState();
      changeVersion({ ...version, edits: [...version.edits, change] });
    }
    changeVersion({ ...soundState().version, scenarioId: null });
    expect(labels('past')).toEqual([
      '情景“夜间停机”',
      '修改“风机”',
      '新增“北墙”',
      '“北墙”的位置或形状',
      '删除“北墙”',
      '原场景',
    ]);
  });

  it('that do not fit the scene are no step', () => {
    changeVersion({ scenarioId: null, edits: [{ ids: ['ghost'], set: { heightM: 1 } }] });
    expect(labels('past')).toEqual([]);
    expect(getState().announcements).toHaveLength(1);
  });
});

describe('another scene', () => {
  it('changes places with the one before, versions and settings included', () => {
    adoptScene(loaded('甲', 100), unedited);
    edit(90);
    changeSoundDraft({ cellSizeM: 25 });
    adoptScene(loaded('乙', 70), unedited);
    changeSoundDraft({ cellSizeM: 5 });
    edit(65);
    expect(labels('past')).toEqual(['打开场景“甲”', '修改“风机”', '打开场景“乙”', '修改“风机”']);
    undo();
    undo();
    expect([power(), soundState().draft.cellSizeM]).toEqual([90, 25]);
    undo();
    expect(power()).toBe(100);
    undo();
    expect(soundState().scene.status).toBe('none');
    for (let times = 0; times < 4; times++) redo();
    expect([power(), soundState().draft.cellSizeM]).toEqual([65, 5]);
    expect([soundState().past.length, soundState().future.length]).toEqual([1, 0]);
  });

  it('that cannot be read, or none, takes nothing away for good', async () => {
    adoptScene(loaded('甲', 100), unedited);
    edit(90);
    await openSceneFiles([new File(['?'], 'broken.json')]);
    expect(soundState().scene.status).toBe('failed');
    undo();
    expect(power()).toBe(90);
    await startAfresh();
    expect(soundState().scene.status).toBe('none');
    expect(labels('past').at(-1)).toBe('关闭场景');
    undo();
    expect(power()).toBe(90);
    undo();
    expect(power()).toBe(100);
  });

  it('is not put in the place of one that is being read', async () => {
    adoptScene(loaded('甲', 100), unedited);
    const reading = openSceneFiles([new File(['?'], 'broken.json')]);
    undo();
    expect(labels('past')).toEqual(['打开场景“甲”']);
    await reading;
    undo();
    expect(power()).toBe(100);
  });
});

describe('a scene that was kept', () => {
  it('brings its steps back, and what takes its redo away takes it out of what is kept', async () => {
    const versions = [100, 90, 80].map(
      (level): Version => ({ ...unedited, edits: [{ ids: ['fan'], set: { soundPowerLevelDbA: level } }] }),
    );
    kept.set('scene', { ...loaded('甲', 110), stamp: 'a' });
    kept.set('changes', {
      stamp: 'a',
      savedAt: '2026-01-01T00:00:00Z',
      past: [unedited, versions[0]],
      version: versions[1],
      future: [versions[2]],
      draft: initial.draft,
      way: 'sources',
    });
    startKeeping();
    await vi.waitFor(() => expect(useKeeping.getState().state).toBe('saved'));
    expect(power()).toBe(90);
    redo();
    expect(power()).toBe(80);
    for (let times = 0; times < 3; times++) undo();
    expect(power()).toBe(110);
    redo();
    layerStep();
    expect(labels('past')).toHaveLength(2);
    await vi.waitFor(() =>
      expect(kept.get('changes')).toMatchObject({ version: versions[0], past: [unedited], future: [] }),
    );
  });
});
