import type { Scene, SceneFeature } from '../../domain/scene.ts';

/** Properties that say nothing about where sound goes: how loud a source is, who lives in a building. */
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
  'people',
  'dwellings',
  'use',
]);

/** Whether two versions of a scene differ in emission alone: the paths of one then serve the other. */
export function differInEmissionOnly(a: Scene, b: Scene): boolean {
  const [before, after] = [a, b].map(({ features }) => features.filter(({ kind }) => kind !== 'receiver'));
  return (
    a.settings === b.settings &&
    before.length === after.length &&
    before.every((feature, i) => feature === after[i] || sameButEmission(feature, after[i]))
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
