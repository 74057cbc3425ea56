/**
 * Sources inside a building as sources outside it, HJ 2.4-2021 Annex B.1. Levels in dB, of one octave band or
 * A-weighted, all alike.
 */

/** Room constant R = Sα/(1 − α), m². */
export const roomConstant = (surfaceM2: number, absorption: number): number =>
  (surfaceM2 * absorption) / (1 - absorption);

/** Lp1 near the opening inside: Lw + 10 lg(Q/(4πr²) + 4/R) (eq. B.1). */
export const insideLevel = (power: number, directivityQ: number, distanceM: number, room: number): number =>
  power + 10 * Math.log10(directivityQ / (4 * Math.PI * distanceM ** 2) + 4 / room);

/** Lp2 outside: Lp1 − (TL + 6) (eq. B.3). */
export const outsideLevel = (inside: number, transmissionLoss: number): number =>
  inside - (transmissionLoss + 6);

/** Sound power of the opening as a source outside: Lp2 + 10 lg S (eq. B.4). */
export const openingPower = (outside: number, areaM2: number): number => outside + 10 * Math.log10(areaM2);
