import { bandCount } from '../../bands.ts';
import type { VerticalCut } from '../../paths/vertical-cut.ts';

/** Mean ground factor of the cut between two distances. */
export function meanGroundFactor(
  { groundCount, groundD, groundFactor }: VerticalCut,
  from: number,
  to: number,
): number {
  let sum = 0;
  let covered = 0;
  for (let k = 0; k + 1 < groundCount; k++) {
    const u = Math.max(groundD[k], from);
    const v = Math.min(groundD[k + 1], to);
    if (v <= u) continue;
    sum += groundFactor[k] * (v - u);
    covered += v - u;
  }
  return covered > 0 ? sum / covered : groundFactor[0];
}

/** a′, b′, c′, d′ of table 3 for the octaves from 125 to 1000 Hz. */
function regionTerm(band: number, h: number, dp: number): number {
  const near = 1 - Math.exp(-dp / 50);
  if (band === 1)
    return (
      1.5 +
      3 * Math.exp(-0.12 * (h - 5) * (h - 5)) * near +
      5.7 * Math.exp(-0.09 * h * h) * (1 - Math.exp(-2.8e-6 * dp * dp))
    );
  if (band === 2) return 1.5 + 8.6 * Math.exp(-0.09 * h * h) * near;
  if (band === 3) return 1.5 + 14 * Math.exp(-0.46 * h * h) * near;
  return 1.5 + 5 * Math.exp(-0.9 * h * h) * near;
}

/** As or Ar of one band, dB (table 3). */
function regionAttenuation(band: number, h: number, dp: number, g: number): number {
  if (band === 0) return -1.5;
  return band <= 4 ? -1.5 + g * regionTerm(band, h, dp) : -1.5 * (1 - g);
}

/** Agr = As + Ar + Am of the eight octaves, dB (ISO 9613-2:1996, 7.3.1, eq. 9 and table 3). */
export function groundGeneral(cut: VerticalCut, out: Float64Array): void {
  const dp = cut.length;
  const hs = Math.max(0, cut.sourceZ - cut.groundZ[0]);
  const hr = Math.max(0, cut.receiverZ - cut.groundZ[cut.groundCount - 1]);
  const sourceRegion = Math.min(30 * hs, dp);
  const receiverRegion = Math.min(30 * hr, dp);
  const gs = meanGroundFactor(cut, 0, sourceRegion);
  const gr = meanGroundFactor(cut, dp - receiverRegion, dp);
  const apart = dp - sourceRegion - receiverRegion;
  const q = apart > 0 ? 1 - (30 * (hs + hr)) / dp : 0;
  const gm = q > 0 ? meanGroundFactor(cut, sourceRegion, dp - receiverRegion) : 0;
  for (let i = 0; i < bandCount; i++) {
    const middle = i === 0 ? -3 * q : -3 * q * (1 - gm);
    out[i] = regionAttenuation(i, hs, dp, gs) + regionAttenuation(i, hr, dp, gr) + middle;
  }
}

/** Mean height of the straight path above the ground, hm = F / d (7.3.2, fig. 3; HJ 2.4-2021 fig. A.4), m. */
export function meanPathHeight(cut: VerticalCut): number {
  const { groundCount, groundD, groundZ, length } = cut;
  if (length === 0) return Math.max(0, (cut.sourceZ + cut.receiverZ) / 2 - groundZ[0]);
  let area = 0;
  for (let k = 0; k + 1 < groundCount; k++)
    area += ((groundZ[k] + groundZ[k + 1]) / 2) * (groundD[k + 1] - groundD[k]);
  return Math.max(0, (cut.sourceZ + cut.receiverZ) / 2 - area / length);
}

/** Agr = 4.8 − (2hm/d)(17 + 300/d) ≥ 0, dB (7.3.2, eq. 10; HJ 2.4-2021 A.15); 0 in one place. */
export const groundAlternative = (meanHeight: number, d: number): number =>
  d > 0 ? Math.max(0, 4.8 - ((2 * meanHeight) / d) * (17 + 300 / d)) : 0;

/** DΩ, dB: what the reflection from the ground near the source adds (7.3.2, eq. 11). */
export function solidAngleCorrection(hs: number, hr: number, dp: number): number {
  if (dp === 0 && hs + hr === 0) return 10 * Math.log10(2);
  const ratio = (dp * dp + (hs - hr) ** 2) / (dp * dp + (hs + hr) ** 2);
  return 10 * Math.log10(1 + ratio);
}
