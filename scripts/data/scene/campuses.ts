import type { LocalizedText } from '../../../src/domain/text.ts';
import { text } from '../layer.ts';
import { type Rect, rectAt } from './frame.ts';

/** Schools, the hospital and public offices of the scene: made up, none stands for a real one. */

interface CampusHouse {
  readonly rect: Rect;
  readonly heightM: number;
  readonly part: LocalizedText;
}

interface Campus {
  readonly id: string;
  readonly name: LocalizedText;
  readonly use: 'education' | 'medical' | 'office';
  /** Free of other buildings, street frame. */
  readonly lot: Rect;
  readonly houses: readonly CampusHouse[];
}

const house = (
  u: number,
  v: number,
  lengthM: number,
  depthM: number,
  heightM: number,
  zh: string,
  en: string,
): CampusHouse => ({ rect: rectAt([u, v], lengthM, depthM), heightM, part: text(zh, en) });

export const campuses: readonly Campus[] = [
  {
    id: 'school-1',
    name: text('示意中学', 'Demo Middle School'),
    use: 'education',
    lot: { from: [-640, 60], to: [-380, 330] },
    houses: [
      house(-620, 80, 70, 13, 18, '教学楼 1', 'classrooms 1'),
      house(-620, 130, 70, 13, 18, '教学楼 2', 'classrooms 2'),
      house(-620, 200, 60, 15, 21.6, '实验楼', 'laboratories'),
      house(-620, 270, 44, 28, 11, '体育馆', 'sports hall'),
    ],
  },
  {
    id: 'school-2',
    name: text('示意小学', 'Demo Primary School'),
    use: 'education',
    lot: { from: [815, 1450], to: [985, 1600] },
    houses: [
      house(830, 1470, 62, 12, 14.4, '教学楼 1', 'classrooms 1'),
      house(830, 1515, 62, 12, 14.4, '教学楼 2', 'classrooms 2'),
    ],
  },
  {
    id: 'hospital',
    name: text('示意医院', 'Demo Hospital'),
    use: 'medical',
    lot: { from: [430, -440], to: [720, -170] },
    houses: [
      house(450, -260, 90, 24, 20, '门诊楼', 'outpatients'),
      house(470, -340, 72, 20, 54, '住院楼', 'wards'),
      house(590, -340, 60, 18, 24, '医技楼', 'diagnostics'),
    ],
  },
  {
    id: 'offices',
    name: text('示意办公区', 'Demo Public Offices'),
    use: 'office',
    lot: { from: [560, -125], to: [740, 20] },
    houses: [
      house(580, -115, 66, 18, 39.6, '主楼', 'main building'),
      house(580, -60, 66, 16, 21.6, '附楼', 'annex'),
    ],
  },
];
