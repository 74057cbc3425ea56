import { readFileSync } from 'node:fs';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { distanceToLine, inRing, toMetres, type XY } from '../../scripts/data/metres.ts';
import { buildSurveyHours } from '../../scripts/data/survey-hours.ts';
import { fieldRows } from '../../src/acoustics/field-levels.ts';
import { partsOf } from '../../src/acoustics/indicators.ts';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { usualReceiverHeight } from '../../src/acoustics/standard.ts';
import { catalogSchema } from '../../src/domain/catalog.ts';
import type { NoiseRecipe } from '../../src/domain/recipe.ts';
import { featuresOf } from '../../src/domain/scene.ts';
import { canInterpolate, defaultRecipe } from '../../src/features/noise/recipe-choices.ts';
import { takeStations } from '../../src/features/noise/stations.ts';
import { soundFrame } from '../../src/features/sound/sound-frame.ts';
import { readLayerGeoJson } from '../../src/formats/layer-geojson.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { readSeriesCsv } from '../../src/formats/series-csv.ts';
import { cellAt } from '../../src/grid/grid.ts';
import { fuse } from '../../src/interpolation/fusion.ts';
import type { FusionStation } from '../../src/interpolation/fusion-stations.ts';

/** The noise-map survey: outdoors in the demonstration scene, made from it, and something that a correction finds. */

const paths = [
  'layers/map-survey.geojson',
  'scenes/changshan-demo.scene.json',
  'scenes/changshan-hours.json',
];
const read = (path: string): string => readFileSync(`data/${path}`, 'utf8');
const { layers } = catalogSchema.parse(JSON.parse(read('catalog.json')));
const spec = layers.find(({ id }) => id === 'map-survey')!;
const content = readLayerGeoJson(read(spec.source.url), spec, spec.source.url);
const hours = readSeriesCsv(read(spec.source.series!), spec.source.series!);
const layer = { spec, features: content.features, series: hours.series };
const { scene } = parseScene(JSON.parse(read('scenes/changshan-demo.scene.json')));

const stations = content.features.map(({ id, geometry, properties }) => {
  if (geometry?.type !== 'Point') throw new Error(`${id} has no place`);
  return { id, at: toMetres(geometry.coordinates), place: geometry.coordinates, properties };
});
const ringOf = (ring: readonly Position[]): XY[] => ring.map(toMetres);
const where = (wrong: (station: (typeof stations)[number]) => boolean) =>
  stations.filter(wrong).map(({ id }) => id);

describe('the layer', () => {
  it('is hidden, has hourly levels, and comes after the noise stations', () => {
    expect(spec.visible).toBe(false);
    expect(canInterpolate(layer)).toBe(true);
    const first = layers.find(({ source }) => source.series);
    expect(first?.id).toBe('noise-stations');
    expect([content.rejected, hours.rejected, hours.notes]).toEqual([[], [], []]);
  });

  it('has one day a station, a few hours missing, enough for every verdict', () => {
    expect(hours.series.map(({ stationId }) => stationId)).toEqual(stations.map(({ id }) => id));
    expect(hours.series.every(({ days }) => days.length === 1)).toBe(true);
    const missing = hours.series.filter(({ days }) => days[0].hours.includes(null));
    expect(missing.length).toBeGreaterThanOrEqual(2);
    expect(missing.length).toBeLessThanOrEqual(4);
    const both: NoiseRecipe = { ...defaultRecipe(layer, 1000), stationKinds: ['regional', 'road'] };
    for (const indicator of ['Ld', 'Ln', 'Ldn'] as const) {
      const taken = takeStations({ ...both, value: { kind: 'indicator', indicator } }, layer);
      expect(taken.ids).toHaveLength(stations.length);
    }
  });

  it('is what the scene and the deviation of docs/demo-model.md give', () => {
    const fresh = readSeriesCsv(buildSurveyHours(new Map(paths.map((path) => [path, read(path)]))), 'fresh');
    const levels = (series: typeof hours.series) =>
      series.flatMap(({ days }) => days.flatMap((day) => day.hours));
    const [committed, made] = [levels(hours.series), levels(fresh.series)];
    expect(made.map((level) => level === null)).toEqual(committed.map((level) => level === null));
    // To 0.1 dB; another engine may round the last digit the other way.
    const apart = made.map((level, i) => Math.abs((level ?? 0) - (committed[i] ?? 0)));
    expect(Math.max(...apart)).toBeLessThan(0.11);
  });
});

