import type { ZoneClass } from '../../src/domain/standards/gb3096.ts';
import type { StationKind } from '../../src/domain/station.ts';
import { county } from './county-outline.ts';
import { distance, inAny, type lineBetween, lineLength, pointAlong, round, type XY } from './metres.ts';
import { randomOf } from './random.ts';
import { halfWidthM, type Road, railway, railwayStation, trunkRoads } from './roads.ts';
import { builtUp, fromStreetFrame, streets } from './town.ts';
import { riverSurface } from './water.ts';
import { zoneAt } from './zones.ts';

/** Where the demonstration's noise stations stand. */
export interface NoiseSite {
  readonly id: string;
  readonly kind: StationKind;
  readonly name: string;
  readonly nameEn: string;
  readonly zone: ZoneClass;
  readonly heightM: number;
  readonly at: XY;
  /** Road section a road point stands for, metres. */
  readonly lengthM: number | null;
  readonly road: Road | null;
  readonly offsetDb: number;
}

const meshM = 400;
const samples = 10;

/** Mesh of 400 m over the built-up area (HJ 640-2012 cl. 4): cells at least half built-up count. */
function regionalSites(): NoiseSite[] {
  const random = randomOf('regional sites');
  const sites: NoiseSite[] = [];
  const [west, south, east, north] = [-3200, -2400, 5600, 6000];
  for (let row = 0; row < (north - south) / meshM; row++) {
    for (let column = 0; column < (east - west) / meshM; column++) {
      const x0 = west + column * meshM;
      const y1 = north - row * meshM;
      const inside: XY[] = [];
      for (let i = 0; i < samples * samples; i++) {
        const place: XY = [
          x0 + ((i % samples) + 0.5) * (meshM / samples),
          y1 - (Math.floor(i / samples) + 0.5) * (meshM / samples),
        ];
        if (inAny(place, builtUp)) inside.push(place);
      }
      if (inside.length < (samples * samples) / 2) continue;
      const centre: XY = [x0 + meshM / 2, y1 - meshM / 2];
      // The centre, or the nearest built-up place away from carriageways and out of the class 4 strips,
      // so that the mesh shows the area and the road points show the roads.
      const at = inside
        .sort((a, b) => distance(a, centre) - distance(b, centre))
        .find((place) => offRoads(place) && !zoneAt(place)?.startsWith('4'));
      const zone = at && zoneAt(at);
      if (!at || !zone) continue;
      const cell = `${String(row + 1).padStart(2, '0')}${String(column + 1).padStart(2, '0')}`;
      sites.push({
        id: `q${cell}`,
        kind: 'regional',
        name: `区域网格 ${cell}`,
        nameEn: `Regional cell ${cell}`,
        zone,
        heightM: round(random.between(1.2, 2), 1),
        at,
        lengthM: null,
        road: null,
        offsetDb: random.normal(0, 0.5),
      });
    }
  }
  return sites;
}

const clearanceM = (road: Road): number => (road.class === 'street' ? 25 : 60);
const allRoads = [...trunkRoads, ...streets];
const offRoads = (place: XY): boolean =>
  allRoads.every((road) =>
    road.lines.every((line) =>
      line
        .slice(1)
        .every((b, i) => segmentDistance(place, line[i]!, b) > halfWidthM[road.class] + clearanceM(road)),
    ),
  );

function segmentDistance(p: XY, a: XY, b: XY): number {
  const length2 = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2;
  const t = Math.min(
    1,
    Math.max(0, ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / length2),
  );
  return distance(p, [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])]);
}

/** Twenty kerb-side points (HJ 640-2012 cl. 5): how many on which road, and where along its course in town. */
const roadPlan: readonly (readonly [road: string, count: number])[] = [
  ['g320', 4],
  ['g205', 4],
  ['street-a1', 2],
  ['street-a2', 3],
  ['street-a4', 3],
  ['street-b2', 1],
  ['street-b4', 2],
  ['street-b6', 1],
];

