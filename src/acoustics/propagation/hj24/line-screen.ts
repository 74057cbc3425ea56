import { speedOfSound } from '../../bands.ts';

/** 3π/2: both branches of the formula where they meet, t = 1; 6.73 dB. */
const atOne = 1.5 * Math.PI;
/** Nearer to t = 1 than this both branches are 0/0. */
const tooNear = 1e-6;

/**
 * Abar of an endless screen along an endless line source, dB (HJ 2.4-2021 A.3.4.3; HJ/T 90-2004, 4.2.1.2), with
 * t = 40fδ/(3c): the sum of point pieces behind 3 + 20N each, N falling with the cosine of the angle they are seen at.
 * Below the line of sight it is still computed; where it would amplify it is 0.
 * @param delta path difference at right angles to the line, m; negative where the line of sight clears the edge
 * @param frequency Hz; 500 stands for the A-weighted level of a road
 */
export function lineScreenAttenuation(delta: number, frequency: number): number {
  const t = (40 * frequency * delta) / (3 * speedOfSound);
  if (t <= -1) return 0;
  return Math.max(0, 10 * Math.log10(Math.abs(t - 1) < tooNear ? atOne : energyRatio(t)));
}

function energyRatio(t: number): number {
  if (t > 1) {
    const root = Math.sqrt(t * t - 1);
    return (3 * Math.PI * root) / (2 * Math.log(t + root));
  }
  return (3 * Math.PI * Math.sqrt(1 - t * t)) / (4 * Math.atan(Math.sqrt((1 - t) / (1 + t))));
}

/**
 * A′bar of a screen that hides only a part of a line source, dB (HJ 2.4-2021 A.3.4.3):
 * −10 lg[(β/θ)·10^(−0.1·Abar) + 1 − β/θ].
 * @param attenuation Abar of the endless screen, dB
 * @param beta angle of the hidden part of the line, seen from the receiver
 * @param theta angle of the whole line, in the same unit
 */
export function finiteLineScreenAttenuation(attenuation: number, beta: number, theta: number): number {
  const hidden = Math.min(1, Math.max(0, beta / theta));
  return 0 - 10 * Math.log10(hidden * 10 ** (-attenuation / 10) + 1 - hidden);
}
