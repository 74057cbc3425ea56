import type { Scene, SceneFeature } from '../../domain/scene.ts';

/** Properties that say how loud a source is, and nothing about where sound goes. */
const emissionProperties = new Set([
  'flow',
  'speedKmh',
  'designSpeedKmh',
  'lanes',
  'surface',
  'gradientPct',
  'oneWay',
  'junctionDistanceM',
  'junctionType',
  'soundPowerLevelDb',
  'soundPowerLevelDbA',
  'soundPowerLevelPerMetreDb',
  'soundPowerLevelPerMetreDbA',
  'soundPowerLevelPerSquareMetreDb',
  'soundPowerLevelPerSquareMetreDbA',
  'spectrum',
  'hours',
  'trains',
]);

/** Whether two versions of a scene differ in emission alone: the paths of one then serve the other. */
export function differInEmissionOnly(a: Scene, b: Scene): boolean {
  return (
    a.settings === b.settings &&
    a.features.length === b.features.length &&
    a.features.every((feature, i) => feature === b.features[i] || sameButEmission(feature, b.features[i]))
  );
}

function sameButEmission(a: SceneFeature, b: SceneFeature): boolean {
  if (a.id !== b.id || a.kind !== b.kind) return false;
  if (a.geometry !== b.geometry && JSON.stringify(a.geometry) !== JSON.stringify(b.geometry)) return false;
  const [left, right] = [a.properties, b.properties] as Readonly<Record<string, unknown>>[];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every(
    (name) => emissionProperties.has(name) || JSON.stringify(left[name]) === JSON.stringify(right[name]),
  );
}
