import { DataError, type Note } from '../domain/note.ts';
import type { Variogram } from '../domain/recipe.ts';
import type { GridFrame } from '../grid/frame.ts';
import { crossValidate, meansOfOthers } from './cross-validation.ts';
import { createKriging, neighboursFor } from './kriging.ts';
import { meanOf, type Points } from './points.ts';
import { diagonalM, empiricalVariogram, fitVariogram, semivariance, variogramNotes } from './variogram.ts';

/** Corrections at stations → a correction everywhere. Corrections are measured − predicted, dB. */

/** Fewer stations than this tell a mean only. */
const krigingFrom = 10;
/** Fewer stations than this tell no variogram. */
const fittedFrom = 30;

/** Of the variance of the corrections: what differs between stations however near they are. */
const nuggetShare = 0.25;
/** The diagonal of the bounding box divided by this is the range of the default. */
const rangeDivisor = 3;
/** Share of the partial sill by which neighbours have to be alike. */
const leastAlike = 0.1;
/** Corrections that vary by less are alike but for rounding, dB². */
const noVariance = 1e-12;

export type Correction =
  | { readonly kind: 'constant'; readonly correctionDb: number }
  | {
      readonly kind: 'kriging';
      /** z: corrections, dB. */
      readonly points: Points;
      readonly variogram: Variogram;
      readonly origin: 'given' | 'default' | 'fitted';
      /** null: all. */
      readonly neighbours: number | null;
    };

/**
 * Fewer than 10 places: the mean. 10 to 29: ordinary kriging by the given variogram or by a default one (spherical,
 * nugget a quarter and partial sill three quarters of the corrections' variance, range a third of the diagonal of
 * the bounding box). 30 and more: by the given variogram or by one fitted to the corrections; all of it nugget where
 * neighbours are not alike, the default where the fit finds no sill between the stations.
 * @param points no two at one place; z: corrections, dB
 */
export function correctionOf(
  points: Points,
  given: Variogram | null,
): { readonly correction: Correction; readonly notes: readonly Note[] } {
  const count = points.z.length;
  if (count < krigingFrom) {
    const correctionDb = meanOf(points.z);
    return {
      correction: { kind: 'constant', correctionDb },
      notes: [
        { code: 'fusion-constant', params: { count, min: krigingFrom, correction: rounded(correctionDb) } },
      ],
    };
  }
  const chosen = variogramFor(points, given);
  return {
    correction: {
      kind: 'kriging',
      points,
      variogram: chosen.variogram,
      origin: chosen.origin,
      neighbours: neighboursFor(count, null),
    },
    notes: chosen.notes,
  };
}

type Chosen = Pick<Extract<Correction, { kind: 'kriging' }>, 'variogram' | 'origin'> & {
  readonly notes: readonly Note[];
};

function variogramFor(points: Points, given: Variogram | null): Chosen {
  if (given) return { variogram: given, origin: 'given', notes: [] };
  const count = points.z.length;
  const usual = defaultVariogram(points);
  const byDefault = (...notes: Note[]): Chosen => ({
    variogram: usual,
    origin: 'default',
    notes: [
      ...notes,
      {
        code: 'fusion-variogram-default',
        params: {
          nugget: rounded(usual.nugget),
          psill: rounded(usual.psill),
          range: Math.round(usual.range),
        },
      },
    ],
  });
  // Nothing varies: there is nothing to fit.
  if (count < fittedFrom || usual.psill === 0) return byDefault();
  try {
    const bins = empiricalVariogram(points);
    const { variogram, weightedSumOfSquares } = fitVariogram(bins, 'auto');
    const diagonal = diagonalM(points);
    // Still growing at the largest distance: its sill and range are made of nothing that was measured.
    if (variogram.psill > 0 && variogram.range > diagonal)
      return byDefault({ code: 'fusion-no-sill', params: { diagonal: Math.round(diagonal) } });
    if (Number.isFinite(weightedSumOfSquares)) return fitted(points, variogram, variogramNotes(points, bins));
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    return byDefault(...error.notes);
  }
  return byDefault();
}

