import { polygonsOf, text } from '../layer.ts';
import { distance, inAny, type XY } from '../metres.ts';
import { common, polygonOf } from '../overlay.ts';
import { parkShapes } from '../parks.ts';
import { type Random, randomOf } from '../random.ts';
import { builtUp } from '../town.ts';
import { campuses } from './campuses.ts';
import {
  allIn,
  apart,
  clearOf,
  outline,
  type Rect,
  rectAt,
  rectRing,
  type SceneItem,
  sceneItem,
  square,
} from './frame.ts';
import { openGround } from './ground.ts';
import { receiverSites } from './receivers.ts';
import { kerbM, sceneRoads } from './traffic.ts';

/** Homes and offices of the scene: rows in the blocks of the street grid, each row parallel to the river. */

const ground = common(builtUp, square);

/** Metres from the kerb to a wall, and from a receiver to a wall. */
const setbackM = 7;
const receiverClearM = 6;

interface Fabric {
  readonly floors: readonly [number, number];
  readonly lengthM: readonly [number, number];
  readonly depthM: number;
  /** Between houses of a row. */
  readonly gapM: readonly [number, number];
  /** Between rows. */
  readonly pitchM: number;
  /** Share of the places that are built on. */
  readonly filled: number;
  readonly offices: number;
}

const fabrics = {
  old: {
    floors: [3, 5],
    lengthM: [46, 64],
    depthM: 12,
    gapM: [14, 22],
    pitchM: 80,
    filled: 0.68,
    offices: 0.05,
  },
  slabs: {
    floors: [5, 7],
    lengthM: [56, 76],
    depthM: 14,
    gapM: [18, 28],
    pitchM: 98,
    filled: 0.7,
    offices: 0.03,
  },
  centre: {
    floors: [5, 9],
    lengthM: [48, 70],
    depthM: 16,
    gapM: [16, 24],
    pitchM: 92,
    filled: 0.74,
    offices: 0.16,
  },
  towers: {
    floors: [11, 18],
    lengthM: [30, 40],
    depthM: 17,
    gapM: [34, 46],
    pitchM: 104,
    filled: 0.74,
    offices: 0.02,
  },
} satisfies Record<string, Fabric>;

/** Middle lines of the streets that bound the blocks, in the street frame, metres. */
const across = [-1900, -1100, -350, 400, 1150, 1900, 2650] as const;
type Band = readonly [from: number, to: number, fabrics: readonly (keyof typeof fabrics)[]];
const bands: readonly Band[] = [
  [-1400, -750, ['slabs', 'slabs', 'old']],
  [-750, -150, ['slabs', 'centre', 'slabs', 'towers']],
  [-150, 480, ['slabs', 'centre', 'centre']],
  [480, 960, ['old', 'old', 'slabs']],
  [1080, 1430, ['towers']],
  [1430, 1980, ['towers', 'slabs']],
];

export const floorM = 3;

/** Whether a building may stand there: in town, off roads, parks, water, the industrial park, campuses and receivers. */
export function mayStand(rect: Rect, frame?: (place: XY) => XY): boolean {
  const places = outline(rect, frame);
  return (
    allIn(places, ground) &&
    !places.some((place) => inAny(place, openGround)) &&
    sceneRoads.every((road) => clearOf(places, road.line, kerbM(road) + setbackM)) &&
    receiverSites.every(({ at }) => places.every((place) => distance(place, at) >= receiverClearM))
  );
}

/** Two flats a stair, a stair every 15 m. */
function dwellingsOf({ from, to }: Rect, floors: number, towers: boolean): number {
  const stairs = Math.max(1, Math.round((to[0] - from[0]) / 15));
  return towers ? floors * 4 : floors * 2 * stairs;
}

function rowsOf(block: Rect, of: keyof typeof fabrics, random: Random): Omit<House, 'id'>[] {
  const fabric: Fabric = fabrics[of];
  const edge = 8 + setbackM + 1;
  const [v0, v1] = [block.from[1] + edge, block.to[1] - edge - fabric.depthM];
  const rows = Math.max(1, Math.floor((v1 - v0) / fabric.pitchM));
  const found: Omit<House, 'id'>[] = [];
  for (let row = 0; row <= rows; row++) {
    const v = v0 + ((v1 - v0) * row) / rows;
    let u = block.from[0] + edge + random.between(0, 6);
    while (u < block.to[0] - edge - fabric.lengthM[0]) {
      const length = Math.round(random.between(...fabric.lengthM));
      const rect = rectAt([u, v], length, fabric.depthM);
      u += length + random.between(...fabric.gapM);
      const built = random.next() < fabric.filled;
      const office = random.next() < fabric.offices;
      const floors = random.integer(...fabric.floors);
      if (!built || rect.to[0] > block.to[0] - edge) continue;
      found.push({ rect, floors, use: office ? 'office' : 'residential', towers: of === 'towers' });
    }
  }
  return found;
}

interface House {
  readonly id: string;
  readonly rect: Rect;
  readonly floors: number;
  readonly use: 'residential' | 'office';
  readonly towers: boolean;
}

function placeHouses(): House[] {
  const lots = campuses.map((campus) => campus.lot);
  const houses: House[] = [];
  for (const [v0, v1, kinds] of bands) {
    for (let column = 1; column < across.length; column++) {
      const random = randomOf(`scene block ${v0} ${column}`);
      const block: Rect = { from: [across[column - 1]!, v0], to: [across[column]!, v1] };
      for (const house of rowsOf(block, random.pick(kinds), random)) {
        if (!lots.every((lot) => apart(lot, house.rect)) || !mayStand(house.rect)) continue;
        if (outline(house.rect).some((place) => inAny(place, parkShapes.ecopark!))) continue;
        houses.push({ id: `building-${String(houses.length + 1).padStart(3, '0')}`, ...house });
      }
    }
  }
  return houses;
}

/** Residents a dwelling. */
const household = { mean: 2.6, sd: 0.25 };

const houseItems = placeHouses().map(({ id, rect, floors, use, towers }): SceneItem => {
  const random = randomOf(`residents ${id}`);
  const dwellings = use === 'residential' ? dwellingsOf(rect, floors, towers) : 0;
  const people = Math.round(dwellings * Math.max(1.8, random.normal(household.mean, household.sd)));
  const heightM = use === 'office' ? floors * 3.6 : floors * floorM;
  return sceneItem(id, 'building', polygonsOf(polygonOf(rectRing(rect))), {
    heightM: Math.round(heightM * 10) / 10,
    people,
    dwellings,
    use,
  });
});

/** People live in homes only: pupils, patients and staff are not counted. */
const campusItems = campuses.flatMap(({ id, name, use, houses }) =>
  houses.map(({ rect, heightM, part }, i): SceneItem => {
    if (!mayStand(rect)) throw new Error(`${id} ${i + 1} stands in the way`);
    return sceneItem(
      `${id}-${i + 1}`,
      'building',
      polygonsOf(polygonOf(rectRing(rect))),
      { heightM, people: 0, dwellings: 0, use },
      text(`${name.zh}${part.zh}`, `${name.en}, ${part.en}`),
    );
  }),
);

export const buildingItems: readonly SceneItem[] = [...houseItems, ...campusItems];
