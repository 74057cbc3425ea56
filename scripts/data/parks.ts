import { facts } from './facts.ts';
import {
  crossing,
  type Line,
  lineBetween,
  lineLength,
  nearestOnLine,
  type Ring,
  ringArea,
  smooth,
  toMetres,
  type XY,
} from './metres.ts';
import { type Polygons, polygonOf, subtract } from './overlay.ts';
import { type Road, roadLine } from './roads.ts';
import { river, riverSurface } from './water.ts';

/**
 * Park boundaries drawn from the written bounds of the 2020 reply along the estimated courses of the roads
 * named there; the one edge without any other hold is moved until the area equals the published one.
 */

/** Bisection: `area` grows with the parameter. */
function solve(area: (parameter: number) => number, target: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let i = 0; i < 26; i++) {
    const middle = (from + to) / 2;
    if (area(middle) < target) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

const target = (id: string) => facts.parks.find((p) => p.id === id)!.areaKm2! * 1e6;
const at = (lng: number, lat: number): XY => toMetres([lng, lat]);
const shift = (line: Line, dx: number): Line => line.map(([x, y]) => [x + dx, y]);
const meet = (a: Line, b: Line) => {
  const found = crossing(a, b);
  if (!found) throw new Error('the drawn park edges do not meet');
  return found;
};

const g205 = roadLine('g205');
const g320 = roadLine('g320');
const g60 = roadLine('g60');

/** 501乡道, county town to 十里山. */
const township501: Line = smooth(
  [at(118.5, 28.8952), at(118.488, 28.8978), at(118.472, 28.896), at(118.456, 28.893), at(118.432, 28.8915)],
  1,
);
/** 县道钳何线: a north–south course east of 十里山, moved to fit the area. */
const qianheCourse: Line = smooth(
  [at(118.4585, 28.912), at(118.4605, 28.897), at(118.459, 28.88), at(118.462, 28.862), at(118.464, 28.85)],
  1,
);
/** 县道上红线, south edge of 金川片区. */
const shanghong: Line = smooth(
  [at(118.492, 28.903), at(118.478, 28.9022), at(118.46, 28.9), at(118.425, 28.8985)],
  1,
);
/** 园区纬九路, north edge of 金川片区. */
const weijiu: Line = [at(118.462, 28.9182), at(118.425, 28.9172)];
const jingliuCourse: Line = [at(118.45, 28.9195), at(118.451, 28.897)];

function xinduRing(dx: number): Ring {
  const west = shift(qianheCourse, -dx);
  const corner = meet(g205, g320);
  const north = meet(g205, township501);
  const northOn501 = meet(township501, g205);
  const westOn501 = meet(township501, west);
  const westTop = meet(west, township501);
  const westBottom = meet(west, g320);
  const southOn320 = meet(g320, west);
  const cornerOn320 = meet(g320, g205);
  return [
    ...[...lineBetween(g205, north.alongM, corner.alongM)],
    ...lineBetween(g320, cornerOn320.alongM, southOn320.alongM).slice(1),
    ...[...lineBetween(west, westTop.alongM, westBottom.alongM)].reverse().slice(1),
    ...[...lineBetween(township501, northOn501.alongM, westOn501.alongM)].reverse().slice(1, -1),
  ];
}

function jinchuanRing(dx: number): Ring {
  const west = shift(jingliuCourse, -dx);
  const southEast = meet(g205, shanghong);
  const northEast = meet(g205, weijiu);
  return [
    ...lineBetween(g205, northEast.alongM, southEast.alongM),
    ...lineBetween(shanghong, meet(shanghong, g205).alongM, meet(shanghong, west).alongM).slice(1),
    meet(west, weijiu).at,
  ];
}

/** West bank of 辉埠片区: the river from the expressway bridge upstream, then a line facing it. */
const huibuNorth: Line = smooth(
  [at(118.452, 28.9675), at(118.475, 28.9655), at(118.49, 28.9612), at(118.51, 28.9535), at(118.53, 28.9455)],
  2,
);
const changxinCourse: Line = [at(118.496, 28.975), at(118.497, 28.955), at(118.498, 28.942)];

function huibuPolygons(dx: number): Polygons {
  const east = shift(changxinCourse, dx);
  // The expressway crosses the river twice: only its course west of the park's east edge counts.
  const west60 = lineBetween(g60, meet(g60, east).alongM, lineLength(g60));
  const bridge = meet(west60, river);
  const bank = nearestOnLine(bridge.at, river).alongM;
  const turn = nearestOnLine(at(118.4606, 28.95), river).alongM;
  const ring = [
    meet(east, huibuNorth).at,
    meet(east, g60).at,
    ...lineBetween(west60, 0, bridge.alongM).slice(1),
    ...[...lineBetween(river, turn, bank)].reverse().slice(1),
    at(118.4605, 28.9575),
    ...lineBetween(
      huibuNorth,
      nearestOnLine(at(118.462, 28.9665), huibuNorth).alongM,
      meet(huibuNorth, east).alongM,
    ).slice(0, -1),
  ];
  return subtract(polygonOf(ring), [riverSurface]).filter((polygon) => Math.abs(ringArea(polygon[0]!)) > 1e5);
}

const xinduShift = solve((dx) => Math.abs(ringArea(xinduRing(dx))), target('xindu'), -1500, 2500);
const jinchuanShift = solve((dx) => Math.abs(ringArea(jinchuanRing(dx))), target('jinchuan'), -500, 1500);
const huibuArea = (dx: number) => huibuPolygons(dx).reduce((sum, p) => sum + Math.abs(ringArea(p[0]!)), 0);
const huibuShift = solve(huibuArea, target('huibu'), -1500, 2500);

const xindu = polygonOf(xinduRing(xinduShift));
/** 生态园区 without a published boundary: the north-eastern part of 新都片区, next to the town. */
const ecoparkCut = polygonOf([
  at(118.4, 28.93),
  at(118.4, 28.8),
  at(118.463, 28.8),
  at(118.4755, 28.885),
  at(118.473, 28.93),
]);

export const parkShapes: Readonly<Record<string, Polygons>> = {
  xindu,
  jinchuan: polygonOf(jinchuanRing(jinchuanShift)),
  huibu: huibuPolygons(huibuShift),
  ecopark: subtract(xindu, [ecoparkCut]),
};

const parkRoad = (id: string, name: string, nameEn: string, roadClass: Road['class'], line: Line): Road => ({
  id,
  name,
  nameEn,
  ref: null,
  class: roadClass,
  lines: [line],
  errM: 2000,
  named: true,
});

/** Roads that only the written bounds name. */
export const boundaryRoads: readonly Road[] = [
  parkRoad(
    'township-501',
    '501 乡道（常山至十里山）',
    'Township road 501 (Changshan–Shilishan)',
    'township',
    township501,
  ),
  parkRoad('qianhe', '县道钳何线', 'County road Qianhe', 'county', shift(qianheCourse, -xinduShift)),
  parkRoad('shanghong', '县道上红线', 'County road Shanghong', 'county', shanghong),
  parkRoad('jingliu', '园区经六路', 'Park road Jingliu', 'park', shift(jingliuCourse, -jinchuanShift)),
  parkRoad('weijiu', '园区纬九路', 'Park road Weijiu', 'park', weijiu),
  parkRoad('changxin', '县道常新线', 'County road Changxin', 'county', shift(changxinCourse, huibuShift)),
  parkRoad(
    'huibu-branch',
    '48 省道延伸线辉埠支线',
    'Huibu branch of the extended Provincial Road 48',
    'county',
    huibuNorth,
  ),
];
