import { clipLine } from './clip.ts';
import { type Line, lineLength, toMetres, type XY } from './metres.ts';
import { type Polygons, polygonOf, subtract, unite } from './overlay.ts';
import type { Road, RoadClass } from './roads.ts';
import { riverSurface } from './water.ts';

/** The county town as drawn: built-up area on both banks and a street grid turned along the river. */

const southBank = polygonOf([
  [-1250, 1900],
  [-214, 1800],
  [790, 1410],
  [1726, 930],
  [2603, 144],
  [3422, -776],
  [4000, -970],
  [4100, -1300],
  [3000, -1400],
  [1500, -1350],
  [300, -1250],
  [-700, -1600],
  [-1300, -1950],
  [-2100, -1400],
  [-2150, -200],
  [-2300, 400],
  [-1700, 750],
  [-1450, 1300],
]);

const northBank = polygonOf([
  [-1150, 2000],
  [-214, 1800],
  [790, 1410],
  [1726, 930],
  [2603, 144],
  [3422, -776],
  [4000, -975],
  [4747, -465],
  [5000, 0],
  [4500, 550],
  [3700, 1200],
  [2950, 1750],
  [2100, 2250],
  [1000, 2450],
  [-100, 2450],
  [-1000, 2350],
]);

/** Quarter in front of the railway station, beyond the expressway. */
const stationQuarter = polygonOf([
  [3650, 4700],
  [5250, 4450],
  [5400, 5300],
  [3850, 5550],
]);

export const builtUp: Polygons = subtract(
  unite([southBank, northBank, stationQuarter]),
  [riverSurface],
  10_000,
);

const seat = toMetres([118.507, 28.903]);
const turn = (-28 * Math.PI) / 180;
/** Street frame: u downstream along the river, v to the north-east. */
export const fromStreetFrame = ([u, v]: XY): XY => [
  seat[0] + u * Math.cos(turn) - v * Math.sin(turn),
  seat[1] + u * Math.sin(turn) + v * Math.cos(turn),
];

const crossesRiver = 'bridge';
type Street = readonly [name: string, RoadClass, from: XY, to: XY, over?: typeof crossesRiver];
const streetPlan: readonly Street[] = [
  ['A1', 'main-street', [-2900, 480], [2900, 480]],
  ['A2', 'main-street', [-3300, -150], [3400, -150]],
  ['A3', 'street', [-2300, -750], [3000, -750]],
  ['A4', 'main-street', [-2300, 1430], [3800, 1430]],
  ['A5', 'street', [-1800, 1980], [3000, 1980]],
  ['B1', 'street', [-1900, -1900], [-1900, 700]],
  ['B2', 'main-street', [-1100, -1500], [-1100, 2400], crossesRiver],
  ['B3', 'street', [-350, -1300], [-350, 900]],
  ['B4', 'main-street', [400, -1500], [400, 2600], crossesRiver],
  ['B5', 'street', [1150, -1300], [1150, 900]],
  ['B6', 'main-street', [1900, -1300], [1900, 2600], crossesRiver],
  ['B7', 'street', [-350, 1100], [-350, 2500]],
  ['B8', 'street', [1150, 1100], [1150, 2600]],
];

/** Town streets without published names or courses: numbered, all illustrative. */
export const streets: readonly Road[] = streetPlan.map(([name, roadClass, from, to, over]) => {
  const line: Line = [fromStreetFrame(from), fromStreetFrame(to)];
  const ground = over ? unite([builtUp, riverSurface]) : builtUp;
  return {
    id: `street-${name.toLowerCase()}`,
    name: `示意街道 ${name}`,
    nameEn: `Demo Street ${name}`,
    ref: null,
    class: roadClass,
    lines: clipLine(line, ground).filter((part) => lineLength(part) > 250),
    errM: null,
    named: false,
  };
});
