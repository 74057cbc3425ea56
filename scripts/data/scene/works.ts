import { pointOf, polygonsOf, text } from '../layer.ts';
import type { XY } from '../metres.ts';
import { common, polygonOf } from '../overlay.ts';
import { parkShapes } from '../parks.ts';
import { randomOf } from '../random.ts';
import { mayStand } from './buildings.ts';
import {
  allIn,
  type Frame,
  outline,
  type Rect,
  rectAt,
  rectRing,
  type SceneItem,
  sceneItem,
  square,
} from './frame.ts';

/** Factories of the scene in that part of the ecological industrial park which lies in the square. */

const ground = common(parkShapes.ecopark!, square);

/** Along 205 国道: u with its course, v to the north-east. */
const heading = Math.atan2(-914 + 526, 98 + 390);
const frame: Frame = ([u, v]) => [
  -390 + u * Math.cos(heading) - v * Math.sin(heading),
  -526 + u * Math.sin(heading) + v * Math.cos(heading),
];

interface Hall {
  readonly id: string;
  readonly rect: Rect;
  readonly heightM: number;
}

const pitch = { u: 128, v: 112 };

function placeHalls(): Hall[] {
  const random = randomOf('scene halls');
  const halls: Hall[] = [];
  for (let v = -75; v > -1200; v -= pitch.v) {
    for (let u = -700; u < 1000; u += pitch.u) {
      const [length, depth] = [Math.round(random.between(62, 92)), Math.round(random.between(30, 46))];
      const rect = rectAt([u + random.between(0, 8), v], length, depth);
      const heightM = random.integer(9, 14);
      if (random.next() > 0.85 || !allIn(outline(rect, frame), ground) || !mayStand(rect, frame)) continue;
      halls.push({ id: `hall-${String(halls.length + 1).padStart(2, '0')}`, rect, heightM });
    }
  }
  return halls;
}

const halls = placeHalls();

const hallItems = halls.map(({ id, rect, heightM }, i) =>
  sceneItem(
    id,
    'building',
    polygonsOf(polygonOf(rectRing(rect, frame))),
    { heightM, people: 0, dwellings: 0, use: 'other' },
    text(`示意厂房 ${i + 1}`, `Demo works hall ${i + 1}`),
  ),
);

const middle = ({ from, to }: Rect): XY => frame([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);

/** Every fourth hall has a fan or cooling tower on its roof; every other one of these works at night too. */
const fanItems = halls
  .filter((_, i) => i % 4 === 1)
  .map(({ rect, heightM }, i) => {
    const random = randomOf(`scene fan ${i}`);
    const cooling = i % 3 === 2;
    const power = random.integer(90, 96);
    return sceneItem(
      `fan-${i + 1}`,
      'point-source',
      pointOf(middle(rect)),
      {
        heightM: heightM + 1.5,
        soundPowerLevelDbA: { day: power, night: power - (i % 2 === 0 ? 3 : 0) },
        spectrum: 'ventilation',
        hours: { day: 16, night: i % 2 === 0 ? 8 : 0 },
      },
      cooling
        ? text(`示意冷却塔 ${i + 1}`, `Demo cooling tower ${i + 1}`)
        : text(`示意排风机 ${i + 1}`, `Demo exhaust fan ${i + 1}`),
    );
  });

/** Loading yards beside some halls, 20 m wide; work 12 h by day and 1 h at night. */
const yardItems = halls
  .filter((_, i) => i % 6 === 3)
  .flatMap(({ rect }, i) => {
    const yard: Rect = { from: [rect.from[0], rect.to[1] + 5], to: [rect.to[0], rect.to[1] + 25] };
    if (!allIn(outline(yard, frame), ground)) return [];
    return sceneItem(
      `yard-${i + 1}`,
      'area-source',
      polygonsOf(polygonOf(rectRing(yard, frame))),
      {
        heightM: 1,
        soundPowerLevelPerSquareMetreDbA: 63,
        spectrum: 'industry-low-medium',
        hours: { day: 12, night: 1 },
      },
      text(`示意装卸场 ${i + 1}`, `Demo loading yard ${i + 1}`),
    );
  });

export const worksItems: readonly SceneItem[] = [...hallItems, ...fanItems, ...yardItems];
