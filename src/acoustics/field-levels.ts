import type { GridFrame } from '../grid/frame.ts';
import { combine, type IndicatorPart } from './indicators.ts';
import { aWeightedKernel, aWeightedLevels } from './levels-of-matrix.ts';
import type { AttenuationMatrix, ReceiverPoint } from './propagate.ts';
import type { SoundField } from './sound-field.ts';

/**
 * Margin of the level a source can reach at a receiver over that of its direct path in free space, dB: what favourable
 * ground effects can add (2015/996 eq. 2.5.20: 9 dB). Ways round obstacles, left and right, and reflections come on top,
 * each as loud as the direct path.
 */
const groundMargin = 10 ** 0.9;

/**
 * Fills the shares of one receiver. With an error budget, sources are taken loudest first until the rest, at their
 * loudest, cannot raise the level by more than the budget in any period.
 * @param budgetDb 0: all sources
 */
export function createRows(
  { propagator, groups, periods, propagation }: SoundField,
  maxDistanceM: number,
  budgetDb: number,
) {
  const { stride } = propagator;
  const row = new Float64Array(groups.length * stride);
  const kernels = periods.map((emission) => aWeightedKernel(propagation.conditions, emission));
  const order = groups.map((_, g) => g);
  const bounds = new Float64Array(groups.length);
  const allowance = 10 ** (budgetDb / 10) - 1;

  /** Largest A-weighted energy of a group in any period if everything went its way. */
  const boundOf = (g: number, share: number, kernel: Float64Array): number => {
    let sum = 0;
    for (let k = g * stride; k < (g + 1) * stride; k++) sum += kernel[k];
    return sum * share;
  };

  return (asked: ReceiverPoint): Float64Array => {
    const receiver = propagator.receiverOf(asked);
    row.fill(0);
    if (budgetDb <= 0) {
      for (const g of propagator.nearestFirst(receiver)) propagator.addGroup(receiver, g, row, g * stride);
      return row;
    }
    const paths = groundMargin * (3 + receiver.images.count);
    for (const g of order) bounds[g] = paths * propagator.freeShare(receiver, g, maxDistanceM);
    const most = (g: number) => Math.max(...kernels.map((kernel) => boundOf(g, bounds[g], kernel)));
    const ranked = order.map((g) => ({ g, most: most(g) })).sort((a, b) => b.most - a.most || a.g - b.g);
    const left = kernels.map((kernel) => order.reduce((sum, g) => sum + boundOf(g, bounds[g], kernel), 0));
    const found = kernels.map(() => 0);
    for (const { g } of ranked) {
      if (left.every((rest, k) => rest <= allowance * found[k])) break;
      propagator.addGroup(receiver, g, row, g * stride);
      kernels.forEach((kernel, k) => {
        left[k] -= boundOf(g, bounds[g], kernel);
        for (let at = g * stride; at < (g + 1) * stride; at++) found[k] += kernel[at] * row[at];
      });
    }
    return row;
  };
}

export interface FieldRow {
  readonly row: number;
  /** The row of each indicator, in the order asked for. */
  readonly values: readonly Float32Array<ArrayBuffer>[];
}

/**
 * Rows [from, to) of a grid of levels, dB, of several indicators from the same paths; NaN inside buildings and where no
 * sound arrives. A pure function of its input.
 */
export function* fieldRows(
  field: SoundField,
  frame: GridFrame,
  from: number,
  to: number,
  options: {
    readonly indicators: readonly (readonly IndicatorPart[])[];
    readonly receiverHeightM: number;
    readonly maxDistanceM: number;
    readonly budgetDb: number;
  },
): Generator<FieldRow> {
  const { groups, propagation, periods } = field;
  const rowOf = createRows(field, options.maxDistanceM, options.budgetDb);
  const { indicators } = options;
  const needed = periods.filter(({ period }) =>
    indicators.some((parts) => parts.some((part) => part.period === period)),
  );
  const level = new Float32Array(1);
  /** Roads whose flow makes their distance count. */
  const lowFlows = groups.flatMap((_, g) =>
    needed.some((emission) => emission.groups[g].lowFlow !== null) ? [g] : [],
  );
  const roadDistances = new Float32Array(groups.length).fill(Number.NaN);
  for (let row = from; row < to; row++) {
    const values = indicators.map(() => new Float32Array(frame.width).fill(Number.NaN));
    const y = frame.origin[1] - row * frame.cellSizeM;
    for (let column = 0; column < frame.width; column++) {
      const x = frame.origin[0] + column * frame.cellSizeM;
      const z = field.propagator.groundAt(x, y) + options.receiverHeightM;
      if (field.isBuilt(x, y, z)) continue;
      const shares = Float32Array.from(rowOf({ x, y, z }));
      for (const g of lowFlows) roadDistances[g] = field.propagator.distance(g, x, y);
      const matrix: AttenuationMatrix = {
        groups: [],
        receivers: 1,
        conditions: propagation.conditions,
        shares,
        roadDistances,
      };
      const levels = new Map<string, number>();
      for (const emission of needed) {
        aWeightedLevels(matrix, emission, level);
        levels.set(emission.period, level[0]);
      }
      indicators.forEach((parts, i) => {
        values[i][column] = combine(parts, (period) => levels.get(period) ?? Number.NaN);
      });
    }
    yield { row, values };
  }
}
