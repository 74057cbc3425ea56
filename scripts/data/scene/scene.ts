import { sceneVersion } from '../../../src/domain/scene.ts';
import { text } from '../layer.ts';
import { buildingItems } from './buildings.ts';
import { groundItems } from './ground.ts';
import { hoursFile } from './hours.ts';
import { barrierItem, receiverItems } from './receivers.ts';
import { scenariosFile } from './scenarios.ts';
import { roadItems } from './traffic.ts';
import { worksItems } from './works.ts';

/** The demonstration scene of the county town, its scenarios and courses of the day. */

const name = text('常山县城噪声场景（示意）', 'Noise scene of Changshan county town (demo)');

/** Hard ground between the houses; yearly means of the air. */
const settings = {
  method: 'hj2.4',
  heights: 'ground',
  temperatureC: 17,
  relativeHumidityPct: 75,
  groundFactor: 0.2,
  maxDistanceM: 1500,
  maxReflectionDistanceM: 150,
  periods: ['day', 'night'],
  periodHours: { day: [6, 22], night: [22, 6] },
};

/** One feature a line, so that a change shows as one. */
function sceneText(): string {
  const items = [
    ...groundItems,
    ...roadItems,
    ...worksItems,
    ...buildingItems,
    barrierItem,
    ...receiverItems,
  ];
  const lines = items.map(({ id, geometry, properties }) =>
    JSON.stringify({ type: 'Feature', id, properties, geometry }),
  );
  const head = JSON.stringify({
    type: 'FeatureCollection',
    shengtu: sceneVersion,
    name: name.zh,
    nameEn: name.en,
    provenance: 'illustrative',
    settings,
  });
  return `${head.slice(0, -1)},"features":[\n${lines.join(',\n')}\n]}\n`;
}

/** By path below data/. */
export const sceneFiles = (): Readonly<Record<string, string>> => ({
  'scenes/changshan-demo.scene.json': sceneText(),
  'scenes/changshan-scenarios.json': `${JSON.stringify(scenariosFile, null, 1)}\n`,
  'scenes/changshan-hours.json': `${JSON.stringify(hoursFile)}\n`,
});
