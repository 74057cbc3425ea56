import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planeOfScene } from '../../src/acoustics/scene/scene-plane.ts';
import { scenarioOfKey } from '../../src/features/present/scenario-keys.ts';
import { indicatorsOf } from '../../src/features/sound/scene-indicators.ts';
import { boundsOfScene } from '../../src/features/sound/sound-frame.ts';
import { patchSound, soundState, useSound } from '../../src/features/sound/sound-store.ts';
import { endTour, nextStep, tick } from '../../src/features/tour/tour-runner.ts';
import { reached, tourCellM, tourSeconds, tourSteps } from '../../src/features/tour/tour-steps.ts';
import { patchTour, tourState, useTour } from '../../src/features/tour/tour-store.ts';
import { parseScenarios } from '../../src/formats/scenario-file.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { strings } from '../../src/i18n/strings/index.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/scenes/${file}`, import.meta.url), 'utf8'));
const { scene } = parseScene(read('changshan-demo.scene.json'));
const { scenarios } = parseScenarios(read('changshan-scenarios.json'), scene, 'scenarios');

describe('the steps of the tour', () => {
  it('take a minute, and each has a caption and an end', () => {
    expect(tourSeconds).toBe(60);
    expect(new Set(tourSteps.map(({ id }) => id)).size).toBe(tourSteps.length);
    for (const { id, seconds } of tourSteps) {
      expect(strings).toHaveProperty([`tour.step.${id}`]);
      expect(seconds).toBeGreaterThan(3);
    }
  });

  it('name what the demonstration has', () => {
    const [west, south, east, north] = boundsOfScene(scene) ?? [0, 0, 0, 0];
    const inside = ([x, y]: readonly [number, number]) => x > west && x < east && y > south && y < north;
    for (const { act } of tourSteps) {
      if (act.do === 'scenario') expect(scenarios.map(({ id }) => id)).toContain(act.id);
      if (act.do === 'compute') expect(indicatorsOf(scene.settings, null)).toContain(act.indicator);
      if (act.do === 'why') expect(inside(act.at as [number, number])).toBe(true);
      if (act.do === 'look') {
        const [w, s, e, n] = act.bounds;
        expect(inside([w, s]) && inside([e, n])).toBe(true);
      }
    }
    expect(planeOfScene(scene).toLngLat).toBeTruthy();
  });

  it('wait for a state, not for time alone', () => {
    const idle = useSound.getInitialState();
    expect(reached(null, idle)).toBe(true);
    expect(reached('scene', idle)).toBe(false);
    expect(reached('coarse', idle)).toBe(false);
    expect(reached('map', idle)).toBe(false);
    expect(reached('why', { ...idle, why: { at: [0, 0], answer: null, hour: null, route: 0 } })).toBe(false);
  });

  it('choose cells in steps of 5 m, none below 10 m', () => {
    expect(tourCellM(1e6, 800)).toBe(40);
    expect(tourCellM(100, 800)).toBe(10);
  });
});

describe('the tour as it plays', () => {
  beforeEach(() => patchSound(useSound.getInitialState()));
  afterEach(() => {
    patchTour(useTour.getInitialState());
    vi.unstubAllGlobals();
  });
  const go = () => {};
  const last = tourSteps.length - 1;

  it('stands until its time is over and what it waits for is there', () => {
    patchTour({ status: 'playing', index: 3, spentMs: 0 });
    tick(60_000, go);
    expect(tourState()).toMatchObject({ index: 3, waiting: true });
    patchTour({ status: 'playing', index: last, spentMs: 0, waiting: false });
    tick(4000, go);
    expect(tourState()).toMatchObject({ status: 'playing', spentMs: 4000 });
    tick(2000, go);
    expect(tourState().status).toBe('done');
  });

  it('does not go on while it is paused, and goes on when asked', () => {
    patchTour({ status: 'paused', index: last, spentMs: 0 });
    tick(60_000, go);
    expect(tourState()).toMatchObject({ status: 'paused', spentMs: 0 });
    nextStep(go);
    expect(tourState().status).toBe('done');
    endTour();
    expect(tourState().status).toBe('off');
  });

  it('says so where the computation fails', () => {
    patchTour({ status: 'playing', index: 2, spentMs: 0 });
    patchSound({ failure: [{ code: 'sound-no-scene' }] });
    tick(10, go);
    expect(tourState().status).toBe('failed');
    expect(soundState().scene.status).toBe('none');
  });
});

describe('keys of the wall screen', () => {
  it('go round the scenarios, and to each by its number', () => {
    const ids = ['a', 'b', 'c'];
    expect(scenarioOfKey('ArrowRight', ids, 'a')).toBe('b');
    expect(scenarioOfKey('ArrowRight', ids, 'c')).toBe('a');
    expect(scenarioOfKey('ArrowLeft', ids, 'a')).toBe('c');
    expect(scenarioOfKey('ArrowRight', ids, null)).toBe('a');
    expect(scenarioOfKey('ArrowLeft', ids, null)).toBe('c');
    expect(scenarioOfKey('2', ids, 'a')).toBe('b');
    expect(scenarioOfKey('4', ids, 'a')).toBeNull();
    expect(scenarioOfKey('x', ids, 'a')).toBeNull();
    expect(scenarioOfKey('ArrowRight', [], null)).toBeNull();
  });
});
