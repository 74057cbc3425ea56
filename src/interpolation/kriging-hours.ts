import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { covarianceOf } from './covariance.ts';
import { dualOf, systemOf } from './kriging.ts';
import type { Points } from './points.ts';

/**
 * Ordinary kriging of many fields at the same places (the 24 hours) by one variogram. The system is factored once
 * for every pattern of missing stations, and each cell's covariances are computed once for all hours.
 */
export interface HoursKriging {
  /** Fills rows [rowFrom, rowTo) of every hour's values. Hours with fewer than two stations become NaN. */
  readonly valueRows: (frame: GridFrame, rowFrom: number, rowTo: number, out: readonly Float32Array[]) => void;
  /** How many systems were factored: 1 when no station is missing in any hour. */
  readonly systems: number;
}

/**
 * @param fields one array of length n an hour, dB; NaN where the station is missing in that hour
 * @throws DataError `kriging-singular`
 */
export function createHoursKriging(
  places: Pick<Points, 'x' | 'y'>,
  fields: readonly Float64Array[],
  variogram: Variogram,
): HoursKriging {
  const { x: px, y: py } = places;
  const n = px.length;
  const hours = fields.length;
  /** b of hour h at station i: weights[i · hours + h], 0 where it is missing. */
  const weights = new Float64Array(n * hours);
  const means = new Float64Array(hours).fill(Number.NaN);
  const groups = groupByMissing(fields);
  for (const { present, members } of groups) {
    if (present.length < 2) continue;
    const take = (values: Float64Array) => Float64Array.from(present, (i) => values[i]);
    const flat = variogram.nugget + variogram.psill === 0;
    const system = flat ? null : systemOf({ x: take(px), y: take(py) }, variogram);
    for (const hour of members) {
      const z = take(fields[hour]);
      if (!system) {
        means[hour] = z.reduce((sum, value) => sum + value, 0) / z.length;
        continue;
      }
      const dual = dualOf(system, z);
      means[hour] = dual.mean;
      present.forEach((i, k) => {
        weights[i * hours + hour] = dual.weights[k];
      });
    }
  }
  const covariance = covarianceOf(variogram);
  return {
    systems: groups.length,
    valueRows(frame, rowFrom, rowTo, out) {
      const sums = new Float64Array(hours);
      for (let row = rowFrom; row < rowTo; row++) {
        const y = frame.origin[1] - row * frame.cellSizeM;
        for (let column = 0; column < frame.width; column++) {
          const x = frame.origin[0] + column * frame.cellSizeM;
          sums.set(means);
          let on = -1;
          for (let i = 0; i < n; i++) {
            const dx = px[i] - x;
            const dy = py[i] - y;
            const d2 = dx * dx + dy * dy;
            if (d2 === 0) on = i;
            const c = covariance(d2);
            if (c === 0) continue;
            const base = i * hours;
            for (let h = 0; h < hours; h++) sums[h] += c * weights[base + h];
          }
          const cell = row * frame.width + column;
          for (let h = 0; h < hours; h++) {
            const own = on >= 0 ? fields[h][on] : Number.NaN;
            out[h][cell] = Number.isNaN(own) ? sums[h] : own;
          }
        }
      }
    },
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
