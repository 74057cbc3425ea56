/** Trains of one kind in a period. */
export interface TrainFlow {
  /** Passages in the period. */
  readonly count: number;
  readonly lengthM: number;
  readonly speedKmh: number;
  /** Lp0: level while it passes, dB(A), at the reference distance and speed. */
  readonly referenceLevelDb: number;
  readonly referenceSpeedKmh?: number;
}

/** Distance the reference levels are given at, m from the track's centre (铁计函〔2010〕44号). */
const referenceDistance = 25;

/** Equivalent time of a passage, s: teq = (l/v)(1 + 0.8 d/l), v in m/s (HJ 2.4-2021 B.3). */
export const equivalentTime = (lengthM: number, speedMs: number, distanceM: number): number =>
  (lengthM / speedMs) * (1 + (0.8 * distanceM) / lengthM);

/** Ct,v, dB: 30 lg(v/v0) on the ground from 35 km/h on, 10 lg below (B.3). */
function speedCorrection(speedKmh: number, referenceSpeedKmh: number): number {
  return (speedKmh < 35 ? 10 : 30) * Math.log10(speedKmh / referenceSpeedKmh);
}

/** (1/d)·arctg(l/2d) + 2l/(4d² + l²): what an incoherent dipole line of length l is heard as at distance d. */
const dipoleLine = (l: number, d: number): number =>
  Math.atan(l / (2 * d)) / d + (2 * l) / (4 * d * d + l * l);

/** At,div of a passing train from d0 to d, dB (B.3). */
export const trainDivergence = (lengthM: number, distanceM: number, referenceM = referenceDistance): number =>
  -10 * Math.log10(dipoleLine(lengthM, distanceM) / dipoleLine(lengthM, referenceM));

/**
 * A-weighted sound power per metre of track over a period, dB re 1 pW/m: of incoherent point pieces over half space
 * (Lp = Lw − 20 lg r − 8) that give, on a long straight track, the period's Leq at 25 m. −∞ without trains.
 */
export function railPowerPerMetre(trains: readonly TrainFlow[], periodHours: number): number {
  let energy = 0;
  for (const { count, lengthM, speedKmh, referenceLevelDb, referenceSpeedKmh } of trains) {
    const level = referenceLevelDb + speedCorrection(speedKmh, referenceSpeedKmh ?? speedKmh);
    const time = equivalentTime(lengthM, speedKmh / 3.6, referenceDistance);
    energy += count * time * 10 ** (level / 10);
  }
  const at25 = 10 * Math.log10(energy / (periodHours * 3600));
  return at25 + 10 * Math.log10(referenceDistance / Math.PI) + 8;
}
