/** Ahous is never more than this, dB. */
const most = 10;
/** A row of houses covers at most this share of its length. */
const mostCovered = 0.9;

/** Houses that a path runs through. */
export interface Housing {
  /** B, built area in plan as a share of the whole. */
  readonly builtShare: number;
  /** db, length of the path through the houses, near the source and near the receiver together, m. */
  readonly pathLength: number;
  /** p, length of facades as a share of the length of a row along a road or railway; 0 where there is no such row. */
  readonly rowShare: number;
}

/**
 * Ahous = 0.1·B·db − 10 lg(1 − p) ≤ 10, dB(A) (HJ 2.4-2021 A.3.5.2; ISO 9613-2:1996 annex A.3). Alike in all bands.
 */
export function housingAttenuation({ builtShare, pathLength, rowShare }: Housing): number {
  const rows = 0 - 10 * Math.log10(1 - Math.min(rowShare, mostCovered));
  return Math.min(most, 0.1 * builtShare * pathLength + rows);
}

/**
 * Ahous and Agr do not add: houses replace the ground, unless the ground without them would take more (HJ 2.4-2021
 * A.3.5.2; ISO 9613-2:1996 annex A.3).
 * @returns dB, to stand for both
 */
export const housingOrGround = (housing: number, ground: number): number => Math.max(housing, ground);
