import { polygonsOf, text } from '../layer.ts';
import type { Ring, XY } from '../metres.ts';
import { bufferLine, common, type Polygons, polygonOf, subtract } from '../overlay.ts';
import { builtUp, fromStreetFrame } from '../town.ts';
import { river, riverHalfWidthM, riverSurface } from '../water.ts';
import { type Rect, rectRing, type SceneItem, sceneItem, square } from './frame.ts';

/** Ground of the scene: fields, parks and water over the hard ground of the town. */

const promenadeM = 55;
const water = common(riverSurface, square);
/** Green strips on either bank. */
const riverside: Polygons = subtract(
  common(bufferLine(river, riverHalfWidthM + promenadeM), square),
  [riverSurface],
  2000,
);
const fields: Polygons = subtract(square, [builtUp, riverSurface, riverside], 5000);

const parkRect: Rect = { from: [-320, -720], to: [-70, -440] };
const pondRing: Ring = Array.from({ length: 24 }, (_, i): XY => {
  const angle = (2 * Math.PI * i) / 24;
  const r = 1 + 0.18 * Math.cos(3 * angle + 1);
  return fromStreetFrame([-195 + 82 * r * Math.cos(angle), -585 + 52 * r * Math.sin(angle)]);
});

/** Parks and water: no buildings there. */
export const openGround: Polygons = [...riverside, ...polygonOf(rectRing(parkRect)), ...water];

const items = (id: string, zh: string, en: string, groundFactor: number, polygons: Polygons): SceneItem[] =>
  polygons.map((polygon, i) =>
    sceneItem(
      `ground-${id}${polygons.length > 1 ? `-${i + 1}` : ''}`,
      'ground',
      polygonsOf([polygon]),
      { groundFactor },
      text(`${zh}（示意）`, `${en} (demo)`),
    ),
  );

/** Later ones lie over earlier ones. */
export const groundItems: readonly SceneItem[] = [
  ...items('fields', '农田', 'Fields', 1, fields),
  ...items('riverside', '滨江绿地', 'Riverside green', 0.8, riverside),
  ...items('park', '城区公园', 'Town park', 0.8, polygonOf(rectRing(parkRect))),
  ...items('pond', '公园水面', 'Park pond', 0, polygonOf(pondRing)),
  ...items('river', '常山港水面', 'Changshan River surface', 0, water),
];
