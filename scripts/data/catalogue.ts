import { catalogSchema } from '../../src/domain/catalog.ts';
import { county } from './county-outline.ts';
import { facts } from './facts.ts';
import { type DataFeature, type LayerSource, text } from './layer.ts';
import { airStationsLayer } from './layers/air.ts';
import { complaintsLayer, strawBurningLayer } from './layers/burning-complaints.ts';
import { companiesLayer } from './layers/companies.ts';
import { controlUnitsLayer } from './layers/control-units.ts';
import { countyOutlineLayer, townLabelsLayer, villageLabelsLayer } from './layers/county.ts';
import { drainageLinesLayer, outletsLayer, treatmentPlantsLayer } from './layers/drainage.ts';
import { functionalZonesLayer } from './layers/functional-zones.ts';
import { lowCarbonVillagesLayer } from './layers/low-carbon-villages.ts';
import { mapSurveyLayer } from './layers/map-survey.ts';
import { noiseGridLayer } from './layers/noise-grid.ts';
import { noiseStationsLayer } from './layers/noise-stations.ts';
import { parksLayer } from './layers/parks.ts';
import { inspectionProblemsLayer, riverOutletsLayer } from './layers/registers.ts';
import { railwayLayer, railwayStationsLayer, roadsLayer } from './layers/transport.ts';
import { riverLayer, waterBodiesLayer } from './layers/water-base.ts';
import { waterSectionsLayer, waterSourcesLayer } from './layers/water-quality.ts';
import { round, toPlace } from './metres.ts';
import { sceneFiles } from './scene/scene.ts';

/** First = on top of the map. */
const layers: readonly LayerSource[] = [
  noiseStationsLayer,
  airStationsLayer,
  waterSectionsLayer,
  waterSourcesLayer,
  treatmentPlantsLayer,
  outletsLayer,
  companiesLayer,
  drainageLinesLayer,
  parksLayer,
  lowCarbonVillagesLayer,
  mapSurveyLayer,
  noiseGridLayer,
  functionalZonesLayer,
  controlUnitsLayer,
  inspectionProblemsLayer,
  riverOutletsLayer,
  strawBurningLayer,
  complaintsLayer,
  townLabelsLayer,
  villageLabelsLayer,
  railwayStationsLayer,
  railwayLayer,
  roadsLayer,
  riverLayer,
  waterBodiesLayer,
  countyOutlineLayer,
];

const groups = [
  { id: 'stations', title: text('监测站点', 'Monitoring stations') },
  { id: 'zero-discharge', title: text('污水零直排区', 'Sewage zero-direct-discharge zones') },
  { id: 'low-carbon', title: text('低（零）碳村', 'Low/zero-carbon villages') },
  { id: 'noise', title: text('噪声', 'Noise') },
  { id: 'functional-zones', title: text('声环境功能区', 'Acoustic functional zones') },
  { id: 'control-units', title: text('生态环境分区管控', 'Environmental control units') },
  { id: 'registers', title: text('其他登记', 'Other registers') },
  { id: 'base', title: text('底图要素', 'Base map') },
];

/** Box of the county, a little wider, to 3 decimals. */
function countyBounds(): [number, number, number, number] {
  const places = county.flat(2).map(toPlace);
  const [lngs, lats] = [places.map((p) => p[0]), places.map((p) => p[1])];
  const margin = 0.01;
  return [
    round(Math.min(...lngs) - margin, 3),
    round(Math.min(...lats) - margin, 3),
    round(Math.max(...lngs) + margin, 3),
    round(Math.max(...lats) + margin, 3),
  ];
}

/** One feature a line, so that a change shows as one. */
function toGeoJson(features: readonly DataFeature[]): string {
  const lines = features.map(({ id, geometry, properties }) =>
    JSON.stringify({ type: 'Feature', id, properties, geometry }),
  );
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}

/** All files of the catalogue by path below data/; the same input gives the same bytes. */
export function buildCatalogue(): ReadonlyMap<string, string> {
  const catalog = {
    version: 1,
    id: 'changshan',
    title: text(`${facts.county.name}（演示）`, `${facts.county.nameEn} (demonstration)`),
    bounds: countyBounds(),
    readoutEpsg: 4549,
    boundaryNote: text(
      '边界示意，未经地图审核；公开使用前请换用有审图号的底图',
      'Boundaries are sketches without map approval: replace them with an approved base map before public use',
    ),
    groups,
    layers: layers.map((layer) => layer.spec),
  };
  catalogSchema.parse(catalog);
  const files = new Map([['catalog.json', `${JSON.stringify(catalog, null, 1)}\n`]]);
  for (const { spec, features, files: others = {} } of layers) {
    if (features) files.set(spec.source.url, toGeoJson(features));
    for (const [path, content] of Object.entries(others)) files.set(path, content);
  }
  for (const [path, content] of Object.entries(sceneFiles())) files.set(path, content);
  return files;
}
