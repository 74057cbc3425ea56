import { hoursHeader, hoursRow } from '../hour-rows.ts';
import {
  demo,
  demoSource,
  feature,
  type LayerSource,
  pointOf,
  projectLicence,
  projectProducer,
  text,
} from '../layer.ts';
import { modelAt } from '../noise-model.ts';
import { type NoiseSite, noiseSites } from '../noise-sites.ts';
import { randomOf } from '../random.ts';
import { hourlyInfo, stationFields, stationStyle } from './station-fields.ts';

/** Monday to Sunday. */
const dates = [
  '2023-06-05',
  '2023-06-06',
  '2023-06-07',
  '2023-06-08',
  '2023-06-09',
  '2023-06-10',
  '2023-06-11',
];

function rowsOf(site: NoiseSite): string[] {
  const random = randomOf(`validity ${site.id}`);
  const missingDay = random.next() < 0.06 ? random.integer(0, 6) : -1;
  const levelsOf = modelAt({ stationId: site.id, at: site.at, offsetDb: site.offsetDb });
  return dates.flatMap((day, index) => {
    const hours = levelsOf({ day: index, weekend: index >= 5 });
    // Rain, wind ≥ 5 m/s or a low effective acquisition rate make an hour invalid: left blank.
    const storm = index === 3 ? [15, 16] : [];
    const missing = new Set<number>(storm.filter(() => random.next() < 0.35));
    if (random.next() < 0.08) missing.add(random.integer(0, 23));
    if (random.next() < 0.012)
      for (let h = 0, from = random.integer(0, 12); h < 10; h++) missing.add(from + h);
    if (index === missingDay) return [];
    const known = hours.map((level, h) => (missing.has(h) ? null : level));
    return [hoursRow(site, day, known, random)];
  });
}

const codeOf = (site: NoiseSite) =>
  `330822-${{ functional: '1', regional: '2', road: '3' }[site.kind]}-${site.id.toUpperCase()}`;

export const noiseStationsLayer: LayerSource = {
  spec: {
    id: 'noise-stations',
    group: 'stations',
    title: text('噪声监测点（示意）', 'Noise stations (demo)'),
    kind: 'noise-station',
    geometry: 'point',
    source: { url: 'layers/noise-stations.geojson', series: 'layers/noise-hours.csv' },
    fields: stationFields(['functional', 'regional', 'road'], ['automatic', 'manual-24h']),
    style: stationStyle(['functional', 'regional', 'road']),
    info: {
      ...hourlyInfo,
      date: `${dates[0]}/${dates[6]}`,
      coverage: text(
        '县城建成区：功能区 7 点、区域 400 m 网格、道路 20 点',
        'Built-up area: 7 functional-zone stations, a regional mesh of 400 m, 20 road points',
      ),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: demoSource,
      note: text(
        '点位与声级均为示意。空格为无效或缺测小时；部分点位缺一天',
        'Places and levels are illustrative. Blank hours are invalid or missing; some stations miss a day',
      ),
    },
    visible: true,
  },
  features: noiseSites.map((site) =>
    feature(site.id, text(site.name, site.nameEn), pointOf(site.at), demo, {
      stationKind: site.kind,
      zone: site.zone,
      code: codeOf(site),
      heightM: site.heightM,
      lengthM: site.lengthM,
      method: site.kind === 'functional' ? 'automatic' : 'manual-24h',
    }),
  ),
  files: { 'layers/noise-hours.csv': `${[hoursHeader, ...noiseSites.flatMap(rowsOf)].join('\n')}\n` },
};
