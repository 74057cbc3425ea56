import { county } from './county-outline.ts';
import { areaOf, type Ring, toMetres, type XY } from './metres.ts';
import { bufferLine, common, polygonOf, type Polygons, subtract, unite } from './overlay.ts';
import { parkShapes } from './parks.ts';
import { builtUp } from './town.ts';
import { river } from './water.ts';

/** 生态环境分区管控 units as drawn: a partition of the county. */

export type UnitClass = 'priority' | 'key-industry' | 'key-urban' | 'general';

export interface ControlUnit {
  readonly code: string;
  readonly class: UnitClass;
  readonly name: string;
  readonly nameEn: string;
  readonly shape: Polygons;
}

const ring = (places: readonly (readonly [number, number])[]): Ring => places.map(toMetres);
const region = (places: readonly (readonly [number, number])[]): Polygons => common(polygonOf(ring(places)), county);

const north = region([[118.2, 29.106], [118.55, 29.098], [118.6, 29.118], [118.66, 29.105], [118.72, 29.088], [118.8, 29.1], [118.8, 29.3], [118.2, 29.3]]);
const southWest = region([[118.2, 28.86], [118.305, 28.853], [118.345, 28.838], [118.37, 28.81], [118.395, 28.79], [118.38, 28.75], [118.2, 28.75]]);
const south = region([[118.475, 28.855], [118.5, 28.846], [118.53, 28.851], [118.548, 28.838], [118.58, 28.852], [118.62, 28.845], [118.62, 28.75], [118.475, 28.75]]);

/** Block of industry in 青石镇 about the paper company, drawn. */
const qingshi: Polygons = (() => {
  const [x, y] = toMetres([118.592, 28.9045]);
  const corners: XY[] = [[-900, -550], [850, -700], [1050, 300], [300, 620], [-800, 420]];
  return subtract(polygonOf(corners.map(([dx, dy]): XY => [x + dx, y + dy])), [bufferLine(river, 260)]);
})();

const sliverM2 = 2000;
const rest = (from: Polygons, taken: readonly Polygons[]) => subtract(from, taken, 0);

function drawUnits(): ControlUnit[] {
  const industry = unite([parkShapes.xindu!, parkShapes.jinchuan!]);
  const town = subtract(builtUp, [industry], sliverM2);
  const key = [industry, parkShapes.huibu!, qingshi, town];
  const corridor = rest(common(bufferLine(river, 320), county), [...key, southWest]);
  const priority: [string, string, Polygons][] = [
    ['北部山地水源涵养区', 'Northern hills, headwaters', rest(north, [...key, corridor])],
    ['常山港水系生态廊道', 'Changshan River corridor', corridor],
    ['西南部丘陵生态区', 'South-western hills', rest(southWest, [...key, corridor])],
    ['南部丘陵生态区', 'Southern hills', rest(south, [...key, corridor])],
  ];
  const taken = [...key, ...priority.map(([, , shape]) => shape)];
  const remaining = rest(county, taken);
  // North–south cuts, so that the rest is not one unit: metres east of 118.5°E.
  const band = (west: number, east: number): Polygons => common(remaining, polygonOf([[west, -40000], [east, -40000], [east, 60000], [west, 60000]]), 0);
  const general: [string, string, Polygons][] = [
    ['西部一般管控', 'West, general', band(-60000, -4500)],
    ['中部一般管控', 'Middle, general', band(-4500, 7500)],
    ['东部一般管控', 'East, general', band(7500, 60000)],
  ];
  const industries: [string, string, Polygons][] = [
    ['新都—金川产业集聚', 'Xindu–Jinchuan industry', industry],
    ['辉埠产业集聚', 'Huibu industry', parkShapes.huibu!],
    ['青石产业集聚', 'Qingshi industry', qingshi],
  ];
  const named = (unitClass: UnitClass, digit: number, first: number, kind: readonly [string, string], list: [string, string, Polygons][]) =>
    list.map(([name, nameEn, shape], i): ControlUnit => ({
      code: `ZH330822${digit}${String(first + i).padStart(4, '0')}`,
      class: unitClass,
      name: `${name}${kind[0]}（示意）`,
      nameEn: `${nameEn}${kind[1]} (drawn)`,
      shape,
    }));
  return [
    ...named('key-industry', 2, 1, ['重点管控单元', ', key control'], industries),
    ...named('key-urban', 2, 4, ['重点管控单元', ', key control'], [['中心城区城镇生活', 'County town', town]]),
    ...named('priority', 1, 1, ['优先保护单元', ', priority protection'], priority),
    ...named('general', 3, 1, ['单元', ' control'], general),
  ].filter((unit) => areaOf(unit.shape) > sliverM2);
}

export const controlUnits: readonly ControlUnit[] = drawUnits();
