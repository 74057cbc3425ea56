import { usualReceiverHeight } from '../../../src/acoustics/standard.ts';
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
import { surveyDate } from '../survey-hours.ts';
import { type SurveySite, surveySites } from '../survey-sites.ts';
import { hourlyInfo, stationFields, stationStyle } from './station-fields.ts';

const codeOf = ({ id, kind }: SurveySite) => `330822-${kind === 'road' ? '3' : '2'}-${id.toUpperCase()}`;

const countOf = (kind: SurveySite['kind']) => surveySites.filter((site) => site.kind === kind).length;

/** Measurements that belong to the demonstration scene; their levels are made by survey-hours.ts. */
export const mapSurveyLayer: LayerSource = {
  spec: {
    id: 'map-survey',
    group: 'noise',
    title: text('噪声地图校核监测（示意）', 'Noise-map survey (demo)'),
    kind: 'measurement',
    geometry: 'point',
    source: { url: 'layers/map-survey.geojson', series: 'layers/map-survey-hours.csv' },
    fields: stationFields(['regional', 'road'], ['manual-24h']),
    style: stationStyle(['regional', 'road']),
    info: {
      ...hourlyInfo,
      date: surveyDate,
      coverage: text(
        `县城噪声场景范围内：区域 ${countOf('regional')} 点、路边 ${countOf('road')} 点`,
        `Within the noise scene of the county town: ${countOf('regional')} area points, ${countOf('road')} roadside points`,
      ),
      producer: projectProducer,
      licence: projectLicence,
      provenance: 'illustrative',
      source: demoSource,
      note: text(
        '供试用“按监测订正”：声级由示意场景算出，再加固定种子的偏差，因此与场景相符；订正后误差变小只说明方法有效，不说明真实县城的精度',
        'For trying the correction by stations: levels computed from the demo scene plus a seeded deviation, so they agree with the scene; a smaller error after the correction shows that the method works, not how accurate a map of the real town would be',
      ),
    },
    visible: false,
  },
  features: surveySites.map((site) =>
    feature(site.id, text(site.name, site.nameEn), pointOf(site.at), demo, {
      stationKind: site.kind,
      zone: site.zone,
      code: codeOf(site),
      heightM: usualReceiverHeight['hj2.4'],
      lengthM: site.lengthM,
      method: 'manual-24h',
    }),
  ),
};
