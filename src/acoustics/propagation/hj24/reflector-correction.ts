/** ΔLr against rr/rd (HJ 2.4-2021 A.3.1.1, the table of the correction for a reflecting face). */
const ratios = [1, 1.4, 2, 2.5] as const;
const corrections = [3, 2, 1, 0] as const;

/** Beyond this angle of incidence a face counts as not reflecting, radians. */
const grazing = (85 * Math.PI) / 180;

/**
 * ΔLr, dB, ≥ 0: what a flat, smooth, hard face much larger than the wavelengths adds when source and receiver lie on
 * the same side of it; in proportion between the values of the table.
 * @param imageDistance rr, from the image of the source to the receiver, m
 * @param directDistance rd, from the source to the receiver, m
 * @param incidence angle from the normal of the face, radians
 */
export function reflectorCorrection(
  imageDistance: number,
  directDistance: number,
  incidence: number,
): number {
  const ratio = imageDistance / directDistance;
  if (incidence >= grazing || ratio >= ratios[3]) return 0;
  for (let k = 1; k < ratios.length; k++) {
    if (ratio > ratios[k]) continue;
    const part = Math.max(0, (ratio - ratios[k - 1]) / (ratios[k] - ratios[k - 1]));
    return corrections[k - 1] + part * (corrections[k] - corrections[k - 1]);
  }
  return 0;
}