/**
 * A variogram that is at its sill before the next station tells nothing of what lies between stations: then all of it
 * is nugget, and the correction is a mean, not a bump around each station.
 */
function fitted(points: Points, variogram: Variogram, notes: readonly Note[]): Chosen {
  const { nugget, psill, range } = variogram;
  const spacing = medianSpacingM(points);
  const alike = psill > 0 ? (nugget + psill - semivariance(variogram, spacing)) / psill : 0;
  if (alike >= leastAlike) return { variogram, origin: 'fitted', notes };
  return {
    variogram: { ...variogram, nugget: nugget + psill, psill: 0 },
    origin: 'fitted',
    notes: [
      ...notes,
      { code: 'fusion-no-structure', params: { range: Math.round(range), spacing: Math.round(spacing) } },
    ],
  };
}

/** Median distance of a place from the nearest other one, m. */
function medianSpacingM({ x, y }: Points): number {
  const nearest = Float64Array.from(x, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < x.length; j++)
      if (j !== i) least = Math.min(least, Math.hypot(x[i] - x[j], y[i] - y[j]));
    return least;
  }).sort();
  return nearest[nearest.length >> 1];
}

function defaultVariogram(points: Points): Variogram {
  const mean = meanOf(points.z);
  const squares = points.z.reduce((sum, z) => sum + (z - mean) ** 2, 0);
  const variance = squares / (points.z.length - 1);
  const sill = variance < noVariance ? 0 : variance;
  return {
    model: 'spherical',
    nugget: nuggetShare * sill,
    psill: (1 - nuggetShare) * sill,
    range: diagonalM(points) / rangeDivisor,
  };
}

export interface Corrector {
  /** dB, to be added to the prediction. */
  readonly at: (x: number, y: number) => number;
  /**
   * Fills rows [rowFrom, rowTo) of `out` with predicted + correction; NaN stays NaN. Cells outside the mask are left
   * as they are.
   * @param predictedDb of the whole grid; not `out` itself
   */
  readonly rows: (
    frame: GridFrame,
    rowFrom: number,
    rowTo: number,
    predictedDb: Float32Array,
    out: Float32Array,
    mask?: Uint8Array | null,
  ) => void;
  /**
   * Fills rows [rowFrom, rowTo) of `out` with the standard error of the correction, dB; NaN where nothing is predicted.
   * null for a mean: how it varies from place to place is not known.
   */
  readonly errorRows:
    | ((
        frame: GridFrame,
        rowFrom: number,
        rowTo: number,
        predictedDb: Float32Array,
        out: Float32Array,
      ) => void)
    | null;
  readonly notes: readonly Note[];
}

/** @throws DataError `kriging-singular` */
export function createCorrector(correction: Correction): Corrector {
  const kriging =
    correction.kind === 'kriging'
      ? createKriging(correction.points, correction.variogram, correction.neighbours)
      : null;
  const constant = correction.kind === 'constant' ? correction.correctionDb : 0;
  return {
    at: (x, y) => kriging?.predict(x, y).value ?? constant,
    rows(frame, rowFrom, rowTo, predictedDb, out, mask = null) {
      kriging?.valueRows(frame, rowFrom, rowTo, out, mask);
      for (let cell = rowFrom * frame.width; cell < rowTo * frame.width; cell++)
        if (mask?.[cell] !== 0) out[cell] = predictedDb[cell] + (kriging ? out[cell] : constant);
    },
    errorRows:
      kriging &&
      ((frame, from, to, predictedDb, out) => {
        kriging.varianceRows(frame, { from, to, step: 1 }, out, null);
        for (let cell = from * frame.width; cell < to * frame.width; cell++)
          out[cell] = Number.isNaN(predictedDb[cell]) ? Number.NaN : Math.sqrt(Math.max(0, out[cell]));
      }),
    notes: kriging?.notes ?? [],
  };
}

/** The correction of each place from the others, dB; a variogram is kept as it is. */
export function correctionsLeavingOut(correction: Correction, { z }: Points): readonly number[] {
  return correction.kind === 'constant'
    ? meansOfOthers(z)
    : crossValidate(correction.points, correction).predicted;
}

const rounded = (value: number): number => Number(value.toPrecision(3));