describe('the stations', () => {
  const isRoadside = ({ properties }: (typeof stations)[number]) => properties.stationKind === 'road';

  it('are of both groups, apart from each other and from the edge of the scene', () => {
    const roadside = stations.filter(isRoadside).length;
    expect([roadside, stations.length - roadside]).toEqual([14, 37]);
    const [xs, ys] = [0, 1].map((k) => stations.map(({ at }) => at[k]!));
    expect(Math.min(...xs)).toBeGreaterThan(-500.1);
    expect(Math.max(...xs)).toBeLessThan(2250.1);
    expect(Math.min(...ys)).toBeGreaterThan(-1350.1);
    expect(Math.max(...ys)).toBeLessThan(1350.1);
    const near = (a: XY, b: XY) => a !== b && Math.hypot(a[0] - b[0], a[1] - b[1]) < 200;
    expect(where(({ at }) => stations.some((other) => near(at, other.at)))).toEqual([]);
  });

  it('stand outdoors, off walls', () => {
    const rings = featuresOf(scene.features, 'building').flatMap(({ geometry }) =>
      (geometry as Polygon).coordinates.map(ringOf),
    );
    const leastM = (station: (typeof stations)[number]) => (isRoadside(station) ? 3.5 : 14.9);
    expect(
      where((station) =>
        rings.some(
          (ring) => inRing(station.at, ring.slice(1)) || distanceToLine(station.at, ring) < leastM(station),
        ),
      ),
    ).toEqual([]);
  });

  it('stand a few metres from one kerb, or 20 m and more from all', () => {
    const kerbM = ({ at }: (typeof stations)[number]) =>
      Math.min(
        ...featuresOf(scene.features, 'road').map(
          ({ geometry, properties }) =>
            distanceToLine(at, ringOf(geometry.coordinates)) - properties.widthM! / 2,
        ),
      );
    expect(where((s) => isRoadside(s) && !(kerbM(s) > 3.5 && kerbM(s) < 4.5))).toEqual([]);
    expect(where((s) => !isRoadside(s) && kerbM(s) < 19.9)).toEqual([]);
  });

  it('have the class of the zone that they stand in', () => {
    const zones = (JSON.parse(read('layers/functional-zones.geojson')) as FeatureCollection).features;
    const inside = (at: XY, rings: readonly (readonly Position[])[]) =>
      rings.filter((ring) => inRing(at, ringOf(ring).slice(1))).length % 2 === 1;
    expect(
      where(
        ({ at, properties }) =>
          !zones.some(({ geometry, properties: zone }) => {
            const polygons =
              geometry.type === 'Polygon'
                ? [geometry.coordinates]
                : geometry.type === 'MultiPolygon'
                  ? geometry.coordinates
                  : [];
            return zone?.zone === properties.zone && polygons.some((rings) => inside(at, rings));
          }),
      ),
    ).toEqual([]);
  });
});

describe('the map of the demonstration scene, corrected by the area stations', () => {
  const field = createSoundField(scene);
  const taken = takeStations(defaultRecipe(layer, 1000), layer);
  const indicators = [partsOf('Ld', scene.settings)!];

  /** Stations with what a map of these cells says there; only the cells they lie in are computed. */
  function stationsOn(cellSizeM: number | null): FusionStation[] {
    const frame = soundFrame(scene, { extent: 'scene', area: null, cellSizeM }, null);
    return taken.places.map(([lng, lat], i) => {
      const [x, y] = field.plane.toPlane(lng, lat);
      const cell = cellAt(frame, x, y);
      const column = cell % frame.width;
      const row = (cell - column) / frame.width;
      const origin: [number, number] = [
        frame.origin[0] + column * frame.cellSizeM,
        frame.origin[1] - row * frame.cellSizeM,
      ];
      const [only] = fieldRows(field, { origin, cellSizeM: 1, width: 1, height: 1 }, 0, 1, {
        indicators,
        receiverHeightM: usualReceiverHeight[field.method],
        maxDistanceM: scene.settings.maxDistanceM,
        budgetDb: 0,
      });
      const predictedDb = only!.values[0]![0]!;
      return {
        id: taken.ids[i],
        x,
        y,
        measuredDb: taken.levelsDb[i],
        predictedDb,
        valid: true,
        group: 'area',
      };
    });
  }

  it.each([
    ['10 m', 10],
    ['the automatic size', null],
  ])('has smaller errors at stations kept out of it: cells of %s', (_, cellSizeM) => {
    const area = stationsOn(cellSizeM);
    expect(area.every(({ predictedDb }) => Number.isFinite(predictedDb))).toBe(true);
    for (let seed = 1; seed <= 50; seed++) {
      const { checks, correction, notes } = fuse(area, { group: 'area', checks: { kind: 'seed', seed } });
      expect([checks.before.n, correction.kind]).toEqual([8, 'kriging']);
      expect(notes.map(({ code }) => code)).not.toContain('fusion-no-gain');
      // The seed that the page begins with, and the next ones.
      if (seed <= 5) expect(checks.after.rmse).toBeLessThan(0.8 * checks.before.rmse);
    }
  });
});
