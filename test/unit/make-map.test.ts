import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recipeSchema } from '../../src/domain/recipe.ts';
import { removeOwnLayer } from '../../src/features/explore/layers/layer-verbs.ts';
import { keepMapLayers } from '../../src/features/make/map-layers.ts';
import { type NoiseResult, patchNoise, setDraft, useNoise } from '../../src/features/noise/result-store.ts';
import { carriedCorrection } from '../../src/features/sound/carry-correction.ts';
import {
  chooseCellSize,
  chooseExtent,
  chooseIndicator,
  extentWayOf,
  takeDrawn,
} from '../../src/features/sound/shared-draft.ts';
import {
  type FusedMap,
  patchSound,
  type SoundResult,
  soundState,
  useSound,
} from '../../src/features/sound/sound-store.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import type { Grid } from '../../src/grid/grid.ts';
import { undo } from '../../src/state/history.ts';
import { changeLayer, getState, update, useStore } from '../../src/state/store.ts';

/** From settings to a layer of the tree. */

const [sound, noise, app] = [useSound.getState(), useNoise.getState(), useStore.getState()];
beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  useSound.setState(sound, true);
  useNoise.setState(noise, true);
  useStore.setState(app, true);
  vi.useRealTimers();
});

const recipe = recipeSchema.parse({
  layerId: 'stations',
  value: { kind: 'indicator', indicator: 'Ld' },
  days: null,
  stationKinds: ['regional'],
  method: 'kriging',
  clip: { kind: 'distance', distanceM: 500 },
});

const gridOf = (...values: number[]): Grid => ({
  crs: { kind: 'epsg', code: 4549 },
  origin: [0, 0],
  cellSizeM: 10,
  width: values.length,
  height: 1,
  values: Float32Array.from(values),
  indicator: 'Ld',
  period: '06–22',
  meta: { unit: 'dB', method: 'HJ 2.4-2021', illustrative: false, notes: [] },
});

const scene = parseScene({ type: 'FeatureCollection', shengtu: 1, features: [] }).scene;
const source = { name: { zh: '街', en: 'Street' }, scene, illustrative: false, scenarios: [] };

const computed = (...values: number[]): SoundResult => ({
  recipe: soundState().draft,
  version: soundState().version,
  scene,
  receiverHeightM: 1.2,
  grid: gridOf(...values),
  receivers: values.length,
  seconds: 1,
  notes: [],
});

const interpolated = (grid: Grid, of = recipe): NoiseResult => ({
  recipe: of,
  points: { x: new Float64Array(), y: new Float64Array(), z: new Float64Array() },
  stationIds: [],
  grid,
  error: null,
  errorStep: 0,
  beyond: null,
  variogram: null,
  fitted: false,
  bins: [],
  crossValidation: null,
  hours: null,
  hoursRangeDb: null,
  hoursValidation: null,
  hoursVariogram: null,
  hourMeansDb: null,
  illustrative: false,
  notes: [],
});

describe('settings above the list of ways', () => {
  beforeEach(() => setDraft(recipe));

  it('go to maps from stations and from sources alike', () => {
    const ring = [
      [118.5, 28.9],
      [118.51, 28.9],
      [118.51, 28.9100004],
      [118.5, 28.9],
    ];
    chooseExtent('drawn', 700);
    expect(extentWayOf(soundState(), useNoise.getState().draft?.clip)).toBe('drawn');
    takeDrawn({ type: 'Polygon', coordinates: [ring] });
    expect(soundState().draft).toMatchObject({ extent: 'area', area: { of: 'drawn' } });
    // The link holds corners to a metre, the first one once.
    expect(useNoise.getState().draft?.clip).toEqual({
      kind: 'area',
      of: 'drawn',
      name: null,
      ring: [
        [118.5, 28.9],
        [118.51, 28.9],
        [118.51, 28.91],
      ],
    });
    expect(recipeSchema.parse(useNoise.getState().draft)).toEqual(useNoise.getState().draft);
    for (const way of ['stations', 'sources'] as const)
      expect(extentWayOf({ ...soundState(), way }, useNoise.getState().draft?.clip)).toBe('drawn');

    chooseExtent('all', 700);
    expect(soundState().draft).toMatchObject({ extent: 'scene', area: null });
    expect(useNoise.getState().draft?.clip).toEqual({ kind: 'distance', distanceM: 700 });

    chooseIndicator('Ln', [{ kind: 'indicator', indicator: 'Ln' }]);
    expect(soundState().draft.indicator).toBe('Ln');
    expect(useNoise.getState().draft?.value).toEqual({ kind: 'indicator', indicator: 'Ln' });
  });

  it('stay with stations where a map from sources cannot follow', () => {
    chooseCellSize(20);
    chooseCellSize(2000);
    expect(useNoise.getState().draft?.cellSizeM).toBe(2000);
    expect(soundState().draft.cellSizeM).toBe(20);
  });
});

