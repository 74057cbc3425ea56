import { type DayCourse, hourFactor, periodsOfHours } from '../domain/day-course.ts';
import { type Scene, type SceneFeature, spanHours } from '../domain/scene.ts';
import { trafficOf, vehicleClasses } from './emission/scene-emission.ts';
import type { IndicatorPart } from './indicators.ts';

/** Hours of the day as periods of a scene: the same rules then give their levels, here and on the command line. */

/** Name of an hour among the periods, "h08". */
export const hourPeriod = (hour: number): string => `h${String(hour).padStart(2, '0')}`;

/**
 * Lden as a sum of hours, for a scene that tells day and night apart and knows its hours: 12 h of day from 7, 4 h of
 * evening + 5 dB, 8 h of night + 10 dB (2002/49/EC Annex I).
 */
export const ldenOfHours: readonly IndicatorPart[] = Array.from({ length: 24 }, (_, hour) => ({
  period: hourPeriod(hour),
  share: 1 / 24,
  penaltyDb: hour >= 7 && hour < 19 ? 0 : hour >= 19 && hour < 23 ? 5 : 10,
}));

interface Hour {
  readonly hour: number;
  /** Period that it lies in, and that period's length, h. */
  readonly period: string;
  readonly lengthH: number;
}

/**
 * A scene whose periods are hours of the day.
 * Roads: flow of the period × factor of the hour, at the speed of the period. Sources that work part of a period, and
 * trains, are spread evenly over its hours. So the energies that are emitted in the hours of a period have the mean
 * that the period has; levels too, but for the low flows of HJ 2.4-2021 (below 300 veh/h), whose distance term depends
 * on the flow.
 * @returns null where the periods of the scene do not split the day
 */
export function sceneOfHours(scene: Scene, course: DayCourse, hours: readonly number[]): Scene | null {
  const { settings } = scene;
  const periods = periodsOfHours(settings);
  if (!periods) return null;
  const courses = new Map(
    course.courses.flatMap((each) => each.ids.map((id) => [id, each.factors] as const)),
  );
  const asked = hours.map((hour): Hour => {
    const period = periods[hour];
    const span = settings.periodHours[period];
    return { hour, period, lengthH: span ? spanHours(span) : 24 };
  });
  const { favourableShare } = settings;
  return {
    ...scene,
    settings: {
      ...settings,
      periods: hours.map(hourPeriod),
      periodHours: Object.fromEntries(hours.map((hour) => [hourPeriod(hour), [hour, hour + 1]])),
      favourableShare:
        typeof favourableShare === 'number'
          ? favourableShare
          : byHour(asked, ({ period }) => favourableShare[period]),
    },
    features: scene.features.map((feature): SceneFeature => {
      if (feature.kind === 'road') return hourlyRoad(feature, courses.get(feature.id) ?? {}, asked, periods);
      const properties = hourlyProperties(feature.properties, asked);
      return properties === feature.properties ? feature : ({ ...feature, properties } as SceneFeature);
    }),
  };
}

/** One value an hour; hours without one are left out. */
function byHour<T>(hours: readonly Hour[], find: (hour: Hour) => T | undefined): Readonly<Record<string, T>> {
  return Object.fromEntries(
    hours.flatMap((hour) => {
      const value = find(hour);
      return value === undefined ? [] : [[hourPeriod(hour.hour), value] as const];
    }),
  );
}

function hourlyRoad(
  road: SceneFeature<'road'>,
  factors: DayCourse['courses'][number]['factors'] | Readonly<Record<string, undefined>>,
  hours: readonly Hour[],
  periods: readonly string[],
): SceneFeature<'road'> {
  const traffic = new Map(periods.map((period) => [period, trafficOf(road, period)]));
  const flow = byHour(hours, ({ hour, period }) => {
    const now = traffic.get(period);
    if (!now) return undefined;
    const share = (name: (typeof vehicleClasses)[number]) =>
      now.flow[name] * hourFactor(factors[name], periods, hour);
    return Object.fromEntries(vehicleClasses.map((name) => [name, share(name)])) as typeof now.flow;
  });
  const speedKmh = byHour(hours, ({ period }) => traffic.get(period)?.speed);
  const { designSpeedKmh: _, ...rest } = road.properties;
  return { ...road, properties: { ...rest, flow, speedKmh } };
}

/** Values by period as values by hour; what is the same at all times stays as it is. */
function hourlyProperties<P extends object>(properties: P, hours: readonly Hour[]): P {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties) as [string, unknown][]) {
    const valueIn = ({ period }: Hour): unknown =>
      isByPeriod(value) ? (value as Readonly<Record<string, unknown>>)[period] : value;
    if (name === 'hours' && value !== undefined)
      changed[name] = byHour(hours, (hour) => perHour(valueIn(hour) as number | undefined, hour));
    else if (name === 'trains')
      changed[name] = byHour(hours, (hour) =>
        (valueIn(hour) as readonly Train[] | undefined)?.map((train) => ({
          ...train,
          count: train.count / hour.lengthH,
        })),
      );
    else if (name.startsWith('soundPowerLevel') && isByPeriod(value)) changed[name] = byHour(hours, valueIn);
  }
  return Object.keys(changed).length > 0 ? { ...properties, ...changed } : properties;
}

type Train = Extract<SceneFeature<'railway'>['properties']['trains'], readonly unknown[]>[number];

const isByPeriod = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Hours of work in a period as hours of work in one of its hours. */
const perHour = (worked: number | undefined, { lengthH }: Hour): number | undefined =>
  worked === undefined ? undefined : Math.min(1, worked / lengthH);
