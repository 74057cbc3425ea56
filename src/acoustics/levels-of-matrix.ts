import { aWeightedBand, aWeighting, bandCount } from './bands.ts';
import { lowFlowShare } from './emission/hj-road.ts';
import type { AttenuationMatrix } from './propagate.ts';

/**
 * What a group emits in a period: octave powers, dB unweighted, or an A-weighted power alone, which is then taken to
 * lie at 500 Hz; silent groups are null. Per W, W/m or W/m², as the group's shape wants it.
 */
export interface GroupEmission {
  readonly bandsDb: Float64Array | null;
  readonly levelDbA: number | null;
  /** Flow of a road of HJ 2.4, veh/h, where it is below what the distance term changes at; else null. */
  readonly lowFlow: number | null;
}

export const silent: GroupEmission = { bandsDb: null, levelDbA: null, lowFlow: null };

export interface PeriodEmission {
  readonly period: string;
  /** One a group of the matrix. */
  readonly groups: readonly GroupEmission[];
  /** Share of favourable conditions, 0 to 1; of no meaning for methods with one condition. */
  readonly favourableShare: number;
}

export interface ReceiverLevel {
  /** A-weighted, dB; null without energy. */
  readonly levelDbA: number | null;
  /** Unweighted; null where a source with energy has no bands. */
  readonly bandsDb: readonly (number | null)[] | null;
}

const toDb = (energy: number): number | null => (energy > 0 ? 10 * Math.log10(energy) : null);
const aWeights = Float64Array.from(aWeighting, (a) => 10 ** (a / 10));

/**
 * The weights a period's emission gives to the shares of one receiver: their sum of products is the A-weighted energy.
 * Length groups · conditions · bands.
 */
export function aWeightedKernel(
  conditions: 1 | 2,
  { groups, favourableShare }: PeriodEmission,
): Float64Array {
  const stride = bandCount * conditions;
  const kernel = new Float64Array(groups.length * stride);
  const shares = conditions === 1 ? [1] : [1 - favourableShare, favourableShare];
  groups.forEach(({ bandsDb, levelDbA }, g) => {
    shares.forEach((share, condition) => {
      const at = g * stride + condition * bandCount;
      if (bandsDb)
        for (let i = 0; i < bandCount; i++) kernel[at + i] = share * aWeights[i] * 10 ** (bandsDb[i] / 10);
      if (levelDbA !== null) kernel[at + aWeightedBand] += share * 10 ** (levelDbA / 10);
    });
  });
  return kernel;
}

/** The kernel of an emission is the same for every matrix of its scene. */
const kernels = new WeakMap<PeriodEmission, Float64Array>();

function kernelOf(conditions: 1 | 2, emission: PeriodEmission): Float64Array {
  const known = kernels.get(emission);
  if (known?.length === emission.groups.length * bandCount * conditions) return known;
  const made = aWeightedKernel(conditions, emission);
  kernels.set(emission, made);
  return made;
}

/**
 * A-weighted levels of all receivers in a period, dB; NaN without energy. The second stage, for maps: a change of
 * emission costs one product of the matrix with a vector.
 * @param columns which groups of the emission the matrix is of, in its order; all where it is not said
 */
export function aWeightedLevels(
  matrix: AttenuationMatrix,
  emission: PeriodEmission,
  out: Float32Array,
  columns?: Int32Array,
): void {
  const { receivers, shares, conditions, roadDistances } = matrix;
  const stride = bandCount * conditions;
  const whole = kernelOf(conditions, emission);
  const kernel = columns ? new Float64Array(columns.length * stride) : whole;
  columns?.forEach((g, k) => {
    for (let i = 0; i < stride; i++) kernel[k * stride + i] = whole[g * stride + i];
  });
  const groupOf = (k: number): GroupEmission => emission.groups[columns ? columns[k] : k];
  const n = kernel.length;
  const groups = n / stride;
  const low: { g: number; flow: number }[] = [];
  for (let g = 0; g < groups; g++) {
    const { lowFlow } = groupOf(g);
    if (lowFlow !== null) low.push({ g, flow: lowFlow });
  }
  for (let r = 0; r < receivers; r++) {
    const at = r * n;
    // Four sums at once: additions need not wait for one another.
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let k = 0; k < n; k += 4) {
      s0 += kernel[k] * shares[at + k];
      s1 += kernel[k + 1] * shares[at + k + 1];
      s2 += kernel[k + 2] * shares[at + k + 2];
      s3 += kernel[k + 3] * shares[at + k + 3];
    }
    let energy = s0 + s1 + s2 + s3;
    for (const { g, flow } of low) {
      const loss = lowFlowShare(flow, roadDistances[r * groups + g]) - 1;
      for (let k = g * stride; k < (g + 1) * stride; k++) energy += loss * kernel[k] * shares[at + k];
    }
    out[r] = energy > 0 ? 10 * Math.log10(energy) : Number.NaN;
  }
}

/** Levels of one receiver in a period, with its octave bands. */
export function receiverLevel(
  matrix: AttenuationMatrix,
  receiver: number,
  emission: PeriodEmission,
): ReceiverLevel {
  const { groups, favourableShare } = emission;
  const stride = bandCount * matrix.conditions;
  const bands = new Float64Array(bandCount);
  let weightedOnly = 0;
  groups.forEach(({ bandsDb, levelDbA, lowFlow }, g) => {
    const at = (receiver * groups.length + g) * stride;
    const share = (i: number): number =>
      matrix.conditions === 1
        ? matrix.shares[at + i]
        : (1 - favourableShare) * matrix.shares[at + i] + favourableShare * matrix.shares[at + bandCount + i];
    const distance = matrix.roadDistances[receiver * groups.length + g];
    const loss = lowFlow === null ? 1 : lowFlowShare(lowFlow, distance);
    if (bandsDb) for (let i = 0; i < bandCount; i++) bands[i] += loss * 10 ** (bandsDb[i] / 10) * share(i);
    if (levelDbA !== null) weightedOnly += loss * 10 ** (levelDbA / 10) * share(aWeightedBand);
  });
  const weighted = bands.reduce((sum, energy, i) => sum + aWeights[i] * energy, weightedOnly);
  return { levelDbA: toDb(weighted), bandsDb: weightedOnly > 0 ? null : Array.from(bands, toDb) };
}
