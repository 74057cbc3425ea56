import { aWeightedLevels } from '../../src/acoustics/levels-of-matrix.ts';
import { propagate } from '../../src/acoustics/propagate.ts';
import { createSoundField, type FieldOptions } from '../../src/acoustics/sound-field.ts';
import type { Scene } from '../../src/domain/scene.ts';
import { parseScene } from '../../src/formats/scene-file.ts';

type Properties = Readonly<Record<string, unknown>>;

/** A feature of a scene, as it stands in a file. */
export const feature = (id: string, type: string, coordinates: unknown, properties: Properties) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});

export const flatPower = { soundPowerLevelDb: [90, 92, 94, 96, 96, 93, 88, 80] };

export function sceneOf(features: readonly unknown[], settings: Properties = {}, crs = 'local'): Scene {
  const { scene, faults } = parseScene({
    type: 'FeatureCollection',
    shengtu: 1,
    ...(crs !== 'WGS84' && { crs: { type: 'name', properties: { name: crs } } }),
    settings,
    features,
  });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return scene;
}

/** A-weighted levels of the scene's receivers in its first period, dB. */
export function levelsOf(scene: Scene, options: FieldOptions = {}): number[] {
  const field = createSoundField(scene, options);
  const matrix = propagate(field.propagator, field.groups, field.propagation.conditions, field.receivers);
  const out = new Float32Array(field.receivers.length);
  aWeightedLevels(matrix, field.periods[0], out);
  return Array.from(out);
}
