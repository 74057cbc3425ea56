/**
 * Cmet, dB: what a long-term level lies below the downwind level, LAT(LT) = LAT(DW) − Cmet (ISO 9613-2:1996, clause 8,
 * eqs. 21 and 22). For A-weighted levels of a point source of constant output; a receiver within ten times the sum of
 * the heights is not affected.
 * @param dp distance from source to receiver in plan, m
 * @param hs height of the source above the ground, m
 * @param hr height of the receiver above the ground, m
 * @param c0 factor of the local statistics of wind and temperature, 0 to 5 dB
 */
export function meteorologicalCorrection(dp: number, hs: number, hr: number, c0: number): number {
  const unaffected = 10 * (hs + hr);
  return dp <= unaffected ? 0 : c0 * (1 - unaffected / dp);
}
