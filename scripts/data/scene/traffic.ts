import { clipLine } from '../clip.ts';
import { lineOf, text } from '../layer.ts';
import type { Line } from '../metres.ts';
import { boundaryRoads } from '../parks.ts';
import { randomOf } from '../random.ts';
import { halfWidthM, type Road, trunkRoads } from '../roads.ts';
import { streets } from '../town.ts';
import { type SceneItem, sceneItem, square, squareWith } from './frame.ts';

/** Roads of the scene: the courses of the map, with made-up traffic. */

export const trafficClasses = ['national', 'arterial', 'main-street', 'street', 'township'] as const;
export type TrafficClass = (typeof trafficClasses)[number];

interface Traffic {
  /** veh/h of 06–22: light, medium, heavy. */
  readonly day: readonly [light: number, medium: number, heavy: number];
  /** Flow of an hour of 22–06 as a share of that of 06–22. */
  readonly nightShare: readonly [light: number, medium: number, heavy: number];
  /** km/h: light vehicles, then the others. */
  readonly speedKmh: readonly [light: number, other: number];
  readonly surface: 'asphalt' | 'concrete';
  readonly lanes: number;
}

const traffic: Readonly<Record<TrafficClass, Traffic>> = {
  national: {
    day: [520, 55, 75],
    nightShare: [0.26, 0.3, 0.55],
    speedKmh: [60, 50],
    surface: 'asphalt',
    lanes: 4,
  },
  arterial: {
    day: [1050, 50, 24],
    nightShare: [0.3, 0.25, 0.45],
    speedKmh: [50, 45],
    surface: 'asphalt',
    lanes: 6,
  },
  'main-street': {
    day: [620, 28, 13],
    nightShare: [0.26, 0.22, 0.4],
    speedKmh: [50, 45],
    surface: 'asphalt',
    lanes: 4,
  },
  street: {
    day: [240, 10, 4],
    nightShare: [0.2, 0.16, 0.3],
    speedKmh: [40, 35],
    surface: 'concrete',
    lanes: 2,
  },
  township: {
    day: [90, 8, 6],
    nightShare: [0.2, 0.16, 0.3],
    speedKmh: [50, 45],
    surface: 'concrete',
    lanes: 2,
  },
};

/** The busiest main street of the south bank. */
const arterialId = 'street-a2';

function trafficClassOf({ id, class: roadClass }: Pick<Road, 'id' | 'class'>): TrafficClass {
  if (id === arterialId) return 'arterial';
  if (roadClass === 'national' || roadClass === 'main-street' || roadClass === 'street') return roadClass;
  return 'township';
}

interface SceneRoad {
  readonly id: string;
  readonly road: Road;
  readonly class: TrafficClass;
  readonly line: Line;
}

/** Roads go on beyond the square, so that its edge is not quieter than its middle, metres. */
const beyondM = 250;

export const sceneRoads: readonly SceneRoad[] = [...trunkRoads, ...streets, ...boundaryRoads].flatMap(
  (road) => {
    const parts = road.lines
      .flatMap((line) => clipLine(line, squareWith(beyondM)))
      .filter((line) => clipLine(line, square).length > 0);
    return parts.map((line, i) => ({
      id: `road-${road.id}${parts.length > 1 ? `-${i + 1}` : ''}`,
      road,
      class: trafficClassOf(road),
      line,
    }));
  },
);

/** Roads of the town that its own rules can change: all but the national and township roads. */
export const townRoadIds: readonly string[] = sceneRoads
  .filter((road) => road.class !== 'national' && road.class !== 'township')
  .map((road) => road.id);

const toStep = (value: number, step: number) => Math.max(1, Math.round(value / step) * step);

function flowsOf({ id, class: of }: SceneRoad) {
  const { day, nightShare } = traffic[of];
  // Same class, not the same traffic: ±12 %.
  const factor = randomOf(`flow ${id}`).between(0.88, 1.12);
  const [light, medium, heavy] = day.map((flow) => flow * factor) as [number, number, number];
  return {
    day: { light: toStep(light, 10), medium: toStep(medium, 1), heavy: toStep(heavy, 1) },
    night: {
      light: toStep(light * nightShare[0], 5),
      medium: toStep(medium * nightShare[1], 1),
      heavy: toStep(heavy * nightShare[2], 1),
    },
  };
}

export const roadItems: readonly SceneItem[] = sceneRoads.map((sceneRoad) => {
  const { id, road, class: of, line } = sceneRoad;
  const { speedKmh, surface, lanes } = traffic[of];
  return sceneItem(
    id,
    'road',
    lineOf(line),
    {
      flow: flowsOf(sceneRoad),
      speedKmh: { light: speedKmh[0], medium: speedKmh[1], heavy: speedKmh[1] },
      surface,
      lanes,
      widthM: 2 * halfWidthM[road.class],
    },
    text(road.named ? `${road.name}（示意）` : road.name, road.named ? `${road.nameEn} (demo)` : road.nameEn),
  );
});

/** Metres of a road's carriageway edge from its line. */
export const kerbM = ({ road }: SceneRoad): number => halfWidthM[road.class];

export const roadOf = (id: string): SceneRoad => {
  const found = sceneRoads.find((road) => road.road.id === id);
  if (!found) throw new Error(`no road ${id} in the square`);
  return found;
};