function roadSites(): NoiseSite[] {
  const random = randomOf('road sites');
  const sites: NoiseSite[] = [];
  for (const [id, count] of roadPlan) {
    const road = allRoads.find((r) => r.id === id)!;
    const line = [...road.lines].sort((a, b) => lineLength(b) - lineLength(a))[0]!;
    // Only the course near the built-up area: 200 m steps that lie in a zone.
    const steps = Array.from({ length: Math.floor(lineLength(line) / 100) }, (_, i) => i * 100).filter(
      (m) => {
        const { at } = pointAlong(line, m);
        return inAny(at, builtUp) && !inAny(at, riverSurface);
      },
    );
    const [from, to] = [steps[0]!, steps[steps.length - 1]!];
    const lengthM = Math.round((to - from) / count / 10) * 10;
    for (let i = 0; i < count; i++) {
      const middle = from + ((i + 0.5) * (to - from)) / count;
      // Towards a stretch at least 60 m from any crossing road, as the standard asks of a road point.
      const place = Array.from({ length: 21 }, (_, k) => middle + (k % 2 ? 1 : -1) * Math.ceil(k / 2) * 30)
        .map((m) => kerbside(road, line, m))
        .find((p) => clearOfCrossings(p, road) && inAny(p, builtUp) && zoneAt(p) === '4a');
      if (!place) throw new Error(`no place for a road point on ${id}`);
      const number = sites.length + 1;
      sites.push({
        id: `r${String(number).padStart(2, '0')}`,
        kind: 'road',
        name: `${road.name}路段 ${i + 1}`,
        nameEn: `${road.nameEn}, section ${i + 1}`,
        zone: '4a',
        heightM: round(random.between(1.2, 4), 1),
        at: place,
        lengthM,
        road,
        offsetDb: random.normal(0, 1.1),
      });
    }
  }
  return sites;
}

function kerbside(road: Road, line: Parameters<typeof lineBetween>[0], alongM: number): XY {
  const { at, direction } = pointAlong(line, alongM);
  const off = halfWidthM[road.class] + 0.2;
  return [at[0] - direction[1] * off, at[1] + direction[0] * off];
}

const clearOfCrossings = (place: XY, road: Road): boolean =>
  allRoads.every(
    (other) =>
      other === road ||
      other.lines.every((line) => line.slice(1).every((b, i) => segmentDistance(place, line[i]!, b) > 60)),
  );

/** Seven automatic 24-hour stations, one or more for each class in the zoned area (HJ 640-2012 cl. 6). */
function functionalSites(): NoiseSite[] {
  const plan: readonly (readonly [ZoneClass, string, string, XY])[] = [
    ['1', '天马西', 'Tianma west', fromStreetFrame([-700, 180])],
    ['1', '紫港', 'Zigang', fromStreetFrame([760, 2200])],
    ['2', '天马中心', 'Tianma centre', fromStreetFrame([760, 180])],
    ['2', '站前', 'Station quarter', [railwayStation[0] + 60, railwayStation[1] - 330]],
    ['3', '新都', 'Xindu', [-1150, -950]],
    [
      '4a',
      '320 国道',
      'National Road 320',
      kerbside(trunkRoads[1]!, trunkRoads[1]!.lines[0]!, nearestAlong(trunkRoads[1]!, [2300, -1050])),
    ],
    ['4b', '衢九铁路', 'Quzhou–Jiujiang Railway', offset(railway, [5100, 5080], 22)],
  ];
  return plan.map(([zone, name, nameEn, at], i) => {
    if (zoneAt(at) !== zone)
      throw new Error(`functional station ${name} stands in zone ${zoneAt(at)}, not ${zone}`);
    return {
      id: `f0${i + 1}`,
      kind: 'functional',
      name: `${name}功能区自动站（示意）`,
      nameEn: `${nameEn} automatic station (demo)`,
      zone,
      heightM: zone === '4a' ? 4.5 : 4,
      at,
      lengthM: null,
      road: null,
      offsetDb: 0,
    };
  });
}

function nearestAlong(road: Road, near: XY): number {
  const line = road.lines[0]!;
  let best = { m: 0, d: Infinity };
  for (let m = 0; m < lineLength(line); m += 20) {
    const d = distance(pointAlong(line, m).at, near);
    if (d < best.d) best = { m, d };
  }
  return best.m;
}

function offset(line: typeof railway, near: XY, sideM: number): XY {
  let best = { at: near, d: Infinity };
  for (let m = 0; m < lineLength(line); m += 20) {
    const { at, direction } = pointAlong(line, m);
    const d = distance(at, near);
    if (d < best.d) best = { at: [at[0] + direction[1] * sideM, at[1] - direction[0] * sideM], d };
  }
  return best.at;
}

export const noiseSites: readonly NoiseSite[] = [
  ...functionalSites(),
  ...regionalSites(),
  ...roadSites(),
].filter((site) => inAny(site.at, county));
