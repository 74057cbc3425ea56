import type { ZoneClass } from '../../src/domain/standards/gb3096.ts';
import { clipLine } from './clip.ts';
import {
  distance,
  distanceToLine,
  inRing,
  lineLength,
  pointAlong,
  type Ring,
  toMetres,
  type XY,
} from './metres.ts';
import { randomOf } from './random.ts';
import { buildingItems } from './scene/buildings.ts';
import { box, type SceneItem, squareWith } from './scene/frame.ts';
import { groundItems } from './scene/ground.ts';
import { barrierItem } from './scene/receivers.ts';
import { kerbM, roadOf, sceneRoads } from './scene/traffic.ts';
import { worksItems } from './scene/works.ts';
import { zoneAt } from './zones.ts';

/** Where the points of the noise-map survey stand: outdoors in the demonstration scene, by its own walls and kerbs. */

export interface SurveySite {
  readonly id: string;
  readonly kind: 'regional' | 'road';
  readonly name: string;
  readonly nameEn: string;
  readonly zone: ZoneClass;
  readonly at: XY;
  /** Road section that a roadside point stands for, metres. */
  readonly lengthM: number | null;
}

/** Inside the square, so that all roads that a point hears are in the scene. */
const fromEdgeM = 150;
const apartM = 230;
const area = { points: 37, wallM: 15, kerbM: 20, barrierM: 30 };
/** Metres beside the kerb, and from what else could be heard or reflect. */
const roadside = { besideM: 4, wallM: 4, crossingM: 50, barrierM: 60 };

const ringsOf = (items: readonly SceneItem[]): readonly Ring[] =>
  items.flatMap(({ geometry }) =>
    geometry.type === 'Polygon' ? [geometry.coordinates[0]!.slice(1).map(toMetres)] : [],
  );
const buildings = ringsOf([...buildingItems, ...worksItems.filter(({ id }) => id.startsWith('hall'))]);
/** Nobody measures on a loading yard or in the pond. */
const closed = ringsOf([...worksItems, ...groundItems.filter(({ id }) => id === 'ground-pond')]);
const barrier =
  barrierItem.geometry.type === 'LineString' ? barrierItem.geometry.coordinates.map(toMetres) : [];

const isOutdoors = (place: XY, wallM: number, barrierM: number): boolean =>
  buildings.every((ring) => !inRing(place, ring) && distanceToLine(place, [...ring, ring[0]!]) >= wallM) &&
  !closed.some((ring) => inRing(place, ring)) &&
  distanceToLine(place, barrier) >= barrierM;

const isApart = (place: XY, sites: readonly SurveySite[]): boolean =>
  sites.every(({ at }) => distance(at, place) >= apartM);

const numbered = (index: number): string => String(index + 1).padStart(2, '0');

/** Scattered over the town but for the strips of class 4, which are the roadside points'. */
function areaSites(taken: readonly SurveySite[]): SurveySite[] {
  const random = randomOf('survey area points');
  const sites: SurveySite[] = [];
  for (let tries = 0; sites.length < area.points; tries++) {
    if (tries > 20_000) throw new Error('no room for so many area points');
    const at: XY = [
      random.between(box.west + fromEdgeM, box.east - fromEdgeM),
      random.between(box.south + fromEdgeM, box.north - fromEdgeM),
    ];
    if (!isApart(at, [...taken, ...sites])) continue;
    if (!sceneRoads.every((road) => distanceToLine(at, road.line) >= kerbM(road) + area.kerbM)) continue;
    const zone = isOutdoors(at, area.wallM, area.barrierM) ? zoneAt(at) : null;
    if (!zone || zone.startsWith('4')) continue;
    const number = numbered(sites.length);
    sites.push({
      id: `m${number}`,
      kind: 'regional',
      name: `校核区域点 ${number}`,
      nameEn: `Survey area point ${number}`,
      zone,
      at,
      lengthM: null,
    });
  }
  return sites;
}

/** How many points on which road. */
const roadPlan = [
  ['g320', 2],
  ['g205', 1],
  ['street-a1', 2],
  ['street-a2', 3],
  ['street-a3', 2],
  ['street-b3', 1],
  ['street-b4', 2],
  ['street-b5', 1],
] as const;

function roadSites(): SurveySite[] {
  const random = randomOf('survey roadside points');
  const sites: SurveySite[] = [];
  for (const [id, count] of roadPlan) {
    const sceneRoad = roadOf(id);
    const { road } = sceneRoad;
    const others = sceneRoads.filter((other) => other !== sceneRoad);
    const line = clipLine(sceneRoad.line, squareWith(-fromEdgeM)).sort(
      (a, b) => lineLength(b) - lineLength(a),
    )[0]!;
    for (let i = 0, tries = 0; i < count; tries++) {
      if (tries > 1000) throw new Error(`no place for a survey point on ${id}`);
      const { at, direction } = pointAlong(line, ((i + random.next()) / count) * lineLength(line));
      const off = (random.next() < 0.5 ? 1 : -1) * (kerbM(sceneRoad) + roadside.besideM);
      const place: XY = [at[0] - direction[1] * off, at[1] + direction[0] * off];
      const zone = zoneAt(place);
      if (!zone || !isApart(place, sites)) continue;
      if (!others.every((other) => distanceToLine(place, other.line) >= roadside.crossingM)) continue;
      if (!isOutdoors(place, roadside.wallM, roadside.barrierM)) continue;
      const number = ++i;
      sites.push({
        id: `k${numbered(sites.length)}`,
        kind: 'road',
        name: `${road.name}校核点 ${number}`,
        nameEn: `${road.nameEn}, survey point ${number}`,
        zone,
        at: place,
        lengthM: Math.round(lineLength(line) / count / 10) * 10,
      });
    }
  }
  return sites;
}

const beside = roadSites();
export const surveySites: readonly SurveySite[] = [...areaSites(beside), ...beside];
