import { text } from '../layer.ts';
import { round } from '../metres.ts';
import { sceneRoads, type TrafficClass, trafficClasses } from './traffic.ts';

/**
 * Courses of the day by class of road and vehicle: the scene gives one flow for the day and one for the night, and the
 * flow of an hour is that of its period times the factor of the hour. The factors of a period have the mean 1, so that
 * they hold for changed flows too.
 */

/** Weights by hour 00…23; only their relation within a period counts. */
const commuting = [
  12, 7, 5, 5, 8, 20, 55, 110, 118, 100, 92, 95, 88, 84, 92, 98, 104, 120, 114, 92, 78, 60, 38, 22,
];
const through = [
  24, 19, 16, 16, 22, 34, 58, 84, 100, 106, 104, 96, 88, 98, 106, 108, 104, 100, 90, 76, 64, 54, 42, 32,
];
const deliveries = [
  30, 26, 24, 28, 40, 62, 84, 78, 96, 112, 108, 86, 72, 94, 106, 104, 92, 70, 54, 46, 42, 40, 40, 36,
];
const freight = [
  62, 58, 54, 54, 58, 66, 74, 82, 96, 104, 104, 96, 90, 100, 106, 106, 102, 94, 88, 84, 82, 80, 74, 68,
];

type Course = readonly number[];
const courses: Readonly<Record<TrafficClass, readonly [light: Course, medium: Course, heavy: Course]>> = {
  national: [through, deliveries, freight],
  arterial: [commuting, deliveries, deliveries],
  'main-street': [commuting, deliveries, deliveries],
  street: [commuting, deliveries, deliveries],
  township: [commuting, deliveries, deliveries],
};

const isDay = (hour: number) => hour >= 6 && hour < 22;

function factorsOf(course: Course): number[] {
  const meanOf = (day: boolean) => {
    const hours = course.filter((_, hour) => isDay(hour) === day);
    return hours.reduce((sum, weight) => sum + weight, 0) / hours.length;
  };
  const [day, night] = [meanOf(true), meanOf(false)];
  return course.map((weight, hour) => round(weight / (isDay(hour) ? day : night), 3));
}

export const hoursFile = {
  version: 1,
  provenance: 'illustrative',
  note: text(
    '示意：某小时流量 = 所在时段流量（昼间 06–22 时、夜间 22–06 时）× 该小时系数；各时段系数平均为 1',
    'Illustrative: flow of an hour = flow of its period (day 06–22, night 22–06) × factor of the hour; the factors of a period have the mean 1',
  ),
  classes: trafficClasses.map((of) => ({
    class: of,
    ids: sceneRoads.filter((road) => road.class === of).map((road) => road.id),
    factors: {
      light: factorsOf(courses[of][0]),
      medium: factorsOf(courses[of][1]),
      heavy: factorsOf(courses[of][2]),
    },
  })),
};
