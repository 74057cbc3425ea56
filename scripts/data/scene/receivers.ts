import { lineOf, pointOf, text } from '../layer.ts';
import { type Line, lineLength, pointAlong, type XY } from '../metres.ts';
import { noiseSites } from '../noise-sites.ts';
import { fromStreetFrame } from '../town.ts';
import { type SceneItem, sceneItem } from './frame.ts';
import { roadOf } from './traffic.ts';

/** Receivers at noise stations of the catalogue, and the barriers. */

const stationIds = [
  'f01',
  'f03',
  'f06',
  'r04',
  'r07',
  'r10',
  'r12',
  'r15',
  'q1411',
  'q1510',
  'q1612',
  'q1808',
  'q1813',
];

export const receiverSites = stationIds.map((id) => {
  const site = noiseSites.find((station) => station.id === id);
  if (!site) throw new Error(`no noise station ${id}`);
  return site;
});

/** The ids are those of the stations, so that levels can be compared. */
export const receiverItems: readonly SceneItem[] = receiverSites.map(
  ({ id, at, heightM, zone, name, nameEn }) =>
    sceneItem(
      id,
      'receiver',
      pointOf(at),
      { heightM, zone },
      text(
        name.includes('示意') ? name : `${name}（示意）`,
        nameEn.includes('emo') ? nameEn : `${nameEn} (demo)`,
      ),
    ),
);

/** A line beside another, to its right, metres. */
function beside(line: Line, fromM: number, toM: number, offM: number): Line {
  const steps = Math.ceil((toM - fromM) / 50);
  return Array.from({ length: steps + 1 }, (_, i): XY => {
    const { at, direction } = pointAlong(line, fromM + ((toM - fromM) * i) / steps);
    return [at[0] + direction[1] * offM, at[1] - direction[0] * offM];
  });
}

const g320 = roadOf('g320').line;
/** The nearest of 10 m steps along the road to a place east of the town, and 400 m on from there. */
function fromEasting(x: number): number {
  for (let m = 0; m < lineLength(g320); m += 10) if (pointAlong(g320, m).at[0] <= x) return m;
  throw new Error('320 国道 does not reach the barrier');
}
const start = fromEasting(2030);

/** 1.5 m from the kerb of the national road, before the homes south of it. */
export const barrierItem: SceneItem = sceneItem(
  'barrier-g320',
  'barrier',
  lineOf(beside(g320, start, start + 390, -11.5)),
  { heightM: 3.5, absorption: 0.6 },
  text('320 国道声屏障（示意）', 'Noise barrier on National Road 320 (demo)'),
);

/** For the scenario: north side of the arterial, between two crossings, 1.5 m from the kerb. */
export const arterialBarrierItem: SceneItem = sceneItem(
  'barrier-a2',
  'barrier',
  lineOf([fromStreetFrame([-335, -136.5]), fromStreetFrame([380, -136.5])]),
  { heightM: 3, absorption: 0.6 },
  text('示意街道 A2 声屏障（示意）', 'Noise barrier on Demo Street A2 (demo)'),
);
