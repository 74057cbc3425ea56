import { describe, expect, it } from 'vitest';
import demoScene from '../../data/scenes/changshan-demo.scene.json';
import demoHours from '../../data/scenes/changshan-hours.json';
import { hourPeriod, sceneOfHours } from '../../src/acoustics/hour-scene.ts';
import { aWeightedLevels } from '../../src/acoustics/levels-of-matrix.ts';
import { propagate } from '../../src/acoustics/propagate.ts';
import { createSoundField } from '../../src/acoustics/sound-field.ts';
import { type DayCourse, hourFactor, periodsOfHours } from '../../src/domain/day-course.ts';
import { featuresOf, type Method, type Scene } from '../../src/domain/scene.ts';
import { parseDayCourse } from '../../src/formats/day-course-file.ts';
import { parseScene } from '../../src/formats/scene-file.ts';
import { writeScene } from '../../src/formats/scene-writer.ts';
import { strings } from '../../src/i18n/strings/index.ts';
import { feature, sceneOf } from './acoustics-field.ts';

/** The flow of an hour follows from that of its period, and the period keeps its total. */

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** Quiet at night, a peak at 8 and another at 18. */
const light = hours.map((hour) => (hour === 8 || hour === 18 ? 3 : hour < 6 ? 0.5 : 1));
const heavy = hours.map((hour) => 1 + (hour % 5) / 4);
const course: DayCourse = {
  courses: [{ class: 'street', ids: ['road'], factors: { light, heavy } }],
  illustrative: false,
};

const line = [
  [-400, 0],
  [400, 0],
];
const road = (flow: object, rest: object = { speedKmh: 60 }) =>
  feature('road', 'LineString', line, { kind: 'road', flow, ...rest });
const busy = {
  day: { light: 9000, medium: 400, heavy: 900 },
  night: { light: 3000, medium: 300, heavy: 600 },
};
const others = [
  feature('fan', 'Point', [60, 70], {
    kind: 'point-source',
    heightM: 3,
    soundPowerLevelDbA: { day: 96, night: 90 },
    hours: { day: 12, night: 2 },
  }),
  feature('pump', 'Point', [-60, 70], { kind: 'point-source', heightM: 1, soundPowerLevelDbA: 85 }),
  feature(
    'rail',
    'LineString',
    [
      [-400, 200],
      [400, 200],
    ],
    {
      kind: 'railway',
      heightM: 0.5,
      trains: {
        day: [{ count: 40, lengthM: 200, speedKmh: 80, referenceLevelDb: 80 }],
        night: [{ count: 6, lengthM: 300, speedKmh: 70, referenceLevelDb: 80 }],
      },
    },
  ),
  feature('near', 'Point', [0, 30], { kind: 'receiver', heightM: 1.5 }),
  feature('far', 'Point', [20, 120], { kind: 'receiver', heightM: 4 }),
];

/** Levels of the receivers in every period of a scene, dB(A). */
function levelsByPeriod(scene: Scene, method: Method): ReadonlyMap<string, readonly number[]> {
  const field = createSoundField(scene, { method });
  const matrix = propagate(field.propagator, field.groups, field.propagation.conditions, field.receivers);
  return new Map(
    field.periods.map((emission) => {
      const out = new Float32Array(field.receivers.length);
      aWeightedLevels(matrix, emission, out);
      return [emission.period, [...out]] as const;
    }),
  );
}

const energyMean = (levels: readonly number[]) =>
  10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0) / levels.length);

function hourly(scene: Scene, of: DayCourse = course): Scene {
  const made = sceneOfHours(scene, of, hours);
  if (!made) throw new Error('the periods do not split the day');
  return made;
}

/** By how much the energy mean of the hours of a period differs from its level, at each receiver, dB. */
function differences(scene: Scene, method: Method, period: string): number[] {
  const whole = levelsByPeriod(scene, method).get(period) ?? [];
  const byHour = levelsByPeriod(hourly(scene), method);
  const split = periodsOfHours(scene.settings) ?? [];
  const inPeriod = hours.filter((hour) => split[hour] === period);
  return whole.map(
    (level, r) => energyMean(inPeriod.map((hour) => byHour.get(hourPeriod(hour))?.[r] ?? Number.NaN)) - level,
  );
}

