import type { Scene, SceneFeature, SceneSettings } from '../../../domain/scene.ts';
import type { Shape } from '../../../map/map-props.ts';
import type { SceneGeometry } from './shape-edits.ts';

/** Kinds that can be drawn, in the order of the buttons, with the type of their geometry. Pure. */
export const drawnKinds = {
  road: 'LineString',
  'point-source': 'Point',
  'line-source': 'LineString',
  'area-source': 'Polygon',
  barrier: 'LineString',
  building: 'Polygon',
  ground: 'Polygon',
  receiver: 'Point',
} as const satisfies Partial<Record<SceneFeature['kind'], Shape['type']>>;
export type DrawnKind = keyof typeof drawnKinds;
export const drawnKindIds = Object.keys(drawnKinds) as DrawnKind[];

/** Chinese and English, with the number of the feature behind. */
const names: Readonly<Record<DrawnKind, readonly [zh: string, en: string]>> = {
  road: ['新道路', 'New road'],
  'point-source': ['新点声源', 'New point source'],
  'line-source': ['新线声源', 'New line source'],
  'area-source': ['新面声源', 'New area source'],
  barrier: ['新声屏障', 'New barrier'],
  building: ['新建筑', 'New building'],
  ground: ['新地面', 'New ground area'],
  receiver: ['新接收点', 'New receiver'],
};

/** What a new feature has before anyone fills in its form: usual values, shown there to be changed. */
const defaults: Readonly<Record<DrawnKind, (settings: SceneSettings) => object>> = {
  road: ({ periods }) => {
    const flow = { light: 300, medium: 10, heavy: 10 };
    return {
      flow: periods.length > 1 ? Object.fromEntries(periods.map((period) => [period, flow])) : flow,
      speedKmh: 50,
      lanes: 2,
    };
  },
  'point-source': () => ({ heightM: 2, soundPowerLevelDbA: 90 }),
  'line-source': () => ({ heightM: 1, soundPowerLevelPerMetreDbA: 75 }),
  'area-source': () => ({ heightM: 2, soundPowerLevelPerSquareMetreDbA: 60 }),
  barrier: () => ({ heightM: 3 }),
  building: () => ({ heightM: 9, people: 0, use: 'residential' }),
  ground: () => ({ groundFactor: 1 }),
  receiver: () => ({ heightM: 1.2 }),
};

/** A feature of a kind with a name and an id that the scene does not have. */
export function newFeature(
  kind: DrawnKind,
  geometry: SceneGeometry,
  { settings, features }: Scene,
): SceneFeature {
  const taken = new Set(features.map(({ id }) => id));
  let number = 1;
  while (taken.has(`new-${kind}-${number}`)) number++;
  const [zh, en] = names[kind];
  return {
    id: `new-${kind}-${number}`,
    kind,
    name: `${zh} ${number}`,
    nameEn: `${en} ${number}`,
    geometry,
    properties: defaults[kind](settings),
  } as SceneFeature;
}

/** A small shape about a place: what the keyboard begins with, to be moved and bent by numbers. */
export function shapeAt(type: Shape['type'], [lng, lat]: readonly [number, number]): Shape {
  const north = 20 / 111_195;
  const east = north / Math.cos((lat * Math.PI) / 180);
  if (type === 'Point') return { type, coordinates: [lng, lat] };
  if (type === 'LineString')
    return {
      type,
      coordinates: [
        [lng - east, lat],
        [lng + east, lat],
      ],
    };
  const [w, s, e, n] = [lng - east / 2, lat - north / 2, lng + east / 2, lat + north / 2];
  return {
    type,
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}
