import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/domain/scene.ts';
import { tileJobs } from '../../src/features/sound/tiling.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import type { Levels } from '../../src/workers/sound-messages.ts';
import { createSoundPool } from '../../src/workers/sound-pool.ts';
import { FakeWorker } from './fake-sound-worker.ts';

const scene: Scene = parseScene({
  type: 'FeatureCollection',
  shengtu: 1,
  crs: { type: 'name', properties: { name: 'EPSG:4549' } },
  features: [
    {
      type: 'Feature',
      id: 's',
      geometry: { type: 'Point', coordinates: [100, 100] },
      properties: { kind: 'point-source', heightM: 2, soundPowerLevelDbA: 100 },
    },
  ],
}).scene;

const frame = { origin: [0, 200] as const, cellSizeM: 5, width: 40, height: 40 };
const parts = [{ period: 'all', share: 1, penaltyDb: 0 }];

async function mapped(deaths: readonly number[]) {
  FakeWorker.tiles = 0;
  FakeWorker.deaths = deaths;
  const pool = createSoundPool(() => new FakeWorker() as unknown as Worker);
  const { signal } = new AbortController();
  await pool.open({ scene, method: 'hj2.4' }, signal);
  const values = new Float32Array(frame.width * frame.height).fill(Number.NaN);
  const put = ({ cells, levelsDb }: Levels) =>
    cells.forEach((cell, i) => {
      values[cell] = levelsDb[i];
    });
  const tiles = tileJobs(frame, [100, 100]);
  await pool.map({ frame, receiverHeightM: 1.2, parts, tiles, keep: true }, signal, put);
  const there = await pool.emit(scene, parts, signal, () => undefined);
  return { values, there, tiles };
}

describe('the workers of a sound map', () => {
  it('fill every cell, and keep what they traced', async () => {
    const { values, there, tiles } = await mapped([]);
    expect(values.some(Number.isNaN)).toBe(false);
    expect(there.size).toBe(tiles.length);
  });

  it('are started anew when they die: their tile is tried once more, and the map is the same', async () => {
    const whole = await mapped([]);
    const { values, there, tiles } = await mapped([4]);
    expect(values).toEqual(whole.values);
    // What the dead worker kept is gone, and said to be.
    expect(there.size).toBeLessThan(tiles.length);
  });

  it('are started anew when they die while they open a scene, or make the estimate', async () => {
    const whole = await mapped([]);
    FakeWorker.dying = ['open'];
    expect((await mapped([])).values).toEqual(whole.values);
    FakeWorker.dying = ['open', 'open'];
    await expect(mapped([])).rejects.toMatchObject({ notes: [{ code: 'job-crashed' }] });

    const pool = createSoundPool(() => new FakeWorker() as unknown as Worker);
    const { signal } = new AbortController();
    await pool.open({ scene, method: 'hj2.4' }, signal);
    FakeWorker.dying = ['estimate'];
    const estimate = await pool.estimate({ frame, receiverHeightM: 1.2, parts }, signal);
    expect(estimate.some(Number.isNaN)).toBe(false);
  });

  it('give up on a tile that kills them twice', async () => {
    await expect(mapped([2, 3])).rejects.toMatchObject({ notes: [{ code: 'job-crashed' }] });
  });
});
