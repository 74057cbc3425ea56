import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSoundField } from '../src/acoustics/sound-field.ts';
import { readLayer } from '../src/cli/layers.ts';
import type { Scene } from '../src/domain/scene.ts';
import { buildScene } from '../src/formats/scene-import/build.ts';
import { noiseModellingProfile } from '../src/formats/scene-import/noisemodelling-profile.ts';
import type { Bench } from './run.ts';
import { pairsPerSecond } from './town.ts';

/** What each layer may be called in a folder of NoiseModelling's: Lorient's names, and the profile's own. */
const names = {
  road: ['ROADS2.shp', 'ROADS.shp', 'roads.shp'],
  building: ['buildings.shp', 'BUILDINGS.shp'],
  ground: ['ground_type.shp', 'GROUND.shp'],
  terrain: ['dem.geojson', 'DEM.geojson'],
} as const;

/** The engine on a town of real roads and houses, from a folder: CNOSSOS-EU, sources within 500 m, walls within 100 m. */
export async function folderBenches(folder: string): Promise<readonly Bench[]> {
  const there = new Set(readdirSync(folder));
  const layers: Record<string, Awaited<ReturnType<typeof readLayer>>> = {};
  for (const [kind, known] of Object.entries(names)) {
    const name = known.find((name) => there.has(name));
    if (name) layers[kind] = await readLayer(join(folder, name));
  }
  const { scene } = buildScene({ layers }, noiseModellingProfile, 'town.scene.json');
  const [west, south, east, north] = boxOf(scene);
  const within = { west, south, width: east - west, height: north - south };
  const bench = (name: string, settings: Partial<Scene['settings']>, receivers: number): Bench => ({
    name: `the given town, CNOSSOS-EU, ${name}`,
    unit: 'thousand pairs/s',
    run: () => {
      const field = createSoundField({
        ...scene,
        settings: { ...scene.settings, maxDistanceM: 500, maxReflectionDistanceM: 100, ...settings },
      });
      return pairsPerSecond(field, within, receivers) / 1000;
    },
  });
  return [
    bench('over the top only', { lateralDiffraction: false, reflectionOrder: 0 }, 60),
    bench('with ways round and one reflection', { lateralDiffraction: true, reflectionOrder: 1 }, 10),
  ];
}

/** Box around the buildings, in the scene's own plane. */
function boxOf({ features }: Scene): readonly [number, number, number, number] {
  const corners = features.flatMap((feature) =>
    feature.kind === 'building' ? feature.geometry.coordinates.flat() : [],
  );
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(xs), least(ys), most(xs), most(ys)];
}
