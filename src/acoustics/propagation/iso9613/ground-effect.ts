import type { VerticalCut } from '../../paths/vertical-cut.ts';

/** Mean ground factor of the cut between two distances; that of the place itself where they are one. */
export function meanGroundFactor(
  { groundCount, groundD, groundFactor }: VerticalCut,
  from: number,
  to: number,
): number {
  let sum = 0;
  let covered = 0;
  for (let k = 0; k + 1 < groundCount; k++) {
    if (groundD[k] >= to) break;
    const u = Math.max(groundD[k], from);
    const v = Math.min(groundD[k + 1], to);
    if (v <= u) continue;
    sum += groundFactor[k] * (v - u);
    covered += v - u;
  }
  if (covered > 0) return sum / covered;
  let here = 0;
  while (here + 2 < groundCount && groundD[here + 1] < from) here++;
  return groundFactor[here];
}

/** Mean ground factors Gs, Gm and Gr near the source, in the middle, and near the receiver. */
interface Regions {
  source: number;
  middle: number;
  receiver: number;
}

/**
 * Finds them in one walk along a path on which the regions follow each other.
 * @param from, to where the middle begins and ends; from < to
 */
function meanOfRegions(cut: VerticalCut, from: number, to: number, out: Regions): void {
  const { groundD, groundFactor, length } = cut;
  let k = 0;
  let sum = 0;
  for (; groundD[k + 1] < from; k++) sum += groundFactor[k] * (groundD[k + 1] - groundD[k]);
  sum += groundFactor[k] * (from - groundD[k]);
  out.source = from > 0 ? sum / from : meanGroundFactor(cut, 0, 0);
  let d = from;
  sum = 0;
  for (; groundD[k + 1] < to; d = groundD[++k]) sum += groundFactor[k] * (groundD[k + 1] - d);
  sum += groundFactor[k] * (to - d);
  out.middle = sum / (to - from);
  d = to;
  sum = 0;
  for (; groundD[k + 1] < length; d = groundD[++k]) sum += groundFactor[k] * (groundD[k + 1] - d);
  sum += groundFactor[k] * (length - d);
  out.receiver = to < length ? sum / (length - to) : meanGroundFactor(cut, length, length);
}

/** The parts of a′, b′, c′ and d′ of table 3 that only the height decides. */
interface HeightTerms {
  height: number;
  /** e^(−0.12(h−5)²), e^(−0.09h²), e^(−0.46h²), e^(−0.9h²). */
  about5: number;
  broad: number;
  narrow: number;
  narrowest: number;
}

const createHeightTerms = (): HeightTerms => ({
  height: Number.NaN,
  about5: 0,
  broad: 0,
  narrow: 0,
  narrowest: 0,
});

function setHeight(terms: HeightTerms, h: number): void {
  if (h === terms.height) return;
  terms.height = h;
  terms.about5 = Math.exp(-0.12 * (h - 5) * (h - 5));
  terms.broad = Math.exp(-0.09 * h * h);
  terms.narrow = Math.exp(-0.46 * h * h);
  terms.narrowest = Math.exp(-0.9 * h * h);
}

/**
 * What G multiplies in As or Ar from 125 to 1000 Hz: a′, b′, c′, d′ of table 3.
 * @param near 1 − e^(−dp/50)
 * @param far 1 − e^(−2.8e−6·dp²)
 */
function addRegion(
  { about5, broad, narrow, narrowest }: HeightTerms,
  g: number,
  near: number,
  far: number,
  out: Float64Array,
): void {
  out[1] += g * (1.5 + 3 * about5 * near + 5.7 * broad * far);
  out[2] += g * (1.5 + 8.6 * broad * near);
  out[3] += g * (1.5 + 14 * narrow * near);
  out[4] += g * (1.5 + 5 * narrowest * near);
}

/** Agr = As + Ar + Am of the eight octaves, dB (ISO 9613-2:1996, 7.3.1, eq. 9 and table 3). */
export function createGroundGeneral(): (cut: VerticalCut, out: Float64Array) => void {
  // Path after path begins and ends at the same heights.
  const ofSource = createHeightTerms();
  const ofReceiver = createHeightTerms();
  const mean: Regions = { source: 0, middle: 0, receiver: 0 };
  return (cut, out) => {
    const dp = cut.length;
    const hs = Math.max(0, cut.sourceZ - cut.groundZ[0]);
    const hr = Math.max(0, cut.receiverZ - cut.groundZ[cut.groundCount - 1]);
    const sourceRegion = Math.min(30 * hs, dp);
    const receiverRegion = Math.min(30 * hr, dp);
    const apart = sourceRegion < dp - receiverRegion;
    if (apart) meanOfRegions(cut, sourceRegion, dp - receiverRegion, mean);
    else {
      mean.source = meanGroundFactor(cut, 0, sourceRegion);
      mean.receiver = meanGroundFactor(cut, dp - receiverRegion, dp);
    }
    const { source: gs, receiver: gr, middle: gm } = mean;
    const q = apart ? 1 - (30 * (hs + hr)) / dp : 0;
    const middle = -3 * q * (1 - gm);
    out[0] = -3 - 3 * q;
    out[1] = out[2] = out[3] = out[4] = -3 + middle;
    out[5] = out[6] = out[7] = -1.5 * (2 - gs - gr) + middle;
    if (gs === 0 && gr === 0) return;
    const near = 1 - Math.exp(-dp / 50);
    const far = 1 - Math.exp(-2.8e-6 * dp * dp);
    setHeight(ofSource, hs);
    setHeight(ofReceiver, hr);
    addRegion(ofSource, gs, near, far, out);
    addRegion(ofReceiver, gr, near, far, out);
  };
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
