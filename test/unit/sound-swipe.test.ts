import { afterEach, describe, expect, it } from 'vitest';
import { patchSound, type SoundResult, soundState, useSound } from '../../src/features/sound/sound-store.ts';
import { keptMaps, sideName, swipeGrid, swipeMapAt } from '../../src/features/sound/swipe-sides.ts';
import {
  chooseSide,
  moveDivider,
  shareOfKey,
  swipeDivider,
  useSwipe,
} from '../../src/features/sound/swipe-store.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import type { Grid } from '../../src/grid/grid.ts';
import { translate } from '../../src/i18n/i18n.ts';
import { clipBox } from '../../src/map/grid-clip.ts';
import { type AppState, initialNoiseView } from '../../src/state/state.ts';
import { getState, update } from '../../src/state/store.ts';

/** Two maps side by side: where each is drawn, and which one a place of the screen belongs to. */

describe('the pixels of a side', () => {
  it.each([1, 1.25, 1.5, 2, 3])('share none and leave none out at %d pixels to one', (ratio) => {
    const [width, height] = [Math.floor(1079 * ratio), Math.floor(853 * ratio)];
    for (const share of [0, 0.003, 0.25, 1 / 3, 0.5, 0.9999, 1]) {
      const left = clipBox('left', share, width, height);
      const right = clipBox('right', share, width, height);
      expect(left[0]).toBe(0);
      expect(left[0] + left[2]).toBe(right[0]);
      expect(right[0] + right[2]).toBe(width);
      expect([left[3], right[3]]).toEqual([height, height]);
      expect(Math.abs(left[2] - share * width)).toBeLessThanOrEqual(0.5);
    }
  });

  it('end at the edges of the screen', () => {
    expect(clipBox('left', 1.7, 100, 50)).toEqual([0, 0, 100, 50]);
    expect(clipBox('right', -0.2, 100, 50)).toEqual([0, 0, 100, 50]);
    expect(clipBox('right', 2, 100, 50)).toEqual([100, 0, 0, 50]);
  });
});

const grid = (indicator: string): Grid => ({
  crs: { kind: 'epsg', code: 4549 },
  origin: [0, 0],
  cellSizeM: 10,
  width: 1,
  height: 1,
  values: Float32Array.of(50),
  indicator,
  period: '',
  meta: { unit: 'dB', method: 'HJ 2.4-2021', illustrative: false, notes: [] },
});
const result = (indicator: string): SoundResult => ({
  recipe: {
    method: 'hj2.4',
    indicator,
    hour: null,
    receiverHeightM: null,
    cellSizeM: null,
    extent: 'scene',
    area: null,
  },
  version: { scenarioId: null, edits: [] },
  scene: parseScene({ type: 'FeatureCollection', shengtu: 1, features: [] }).scene,
  receiverHeightM: 1.2,
  grid: grid(indicator),
  receivers: 1,
  seconds: 1,
  notes: [],
});

const [sound, swipe] = [useSound.getState(), useSwipe.getState()];
afterEach(() => {
  useSound.setState(sound, true);
  useSwipe.setState(swipe, true);
});

describe('the line', () => {
  it('goes where the keys say, and never off the map', () => {
    expect(shareOfKey('ArrowRight', 0.5)).toBeCloseTo(0.51);
    expect(shareOfKey('PageDown', 0.05)).toBe(0);
    expect(shareOfKey('End', 0.2)).toBe(1);
    expect(shareOfKey('Tab', 0.5)).toBeNull();
    moveDivider(1.2);
    expect(swipeDivider.share()).toBe(1);
  });

  it('tells those who follow it that it moved, and nothing else', () => {
    let moves = 0;
    const stop = swipeDivider.onMove(() => moves++);
    moveDivider(0.25);
    moveDivider(0.25);
    chooseSide('left', 'fused');
    expect(moves).toBe(1);
    stop();
    moveDivider(0.75);
    expect(moves).toBe(1);
  });

  it('has one map on each side', () => {
    chooseSide('left', 'current');
    expect(useSwipe.getState()).toMatchObject({ left: 'current', right: 'reference' });
    chooseSide('right', 'stations');
    expect(useSwipe.getState()).toMatchObject({ left: 'current', right: 'stations' });
  });

  it('says which map is under a place, and is gone while a map is made or their difference is on show', () => {
    const [reference, current] = [result('Ld'), result('Ld')];
    patchSound({ way: 'sources', reference, result: current });
    expect(swipeMapAt(0.1)).toBeNull();
    useSwipe.setState({ on: true });
    moveDivider(0.4);
    expect([swipeMapAt(0.39), swipeMapAt(0.41)]).toEqual(['reference', 'current']);
    patchSound({ show: 'difference' });
    expect(swipeMapAt(0.1)).toBeNull();
    patchSound({ show: 'level', preview: current.grid });
    expect(swipeMapAt(0.1)).toBeNull();
    patchSound({ preview: null, reference: current });
    expect(swipeMapAt(0.1)).toBeNull();
  });

  it('can show any map that is kept as a layer, but not the one on show twice', () => {
    const kept = grid('Ln');
    const ready = { status: 'ready', features: [], series: [], grid: kept, notes: [], rejected: [] } as const;
    const layer = (id: string) => ({
      spec: { id, title: { zh: `图 ${id}`, en: id } },
      made: {},
      data: ready,
    });
    update({
      imported: [layer('map-1'), layer('map-2')] as unknown as AppState['imported'],
      mapLayers: { stations: null, sources: 'map-2' },
      data: { 'map-1': ready, 'map-2': ready },
    });
    expect(keptMaps(getState())).toEqual(['layer:map-1']);
    const { data } = getState();
    const noise = { result: null };
    expect(swipeGrid('layer:map-1', soundState(), noise, initialNoiseView, data)).toBe(kept);
    expect(swipeGrid('layer:gone', soundState(), noise, initialNoiseView, data)).toBeNull();
    const side = { map: 'layer:map-1', grid: kept } as const;
    expect(sideName(side, soundState(), translate, 'zh-CN')).toBe('图 map-1');
    update({ imported: [], mapLayers: { stations: null, sources: null }, data: {} });
  });

  it('names what lies on its sides', () => {
    const [reference, current] = [result('Ln'), result('Ld')];
    patchSound({ way: 'sources', reference, result: current });
    const of = (map: 'current' | 'reference') => {
      const shown = swipeGrid(map, soundState(), { result: null }, initialNoiseView, {});
      return shown && sideName({ map, grid: shown }, soundState(), translate, 'zh-CN');
    };
    expect(of('current')).toBe(['当前图', translate('sound.scenarioNone'), 'HJ 2.4-2021', 'Ld'].join(' · '));
    expect(of('reference')).toContain('Ln');
    expect(swipeGrid('fused', soundState(), { result: null }, initialNoiseView, {})).toBeNull();
    expect(swipeGrid('stations', soundState(), { result: null }, initialNoiseView, {})).toBeNull();
  });
});
