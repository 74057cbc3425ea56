import type { ZoneClass } from '../../src/domain/standards/gb3096.ts';
import { distanceToLine, type Line, round, type XY } from './metres.ts';
import { boundaryRoads } from './parks.ts';
import { randomOf } from './random.ts';
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

/** Hour-by-hour shape, dB; normalised below to a day-time energy mean of 0. */
const curves = {
  living: [
    -9, -10, -10.5, -10.5, -9.5, -7, -3, -0.5, 0.5, 0.5, 0.3, 0.5, 0, -0.5, 0, 0.3, 0.6, 1, 1.2, 1, 0, -2.5,
    -5.5, -7.5,
  ],
  industry: [
    -7.5, -8, -8, -8, -7.5, -6.5, -3, 0, 0.8, 1, 1, 0, -0.5, 0.8, 1, 1, 0.8, 0, -1, -1.5, -2, -3, -5.5, -6.5,
  ],
  traffic: [
    -9.5, -11, -12, -12, -10.5, -7.5, -3, 0.5, 1.2, 0.8, 0.5, 0.2, -0.3, 0, 0.3, 0.5, 0.8, 1.3, 1, 0.2, -0.6,
    -2.5, -5.5, -7.5,
  ],
  freight: [
    -6, -6.5, -7, -7, -6.5, -5, -2, 0, 0.6, 0.6, 0.5, 0.3, 0, 0.3, 0.5, 0.6, 0.6, 0.6, 0.3, -0.2, -0.8, -2,
    -4, -5,
  ],
  railway: [
    -5, -7, -9, -12, -12, -8, -2, 0, 0.5, 0.5, 0, 0.5, 0, 0, 0.5, 0.5, 0.5, 0.5, 0, 0, -0.5, -1.5, -2.5, -4,
  ],
} satisfies Record<string, readonly number[]>;
type CurveName = keyof typeof curves;

function normalised(curve: readonly number[]): number[] {
  const day = curve.slice(6, 22);
  const mean = 10 * Math.log10(day.reduce((sum, level) => sum + 10 ** (level / 10), 0) / day.length);
  return curve.map((level) => level - mean);
}
const shape = Object.fromEntries(
  Object.entries(curves).map(([name, curve]) => [name, normalised(curve)]),
) as Record<CurveName, number[]>;

/** Correlated residual: a Gaussian field with covariance sd² · exp(−h/a). */
const residual = { sdDb: 2.8, rangeM: 800, waves: 400 };

/**
 * Sum of cosines whose wave numbers follow the spectrum of the exponential covariance in the plane,
 * k = √(u⁻² − 1) / a with u uniform in (0, 1].
 */
function residualField(): (place: XY) => number {
  const random = randomOf('noise residual');
  const waves = Array.from({ length: residual.waves }, () => {
    const u = 1 - random.next();
    const k = Math.sqrt(1 / (u * u) - 1) / residual.rangeM;
    const direction = random.between(0, 2 * Math.PI);
    return {
      kx: k * Math.cos(direction),
      ky: k * Math.sin(direction),
      phase: random.between(0, 2 * Math.PI),
    };
  });
  const amplitude = residual.sdDb * Math.sqrt(2 / residual.waves);
  return ([x, y]) => waves.reduce((sum, w) => sum + amplitude * Math.cos(w.kx * x + w.ky * y + w.phase), 0);
}
const residualAt = residualField();

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
