import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { type CrossValidation, leavingOutDiagonal, meansOfOthers, summary } from './cross-validation.ts';
import { createFieldRows, type Field } from './field-rows.ts';
import { dualOf, systemOf } from './kriging-system.ts';
import { meanOf, type Points } from './points.ts';

/**
 * Ordinary kriging of many fields at the same places (the 24 hours) by one variogram. The system is factored once
 * for every pattern of missing stations, and each cell's covariances are computed once for all hours.
 */
export interface HoursKriging {
  /** Fills rows [rowFrom, rowTo) of every hour's values. Hours with fewer than two stations become NaN. */
  readonly valueRows: (
    frame: GridFrame,
    rowFrom: number,
    rowTo: number,
    out: readonly Float32Array[],
    mask?: Uint8Array | null,
  ) => void;
  /**
   * Leave-one-out of each hour, the variogram kept, in the order of all places: NaN where a station is missing, and
   * everywhere in hours with fewer than two stations.
   */
  readonly validations: readonly CrossValidation[];
  /** How many patterns of missing stations there are: 1 when no station is missing in any hour. */
  readonly systems: number;
}

/**
 * @param fields one array of length n an hour, dB; NaN where the station is missing in that hour
 * @throws DataError `kriging-singular`, `kriging-coincident`
 */
export function createHoursKriging(
  places: Pick<Points, 'x' | 'y'>,
  fields: readonly Float64Array[],
  variogram: Variogram,
): HoursKriging {
  const made: Field[] = fields.map((z) => ({ z, mean: Number.NaN, weights: new Float64Array(z.length) }));
  const validations = fields.map((z) => summary(new Array<number>(z.length).fill(Number.NaN), z));
  const groups = groupByMissing(fields);
  for (const { present, members } of groups) {
    if (present.length < 2) continue;
    const take = (values: Float64Array) => Float64Array.from(present, (i) => values[i]);
    const flat = variogram.nugget + variogram.psill === 0;
    const system = flat ? null : systemOf({ x: take(places.x), y: take(places.y) }, variogram);
    const diagonal = system && leavingOutDiagonal(system);
    for (const hour of members) {
      const z = take(fields[hour]);
      const { weights } = made[hour];
      const predicted = new Array<number>(weights.length).fill(Number.NaN);
      if (!system || !diagonal) {
        const others = meansOfOthers(z);
        present.forEach((i, k) => {
          predicted[i] = others[k];
        });
        made[hour] = { z: fields[hour], mean: meanOf(z), weights };
        validations[hour] = summary(predicted, fields[hour]);
        continue;
      }
      const dual = dualOf(system, z);
      present.forEach((i, k) => {
        weights[i] = dual.weights[k];
        predicted[i] = z[k] - dual.weights[k] / diagonal[k];
      });
      validations[hour] = summary(predicted, fields[hour]);
      made[hour] = { z: fields[hour], mean: dual.mean, weights };
    }
  }
  const rows = createFieldRows(places, variogram, made);
  return {
    validations,
    systems: groups.length,
    valueRows: (frame, rowFrom, rowTo, out, mask = null) => rows(frame, rowFrom, rowTo, mask, out),
  };
}

interface MissingGroup {
  readonly present: readonly number[];
  readonly members: number[];
}

function groupByMissing(fields: readonly Float64Array[]): readonly MissingGroup[] {
  const groups = new Map<string, MissingGroup>();
  fields.forEach((field, hour) => {
    const present = [...field.keys()].filter((i) => !Number.isNaN(field[i]));
    const key = present.join();
    const group = groups.get(key) ?? { present, members: [] };
    group.members.push(hour);
    groups.set(key, group);
  });
  return [...groups.values()];
}
