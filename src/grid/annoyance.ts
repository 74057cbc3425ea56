/**
 * Numbers of highly annoyed (HA) and highly sleep-disturbed (HSD) persons: Directive (EU) 2020/367, Annex (Annex III
 * of 2002/49/EC), from the WHO Environmental Noise Guidelines for the European Region (2018). With Lden or Lnight
 * in dB, outdoors at the façade, the absolute risk of
 *   HA  road      (78.9270 − 3.1162 Lden + 0.0342 Lden²) / 100
 *   HA  railway   (38.1596 − 2.05538 Lden + 0.0285 Lden²) / 100
 *   HA  aircraft  (−50.9693 + 1.0168 Lden + 0.0072 Lden²) / 100
 *   HSD road      (19.4312 − 0.9336 Lnight + 0.0126 Lnight²) / 100
 *   HSD railway   (67.5406 − 3.1852 Lnight + 0.0391 Lnight²) / 100
 *   HSD aircraft  (16.7885 − 0.9293 Lnight + 0.0198 Lnight²) / 100
 * and the persons affected N = Σ n · AR over bands of n exposed people, AR at the middle of the band.
 */

export const noiseSources = ['road', 'railway', 'aircraft'] as const;
export type NoiseSource = (typeof noiseSources)[number];
/** HA belongs to Lden, HSD to Lnight. */
export type HarmfulEffect = 'HA' | 'HSD';

interface Relation {
  /** Percent = a + b L + c L². */
  readonly coefficients: readonly [a: number, b: number, c: number];
  /** Levels of the surveys behind it (tables of the WHO guidelines), dB. */
  readonly fromDb: number;
  readonly toDb: number;
}

const relations: Readonly<Record<HarmfulEffect, Readonly<Record<NoiseSource, Relation>>>> = {
  HA: {
    road: { coefficients: [78.927, -3.1162, 0.0342], fromDb: 40, toDb: 80 },
    railway: { coefficients: [38.1596, -2.05538, 0.0285], fromDb: 40, toDb: 80 },
    aircraft: { coefficients: [-50.9693, 1.0168, 0.0072], fromDb: 40, toDb: 70 },
  },
  HSD: {
    road: { coefficients: [19.4312, -0.9336, 0.0126], fromDb: 40, toDb: 65 },
    railway: { coefficients: [67.5406, -3.1852, 0.0391], fromDb: 40, toDb: 65 },
    aircraft: { coefficients: [16.7885, -0.9293, 0.0198], fromDb: 40, toDb: 65 },
  },
};

/** The effect that an indicator tells of; null: none (Ldn of GB 3096 has no evening). */
export function effectOf(indicator: string): HarmfulEffect | null {
  if (/^lden$/i.test(indicator)) return 'HA';
  return /^l(?:n|night)$/i.test(indicator) ? 'HSD' : null;
}

/**
 * Share of people affected, 0 … 1. Below the levels of the surveys 0: there the parabolas rise again. Above them the
 * formula goes on, the Directive sets no limit.
 */
export function absoluteRisk(effect: HarmfulEffect, source: NoiseSource, levelDb: number): number {
  const {
    coefficients: [a, b, c],
    fromDb,
  } = relations[effect][source];
  if (!(levelDb >= fromDb)) return 0;
  return Math.min(1, Math.max(0, (a + b * levelDb + c * levelDb * levelDb) / 100));
}

/** People exposed to from ≤ level < to, dB. */
export interface PeopleBand {
  readonly from: number;
  readonly to: number;
  readonly people: number;
}

export interface Affected {
  readonly effect: HarmfulEffect;
  readonly source: NoiseSource;
  readonly persons: number;
  /** Levels of the surveys, dB. */
  readonly fromDb: number;
  readonly toDb: number;
  /** People below `fromDb`, of whom none are counted as affected. */
  readonly peopleBelow: number;
  /** People above `toDb`, for whom the formula is extrapolated. */
  readonly peopleAbove: number;
  readonly bands: readonly (PeopleBand & { readonly persons: number })[];
}

/** @param bands of 1 dB or, less exactly, 5 dB */
export function affectedPersons(
  effect: HarmfulEffect,
  source: NoiseSource,
  bands: readonly PeopleBand[],
): Affected {
  const { fromDb, toDb } = relations[effect][source];
  const middle = ({ from, to }: PeopleBand) => (from + to) / 2;
  const sum = (of: (band: PeopleBand) => number) => bands.reduce((total, band) => total + of(band), 0);
  const persons = (band: PeopleBand) => band.people * absoluteRisk(effect, source, middle(band));
  return {
    effect,
    source,
    persons: sum(persons),
    fromDb,
    toDb,
    peopleBelow: sum((band) => (middle(band) < fromDb ? band.people : 0)),
    peopleAbove: sum((band) => (middle(band) > toDb ? band.people : 0)),
    bands: bands.map((band) => ({ ...band, persons: persons(band) })),
  };
}
