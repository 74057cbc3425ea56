import { combine, type IndicatorPart } from './indicators.ts';
import { aWeightedLevels, type PeriodEmission } from './levels-of-matrix.ts';
import { type AttenuationMatrix, propagate, type ReceiverPoint } from './propagate.ts';
import type { SoundField } from './sound-field.ts';

/** What reaches the receivers of a tile, of the sources within reach alone: it outlives every change of emission. */
export interface Tile {
  /** Indexes of the groups within reach, ascending. */
  readonly groups: Int32Array;
  /** Receivers and these groups. */
  readonly matrix: AttenuationMatrix;
  /** Cell of each receiver, in the order of the cells asked for; those inside buildings have none. */
  readonly cells: Int32Array;
}

/** A receiver with the number of its cell. */
export interface TilePoint extends ReceiverPoint {
  readonly cell: number;
}

/** The first stage for the centres of some cells, plane metres; `heightM` above the ground. */
export function traceTile(
  field: SoundField,
  places: readonly { readonly cell: number; readonly x: number; readonly y: number }[],
  heightM: number,
  maxDistanceM: number,
): Tile {
  const { propagator } = field;
  const open = places.flatMap(({ cell, x, y }) => {
    const z = propagator.groundAt(x, y) + heightM;
    return field.isBuilt(x, y, z) ? [] : [{ cell, x, y, z }];
  });
  return tracePoints(field, open, maxDistanceM);
}

/** The first stage for receivers that stand in the open. */
export function tracePoints(field: SoundField, open: readonly TilePoint[], maxDistanceM: number): Tile {
  const { propagator, propagation } = field;
  const reached = field.groups.flatMap((_, g) =>
    open.some(({ x, y }) => propagator.distance(g, x, y) <= maxDistanceM) ? [g] : [],
  );
  const all = propagate(propagator, field.groups, propagation.conditions, open);
  return {
    groups: Int32Array.from(reached),
    matrix: narrowed(all, reached, propagator.stride),
    cells: Int32Array.from(open, ({ cell }) => cell),
  };
}

/** The columns of some groups. */
function narrowed(matrix: AttenuationMatrix, groups: readonly number[], stride: number): AttenuationMatrix {
  const { receivers, shares, roadDistances } = matrix;
  const wide = matrix.groups.length;
  const narrow = groups.length;
  const kept = new Float32Array(receivers * narrow * stride);
  const distances = new Float32Array(receivers * narrow);
  for (let r = 0; r < receivers; r++) {
    groups.forEach((g, k) => {
      const from = (r * wide + g) * stride;
      kept.set(shares.subarray(from, from + stride), (r * narrow + k) * stride);
      distances[r * narrow + k] = roadDistances[r * wide + g];
    });
  }
  return { ...matrix, groups: groups.map((g) => matrix.groups[g]), shares: kept, roadDistances: distances };
}

/** The second stage: an indicator at the receivers of a tile, dB; NaN without energy. */
export function tileLevels(
  { groups, matrix }: Tile,
  periods: readonly PeriodEmission[],
  parts: readonly IndicatorPart[],
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(matrix.receivers).fill(Number.NaN);
  const levels = new Map<string, Float32Array>();
  for (const emission of periods) {
    if (!parts.some(({ period }) => period === emission.period)) continue;
    const level = new Float32Array(matrix.receivers);
    aWeightedLevels(matrix, emission, level, groups);
    levels.set(emission.period, level);
  }
  for (let r = 0; r < out.length; r++)
    out[r] = combine(parts, (period) => levels.get(period)?.[r] ?? Number.NaN);
  return out;
}
