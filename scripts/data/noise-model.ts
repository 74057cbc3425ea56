import type { ZoneClass } from '../../src/domain/standards/gb3096.ts';
import { type CurveName, shape } from './day-shapes.ts';
import { distanceToLine, type Line, round, type XY } from './metres.ts';
import { boundaryRoads } from './parks.ts';
import { randomOf } from './random.ts';
import { residualField } from './residual.ts';
import { halfWidthM, type Road, railway, trunkRoads } from './roads.ts';
import { streets } from './town.ts';
import { districtAt } from './zones.ts';

/**
 * The demonstration model of hourly levels (docs/demo-model.md gives the formulas and all parameters).
 * Illustrative: a plausible picture for trying the program, not a propagation model.
 */

/** Day-time (06–22) energy mean of the background by district class, dB(A). */
const backgroundDb: Readonly<Record<ZoneClass, number>> = {
  '0': 46,
  '1': 51,
  '2': 54.5,
  '3': 59,
  '4a': 54.5,
  '4b': 54.5,
};

/** Day-time energy mean 7.5 m from the kerb by road class, dB(A). */
const roadDb: Readonly<Record<Road['class'], number>> = {
  expressway: 76,
  national: 66,
  county: 59,
  township: 56,
  park: 60,
  'main-street': 62.5,
  street: 56.5,
};
const railwayDb = 65;

/** Correlated residual of the place, the same at all hours. */
const residualAt = residualField('noise residual', { sdDb: 2.8, rangeM: 800, waves: 400 });

interface Source {
  readonly lines: readonly Line[];
  readonly halfWidthM: number;
  readonly levelDb: number;
  readonly curve: CurveName;
}

const sources: readonly Source[] = [
  ...[...trunkRoads, ...boundaryRoads, ...streets].map(
    (road): Source => ({
      lines: road.lines,
      halfWidthM: halfWidthM[road.class],
      levelDb: roadDb[road.class],
      curve: road.class === 'expressway' ? 'freight' : 'traffic',
    }),
  ),
  { lines: [railway], halfWidthM: 8, levelDb: railwayDb, curve: 'railway' },
];

/** Line-source spreading from 7.5 m beside the kerb, and 0.08 dB/m of screening by buildings up to 15 dB. */
function lineLossDb(distanceFromKerbM: number): number {
  const d = Math.max(0, distanceFromKerbM);
  return 10 * Math.log10((d + 7.5) / 15) + Math.min(15, 0.08 * d);
}

/** Day and hour factors shared by all stations. */
const weekendDb: Readonly<Record<CurveName, number>> = {
  living: 0,
  industry: -2,
  traffic: -1,
  freight: -0.5,
  railway: 0,
};

interface ModelPlace {
  readonly stationId: string;
  readonly at: XY;
  /** What the station itself adds to every hour, dB: local circumstances no field can hold. */
  readonly offsetDb: number;
}

interface ModelDay {
  /** Counts the days; part of the seed. */
  readonly day: number;
  /** Lowers traffic and industry. */
  readonly weekend: boolean;
}

/** The model at a place: hourly Leq of a day, dB(A), one decimal. What does not change by the day is computed once. */
export function modelAt(place: ModelPlace): (when: ModelDay) => number[] {
  const district = districtAt(place.at) ?? '2';
  const background: CurveName = district === '3' ? 'industry' : 'living';
  const parts = [
    { levelDb: backgroundDb[district], curve: background },
    ...sources.map((source) => {
      const distanceM = Math.min(...source.lines.map((line) => distanceToLine(place.at, line)));
      return { levelDb: source.levelDb - lineLossDb(distanceM - source.halfWidthM), curve: source.curve };
    }),
  ];
  const fixed = residualAt(place.at) + place.offsetDb;
  return ({ day, weekend }) => {
    const random = randomOf(`noise ${place.stationId} ${day}`);
    const dayOffset = random.normal(0, 0.4);
    return Array.from({ length: 24 }, (_, hour) => {
      const levels = parts.map(
        ({ levelDb, curve }) => levelDb + shape[curve][hour]! + (weekend ? weekendDb[curve] : 0),
      );
      const energy = levels.reduce((sum, level) => sum + 10 ** (level / 10), 0);
      return round(10 * Math.log10(energy) + fixed + dayOffset + random.normal(0, 0.7), 1);
    });
  };
}
