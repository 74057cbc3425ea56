import type { ControlUnitKind } from '../../src/domain/standards/zoning.ts';
import { county } from './county-outline.ts';
import { areaOf, smooth, toMetres, type XY } from './metres.ts';
import { bufferLine, common, type Polygons, polygonOf, subtract, unite } from './overlay.ts';
import { parkShapes } from './parks.ts';
import { builtUp } from './town.ts';
import { river } from './water.ts';

/** 生态环境分区管控 units as drawn: a partition of the county. */

interface ControlUnit {
  readonly code: string;
  readonly class: ControlUnitKind;
  readonly name: string;
  readonly nameEn: string;
  readonly shape: Polygons;
}

type Places = readonly (readonly [number, number])[];
/** A county part bounded by a drawn line with soft bends; the rest of the ring lies outside the county. */
const beyond = (boundary: Places, outside: Places): Polygons =>
  common(polygonOf([...smooth(boundary.map(toMetres), 3), ...outside.map(toMetres)]), county);

const north = beyond(
  [
    [118.5, 29.075],
    [118.56, 29.1],
    [118.59, 29.088],
    [118.625, 29.112],
    [118.652, 29.096],
    [118.68, 29.108],
    [118.7, 29.09],
    [118.76, 29.1],
  ],
  [
    [118.85, 29.3],
    [118.3, 29.3],
  ],
);
const southWest = beyond(
  [
    [118.24, 28.875],
    [118.285, 28.858],
    [118.31, 28.862],
    [118.335, 28.842],
    [118.365, 28.838],
    [118.372, 28.812],
    [118.396, 28.8],
    [118.4, 28.76],
  ],
  [
    [118.2, 28.7],
    [118.15, 28.8],
  ],
);
const south = beyond(
  [
    [118.455, 28.74],
    [118.468, 28.79],
    [118.49, 28.815],
    [118.487, 28.838],
    [118.512, 28.85],
    [118.53, 28.84],
    [118.555, 28.85],
    [118.58, 28.846],
    [118.6, 28.858],
    [118.64, 28.84],
  ],
  [[118.64, 28.7]],
);

/** Block of industry in 青石镇 about the paper company, drawn. */
const qingshi: Polygons = (() => {
  const [x, y] = toMetres([118.592, 28.9045]);
  const corners: XY[] = [
    [-900, -550],
    [850, -700],
    [1050, 300],
    [300, 620],
    [-800, 420],
  ];
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
  // Two cuts along the tributaries' country, so that the rest is not one unit.
  const west = beyond(
    [
      [118.43, 29.12],
      [118.478, 29.0],
      [118.466, 28.95],
      [118.44, 28.9],
      [118.455, 28.83],
      [118.44, 28.7],
    ],
    [
      [118.1, 28.7],
      [118.1, 29.12],
    ],
  );
  const east = beyond(
    [
      [118.6, 29.25],
      [118.615, 29.05],
      [118.592, 28.98],
      [118.598, 28.92],
      [118.57, 28.87],
      [118.575, 28.7],
    ],
    [
      [118.9, 28.7],
      [118.9, 29.25],
    ],
  );
  const general: [string, string, Polygons][] = [
    ['西部一般管控', 'West, general', common(remaining, west, 0)],
    ['中部一般管控', 'Middle, general', rest(remaining, [west, east])],
    ['东部一般管控', 'East, general', common(remaining, east, 0)],
  ];
  const industries: [string, string, Polygons][] = [
    ['新都—金川产业集聚', 'Xindu–Jinchuan industry', industry],
    ['辉埠产业集聚', 'Huibu industry', parkShapes.huibu!],
    ['青石产业集聚', 'Qingshi industry', qingshi],
  ];
  const named = (
    unitClass: ControlUnitKind,
    digit: number,
    first: number,
    kind: readonly [string, string],
    list: [string, string, Polygons][],
  ) =>
    list.map(
      ([name, nameEn, shape], i): ControlUnit => ({
        code: `ZH330822${digit}${String(first + i).padStart(4, '0')}`,
        class: unitClass,
        name: `${name}${kind[0]}（示意）`,
        nameEn: `${nameEn}${kind[1]} (drawn)`,
        shape,
      }),
    );
  return [
    ...named('key-industry', 2, 1, ['重点管控单元', ', key control'], industries),
    ...named(
      'key-town',
      2,
      4,
      ['重点管控单元', ', key control'],
      [['中心城区城镇生活', 'County town', town]],
    ),
    ...named('priority', 1, 1, ['优先保护单元', ', priority protection'], priority),
    ...named('general', 3, 1, ['单元', ' control'], general),
  ].filter((unit) => areaOf(unit.shape) > sliverM2);
}

export const controlUnits: readonly ControlUnit[] = drawUnits();