describe('a correction by stations', () => {
  it('is added to what a changed scene is predicted to be, and to no other map', () => {
    const before = computed(50, 60, Number.NaN);
    const fused: FusedMap = {
      of: before,
      from: before,
      by: soundState().correction,
      grid: gridOf(52, 59, Number.NaN),
      error: null,
      fusion: {} as FusedMap['fusion'],
    };
    const carried = carriedCorrection(fused, { ...before, grid: gridOf(47, 58, 40) });
    expect([...(carried?.grid.values ?? [])]).toEqual([49, 57, Number.NaN]);
    expect(carried?.from).toBe(before);
    expect(carriedCorrection(fused, before)).toBe(fused);
    const other = { ...before, recipe: { ...before.recipe, method: 'iso9613' as const } };
    expect(carriedCorrection(fused, { ...other, grid: gridOf(1, 2, 3) })).toBeNull();
    expect(carriedCorrection(fused, { ...before, grid: gridOf(1, 2) })).toBeNull();
  });
});

describe('the layer of a map', () => {
  keepMapLayers();
  const maps = () => getState().imported.map(({ spec: { id, title } }) => [id, title.zh]);
  const visible = () => getState().layers.flatMap(({ id, visible: on }) => (on ? id : []));
  const gridOn = (id: string) => getState().imported.find(({ spec }) => spec.id === id)?.data.grid?.values;

  it('is one for each recipe, and follows edits', () => {
    patchSound({ way: 'sources', scene: { status: 'ready', ...source, faults: [], notes: [] } });
    patchSound({ result: computed(50) });
    expect(visible()).toEqual(['map-1']);
    patchSound({ version: { scenarioId: null, edits: [{ ids: ['a'], remove: true }] } });
    patchSound({ result: computed(48) });
    expect(maps()).toHaveLength(1);
    expect([...(gridOn('map-1') ?? [])]).toEqual([48]);
    patchSound({ draft: { ...soundState().draft, method: 'iso9613' } });
    patchSound({ result: computed(49) });
    expect(maps()).toHaveLength(2);
    // One noise map at a time: the one before is switched off.
    expect(visible()).toEqual(['map-2']);
    patchSound({ way: 'stations' });
    patchNoise({ result: interpolated(gridOf(55)) });
    expect(visible()).toEqual(['map-3']);
    changeLayer('map-2', { visible: true });
    expect(soundState().way).toBe('sources');
    expect(visible()).toEqual(['map-2']);
  });

  it('takes the map with it when it is removed, and brings it back', () => {
    const result = interpolated(gridOf(55));
    patchNoise({ result, started: recipe });
    update({ recipe });
    removeOwnLayer('map-1');
    expect(useNoise.getState().result).toBeNull();
    expect(getState().recipe).toBeNull();
    undo();
    expect(useNoise.getState().result).toBe(result);
    expect(getState().recipe).toBe(recipe);
    expect(visible()).toEqual(['map-1']);
  });

  it('keeps a name that was given, and is found again by its recipe after a reload', () => {
    patchNoise({ result: interpolated(gridOf(55)) });
    update(({ imported: [layer] }) => ({
      imported: [{ ...layer, spec: { ...layer.spec, title: { zh: '我的图', en: 'Mine' } } }],
    }));
    patchNoise({ result: interpolated(gridOf(56)) });
    expect(maps()).toEqual([['map-1', '我的图']]);
    // What a reload leaves: the layer without its result.
    update({ mapLayers: { stations: null, sources: null } });
    patchNoise({ result: interpolated(gridOf(57)) });
    expect(maps()).toEqual([['map-1', '我的图']]);
    expect(getState().mapLayers.stations).toBe('map-1');
  });

  it('is switched off, not lost, when another scene takes the place of its own', () => {
    patchSound({ way: 'sources', scene: { status: 'ready', ...source, faults: [], notes: [] } });
    patchSound({ result: computed(50) });
    patchSound({ result: null });
    expect(visible()).toEqual([]);
    expect(maps()).toHaveLength(1);
    expect(getState().mapLayers.sources).toBeNull();
  });

  it('holds the hour that was asked for, and the corrected map once it is corrected', () => {
    patchSound({ way: 'sources', scene: { status: 'ready', ...source, faults: [], notes: [] } });
    patchSound({ draft: { ...soundState().draft, hour: 8 } });
    const result = computed(50);
    const hours = Array.from({ length: 24 }, (_, hour) => gridOf(hour));
    const course = { courses: [], illustrative: false };
    patchSound({ scene: { status: 'ready', ...source, course, faults: [], notes: [] } });
    patchSound({ result });
    expect(maps()).toHaveLength(0);
    const meansDb = hours.map(() => 0);
    patchSound({
      hours: [{ of: result, grids: hours, meansDb, rangeDb: null, complete: true, failure: null }],
    });
    expect([...(gridOn('map-1') ?? [])]).toEqual([8]);

    patchSound({ correct: true, draft: { ...soundState().draft, hour: null } });
    const whole = computed(50);
    patchSound({ result: whole });
    const by = soundState().correction;
    const fusion = {} as FusedMap['fusion'];
    patchSound({ fused: { of: whole, from: whole, by, grid: gridOf(53), error: null, fusion } });
    expect(maps()).toHaveLength(2);
    expect([...(gridOn('map-2') ?? [])]).toEqual([53]);
    expect(getState().imported[1].made).toMatchObject({ kind: 'sources', correction: by });
    // Another way is chosen: that is about the next map, and this one stays what it is.
    patchSound({ correct: false });
    expect(visible()).toEqual(['map-2']);
    expect(maps()).toHaveLength(2);
    patchSound({ result: computed(51), fused: null });
    expect(maps()).toHaveLength(3);
    expect([...(gridOn('map-3') ?? [])]).toEqual([51]);
    expect(visible()).toEqual(['map-3']);
  });
});
