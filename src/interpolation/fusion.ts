import type { Note } from '../domain/note.ts';
import type { Variogram } from '../domain/recipe.ts';
import { formatNumber } from '../domain/rounding.ts';
import { summary } from './cross-validation.ts';
import {
  type Correction,
  correctionOf,
  correctionsLeavingOut,
  createCorrector,
} from './fusion-correction.ts';
import {
  type CheckChoice,
  type FusionStation,
  partPlaces,
  placesOf,
  type StationGroup,
  type StationPlace,
} from './fusion-stations.ts';
import type { Points } from './points.ts';

/**
 * A predicted sound field corrected by stations: the differences measured − predicted are carried from the stations
 * to all places and added to the prediction (kriging with the prediction as drift of slope 1). Check points take no
 * part in it; the errors at them tell what the correction is worth.
 */

export interface FusionOptions {
  /** Roadside and area stations are not mixed unless 'all' is asked for. */
  readonly group: StationGroup | 'all';
  readonly checks: CheckChoice;
  /** From 10 places on instead of the default or the fitted one; null: none given. */
  readonly variogram?: Variogram | null;
}

/** Of errors predicted − measured, dB. */
export interface ErrorStatistics {
  readonly n: number;
  readonly meanError: number;
  readonly meanAbsoluteError: number;
  readonly rmse: number;
}

export interface ErrorPair extends StationPlace {
  /** Predicted and corrected without this place, dB. */
  readonly correctedDb: number;
}

export interface FusionErrors {
  /** Of the prediction alone. */
  readonly before: ErrorStatistics;
  readonly after: ErrorStatistics;
  readonly pairs: readonly ErrorPair[];
}

export interface Fusion {
  /** For `createCorrector`; plain data, to be sent to a worker. */
  readonly correction: Correction;
  /** Places that made the correction; z: corrections, dB. */
  readonly points: Points;
  readonly checks: FusionErrors;
  /** Over the places that made the correction. */
  readonly leaveOneOut: FusionErrors;
  readonly notes: readonly Note[];
}

/**
 * @throws DataError `fusion-too-few`, `fusion-few-checks`, `fusion-unknown-checks`, `fusion-repeated-id`,
 *   `kriging-singular`
 */
export function fuse(stations: readonly FusionStation[], options: FusionOptions): Fusion {
  const gathered = placesOf(stations, options.group);
  const { used, checks } = partPlaces(gathered.places, options.checks);
  const points: Points = {
    x: Float64Array.from(used, ({ x }) => x),
    y: Float64Array.from(used, ({ y }) => y),
    z: Float64Array.from(used, ({ measuredDb, predictedDb }) => measuredDb - predictedDb),
  };
  const { correction, notes } = correctionOf(points, options.variogram ?? null);
  const corrector = createCorrector(correction);
  const left = correctionsLeavingOut(correction, points);
  const checked = errorsOf(checks, ({ x, y }) => corrector.at(x, y));
  const { before, after } = checked;
  const noGain: Note[] =
    after.rmse < before.rmse
      ? []
      : [
          {
            code: 'fusion-no-gain',
            params: {
              count: after.n,
              before: formatNumber(before.rmse, 1),
              after: formatNumber(after.rmse, 1),
            },
          },
        ];
  return {
    correction,
    points,
    checks: checked,
    leaveOneOut: errorsOf(used, (_, k) => left[k]),
    notes: [...gathered.notes, ...notes, ...corrector.notes, ...noGain],
  };
}

function errorsOf(
  places: readonly StationPlace[],
  correctionAt: (place: StationPlace, k: number) => number,
): FusionErrors {
  const pairs = places.map((place, k) => ({
    ...place,
    correctedDb: place.predictedDb + correctionAt(place, k),
  }));
  const measured = Float64Array.from(places, ({ measuredDb }) => measuredDb);
  const statistics = (levels: readonly number[]): ErrorStatistics => {
    const { n, meanError, meanAbsoluteError, rmse } = summary(levels, measured);
    return { n, meanError, meanAbsoluteError, rmse };
  };
  return {
    before: statistics(pairs.map(({ predictedDb }) => predictedDb)),
    after: statistics(pairs.map(({ correctedDb }) => correctedDb)),
    pairs,
  };
}