describe('the flow of an hour', () => {
  it('keeps the total of its period, class by class', () => {
    const scene = sceneOf([road(busy)], { periods: ['day', 'night'] });
    const [{ properties }] = featuresOf(hourly(scene).features, 'road');
    const flow = properties.flow as Readonly<
      Record<string, { light: number; medium: number; heavy: number }>
    >;
    const split = periodsOfHours(scene.settings) ?? [];
    for (const [period, length] of [
      ['day', 16],
      ['night', 8],
    ] as const)
      for (const name of ['light', 'medium', 'heavy'] as const) {
        const total = hours
          .filter((hour) => split[hour] === period)
          .reduce((sum, hour) => sum + flow[hourPeriod(hour)][name], 0);
        expect(total).toBeCloseTo(length * busy[period][name], 6);
      }
    // 3 of 20 weights of the day: 14 × 1 + 2 × 3.
    expect(flow.h08.light).toBeCloseTo((9000 * 16 * 3) / 20, 6);
    // No course for medium vehicles: even.
    expect(flow.h08.medium).toBe(400);
  });

  it('has a factor of 1 where no weight tells the hours of a period apart', () => {
    const split = hours.map((hour) => (hour < 6 || hour >= 22 ? 'night' : 'day'));
    const zeroAtNight = hours.map((hour) => (split[hour] === 'night' ? 0 : hour));
    expect(hourFactor(zeroAtNight, split, 3)).toBe(1);
    expect(hourFactor(undefined, split, 3)).toBe(1);
  });

  it.each([
    ['cnossos', 'day'],
    ['cnossos', 'night'],
    ['iso9613', 'day'],
    ['hj2.4', 'day'],
    ['hj2.4', 'night'],
  ] as const)('gives hours whose energy mean is the level of the period: %s, %s', (method, period) => {
    const scene = sceneOf([road(busy), ...others], { periods: ['day', 'night'] });
    for (const difference of differences(scene, method, period))
      expect(Math.abs(difference)).toBeLessThan(1e-4);
  });

  it('departs from it only where HJ 2.4 makes the distance term depend on a low flow', () => {
    const low = { day: { light: 330 }, night: { light: 80 } };
    const scene = sceneOf([road(low), ...others.slice(-2)], { periods: ['day', 'night'] });
    expect(Math.max(...differences(scene, 'hj2.4', 'day').map(Math.abs))).toBeGreaterThan(0.05);
    for (const difference of differences(scene, 'cnossos', 'day'))
      expect(Math.abs(difference)).toBeLessThan(1e-4);
  });

  it('is driven at the speed of the period, also where that follows from the flow', () => {
    const scene = sceneOf([road(busy, { designSpeedKmh: 80, lanes: 4 }), ...others], {
      periods: ['day', 'night'],
    });
    for (const difference of differences(scene, 'cnossos', 'day'))
      expect(Math.abs(difference)).toBeLessThan(1e-4);
  });

  it('of a scene of one period is spread over the whole day', () => {
    const scene = sceneOf([road({ light: 2000 }), ...others.slice(-2)]);
    expect(periodsOfHours(scene.settings)).toEqual(hours.map(() => 'all'));
    for (const difference of differences(scene, 'cnossos', 'all'))
      expect(Math.abs(difference)).toBeLessThan(1e-4);
  });

  it('can be written as a scene and read again', () => {
    const scene = sceneOf([road(busy), ...others], { periods: ['day', 'night'] });
    const made = hourly(scene);
    const { scene: read, faults } = parseScene(JSON.parse(writeScene(made, false)));
    expect(faults).toEqual([]);
    expect(levelsByPeriod(read, 'cnossos')).toEqual(levelsByPeriod(made, 'cnossos'));
  });

  it('is not known where the periods do not split the day', () => {
    const flow = { day: { light: 100 }, peak: { light: 300 } };
    const { scene } = parseScene({
      type: 'FeatureCollection',
      shengtu: 1,
      crs: { type: 'name', properties: { name: 'local' } },
      settings: { periods: ['day', 'peak'], periodHours: { day: [6, 22], peak: [7, 9] } },
      features: [road(flow)],
    });
    expect(periodsOfHours(scene.settings)).toBeNull();
    expect(sceneOfHours(scene, course, [8])).toBeNull();
  });
});

describe('a file of courses', () => {
  const scene = sceneOf([road(busy)], { periods: ['day', 'night'] });
  const good = { class: 'street', ids: ['road'], factors: { light, heavy } };
  const file = (...classes: unknown[]) => ({ version: 1, provenance: 'illustrative', classes });

  it('of the demo town fits its scene', () => {
    const { scene: town } = parseScene(demoScene);
    const { course: read, faults } = parseDayCourse(demoHours, town, 'hours.json');
    expect(faults).toEqual([]);
    expect(read?.illustrative).toBe(true);
    const known = new Set(read?.courses.flatMap(({ ids }) => ids));
    expect(featuresOf(town.features, 'road').every(({ id }) => known.has(id))).toBe(true);
  });

  it.each([
    ['no version', { classes: [good] }, 'course-file', 'version'],
    ['no classes', file(), 'course-file', 'classes'],
    [
      '23 hours',
      file({ ...good, factors: { light: light.slice(1) } }),
      'course-file',
      'classes.0.factors.light',
    ],
    [
      'a negative weight',
      file({ ...good, factors: { light: light.map((weight, hour) => (hour === 3 ? -1 : weight)) } }),
      'course-file',
      'classes.0.factors.light.3',
    ],
    [
      'an unknown class of vehicle',
      file({ ...good, factors: { light, trams: light } }),
      'course-file',
      'classes.0.factors',
    ],
    ['no roads', file({ ...good, ids: [] }), 'course-file', 'classes.0.ids'],
    ['a list', [], 'course-file', ''],
  ])('with %s is refused, the fault named', (_, json, code, property) => {
    const { course: read, faults } = parseDayCourse(json, scene, 'hours.json');
    expect(read).toBeNull();
    expect(faults[0]).toMatchObject({ code, where: { file: 'hours.json', property } });
    for (const fault of faults) expect(strings).toHaveProperty([`note.${fault.code}`]);
  });

  it('keeps the good courses, and names roads that are not there or twice', () => {
    const { course: read, faults } = parseDayCourse(
      file({ ...good, ids: ['road', 'lane'] }, { ...good, ids: ['road'] }),
      scene,
    );
    expect(read?.courses).toEqual([{ ...good, ids: ['road'] }]);
    expect(faults.map(({ code, where }) => [code, where?.featureId])).toEqual([
      ['course-no-road', 'lane'],
      ['course-road-twice', 'road'],
    ]);
    for (const fault of faults) expect(strings).toHaveProperty([`note.${fault.code}`]);
  });
});
