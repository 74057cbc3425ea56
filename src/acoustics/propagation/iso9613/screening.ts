import { bandCount, wavelengths } from '../../bands.ts';

/** Wavelengths squared times 25: (5λ)² of eq. 15. */
const fiveWavelengthsSquared = Float64Array.from(wavelengths, (lambda) => 25 * lambda * lambda);
const inverseWavelengths = Float64Array.from(wavelengths, (lambda) => 1 / lambda);

/** Caps of Dz over the top: single and double diffraction, 20 and 25 dB (7.4). */
export const mostSingle = 10 ** 2;
export const mostDouble = 10 ** 2.5;

/**
 * 10^(Dz/10) of the eight octaves, not below 1 (ISO 9613-2:1996, 7.4, eqs. 14–18; C2 = 20: ground reflections are in
 * Agr).
 * @param z path difference, m; negative where the line of sight clears the edge
 * @param e distance between the first and the last edge, m; 0 for one
 * @param kmet meteorological correction
 */
export function screeningAttenuation(z: number, e: number, kmet: number, out: Float64Array): void {
  const square = e * e;
  for (let i = 0; i < bandCount; i++) {
    let argument = 20 * inverseWavelengths[i] * z * kmet;
    // C3 of eq. 15, above and below times e².
    if (e > 0) argument *= (square + fiveWavelengthsSquared[i]) / (square / 3 + fiveWavelengthsSquared[i]);
    out[i] = argument > -2 ? 3 + argument : 1;
  }
}

/** Kmet = exp[−(1/2000)·√(dss·dsr·d/(2z))] for z > 0, else 1 (eq. 18). */
export const meteorologicalFactor = (dss: number, dsr: number, d: number, z: number): number =>
  z > 0 ? Math.exp(-Math.sqrt((dss * dsr * d) / (2 * z)) / 2000) : 1;
