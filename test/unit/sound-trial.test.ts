import { describe, expect, it } from 'vitest';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { tileLevels, traceTile } from '../../src/acoustics/tile-levels.ts';
import type { SceneFeature } from '../../src/domain/scene.ts';
import { createTrialJobs, quickField } from '../../src/workers/trial-jobs.ts';
import { feature, sceneOf } from './acoustics-field.ts';

/** What a shape under the pointer would change: levels of a few cells in two scenes. */

const open = sceneOf(
  [
    feature(
      'road',
      'LineString',
      [
        [-300, 0],
        [300, 0],
      ],
      { kind: 'road', flow: { light: 600, heavy: 40 }, speedKmh: 50 },
    ),
  ],
  { maxDistanceM: 500 },
);
const wall = (y: number): SceneFeature =>
  ({
    id: 'wall',
    kind: 'barrier',
    geometry: {
      type: 'LineString',
      coordinates: [
        [-200, y],
        [200, y],
      ],
    },
    properties: { heightM: 4 },
  }) as SceneFeature;
const parts = [{ period: open.settings.periods[0], share: 1, penaltyDb: 0 }];
const frame = { origin: [0, 60] as const, cellSizeM: 20, width: 1, height: 3 };
const cells = Int32Array.from([0, 1, 2]);

async function resultOf<T>(steps: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

const levels = (scene: typeof open) => {
  const field = quickField(createSoundField(scene, { method: 'hj2.4' }), 500);
  const places = [60, 40, 20].map((y, cell) => ({ cell, x: 0, y }));
  return tileLevels(traceTile(field, places, 1.2, 500), field.periods, parts);
};

describe('a shape that is tried', () => {
  it('is told from the map on show, also where that has not followed the last change yet', async () => {
    const jobs = createTrialJobs();
    const withWall = { ...open, features: [...open.features, wall(200)] };
    await resultOf(jobs.trialScene({ trial: 1, before: open, scene: withWall, method: 'hj2.4' }));
    const input = { trial: 1, feature: wall(10), frame, cells, receiverHeightM: 1.2, parts };
    const { beforeDb, afterDb } = await resultOf(jobs.trial(input));
    expect([...beforeDb]).toEqual([...levels(open)]);
    expect([...afterDb]).toEqual([...levels({ ...open, features: [...open.features, wall(10)] })]);
    for (const k of cells) expect(afterDb[k]).toBeLessThan(beforeDb[k] - 3);
  });

  it('is refused for scenes that are there no more', async () => {
    const input = { trial: 7, feature: wall(10), frame, cells, receiverHeightM: 1.2, parts };
    await expect(resultOf(createTrialJobs().trial(input))).rejects.toThrow('sound-model-gone');
  });
});
