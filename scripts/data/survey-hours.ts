import type { FeatureCollection, Point } from 'geojson';
import { fieldRows } from '../../src/acoustics/field-levels.ts';
import { hourPeriod, sceneOfHours } from '../../src/acoustics/hour-scene.ts';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { parseDayCourse } from '../../src/formats/day-course-file.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { shape } from './day-shapes.ts';
import { hoursHeader, hoursRow } from './hour-rows.ts';
import { round, toMetres } from './metres.ts';
import { randomOf } from './random.ts';
import { residualField } from './residual.ts';

/**
 * Hourly levels of the noise-map survey (docs/demo-model.md): those of the demonstration scene by the engine of the
 * application, and a deviation that a correction by measurements can find. They agree with the scene by construction.
 */

/** A Wednesday of the week of the noise stations. */
export const surveyDate = '2023-06-07';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Voices, steps, birds: what no source of the scene makes. Energy mean of 06–22, dB(A). */
const livingDb = 43;
/** What the scene has wrong everywhere. */
const biasDb = 1.5;
/** What it has wrong from place to place: neighbours alike. Shifted to a mean of 0 over the stations. */
const residualAt = residualField('survey residual', { sdDb: 1.8, rangeM: 700, waves: 400 });
/** What each station, and each hour, has for itself. */
const ownSdDb = { station: 0.5, hour: 0.7 };
/** Share of the stations where some hours in a row are missing. */
const gapShare = 0.04;

type Stations = FeatureCollection<
  Point,
  { readonly stationKind: 'regional' | 'road'; readonly heightM: number }
>;

/**
 * layers/map-survey-hours.csv from the files of the scene and of the stations.
 * @param files path → text of the catalogue as generated
 */
export function buildSurveyHours(files: ReadonlyMap<string, string>): string {
  const json = (path: string): unknown => {
    const found = files.get(path);
    if (found === undefined) throw new Error(`no ${path} in the catalogue`);
    return JSON.parse(found);
  };
  const { scene } = parseScene(json('scenes/changshan-demo.scene.json'));
  const { course } = parseDayCourse(json('scenes/changshan-hours.json'), scene);
  const hourly = course && sceneOfHours(scene, course, hours);
  if (!hourly) throw new Error('the scene has no hours');
  const field = createSoundField(hourly);
  const { maxDistanceM } = hourly.settings;
  const indicators = hours.map((hour) => [{ period: hourPeriod(hour), share: 1, penaltyDb: 0 }]);

  const stations = (json('layers/map-survey.geojson') as Stations).features.map((station) => ({
    ...station,
    residualDb: residualAt(toMetres(station.geometry.coordinates)),
  }));
  const shiftDb = stations.reduce((sum, { residualDb }) => sum + residualDb, 0) / stations.length;

  const rows = stations.map(({ id, geometry, properties, residualDb }) => {
    const { stationKind: kind, heightM: receiverHeightM } = properties;
    // A grid of one cell: the way of the map, at the station itself.
    const [lng, lat] = geometry.coordinates as [number, number];
    const cell = { origin: field.plane.toPlane(lng, lat), cellSizeM: 1, width: 1, height: 1 };
    const [row] = fieldRows(field, cell, 0, 1, { indicators, receiverHeightM, maxDistanceM, budgetDb: 0 });
    const random = randomOf(`survey ${id}`);
    const fixedDb = biasDb + residualDb - shiftDb + random.normal(0, ownSdDb.station);
    const levels = row!.values.map(([ofScene], hour) => {
      const energy = 10 ** (ofScene! / 10) + 10 ** ((livingDb + shape.living[hour]!) / 10);
      return round(10 * Math.log10(energy) + fixedDb + random.normal(0, ownSdDb.hour), 1);
    });
    const gap =
      random.next() < gapShare ? { from: random.integer(8, 18), count: random.integer(1, 3) } : null;
    const known = levels.map((level, hour) =>
      gap && hour >= gap.from && hour < gap.from + gap.count ? null : level,
    );
    return hoursRow({ id: String(id), kind }, surveyDate, known, random);
  });
  return `${[hoursHeader, ...rows].join('\n')}\n`;
}
