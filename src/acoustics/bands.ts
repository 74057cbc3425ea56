/** Octave bands of every computation here. */
export const bandCount = 8;

/** Nominal midband frequencies, Hz: what the standards' formulas and tables are written with. */
export const nominalFrequencies = [63, 125, 250, 500, 1000, 2000, 4000, 8000] as const;

/** Exact midband frequencies 1000 · 10^(0.3k), Hz (IEC 61260-1): what air absorption is computed at (ISO 9613-1, 6.4). */
export const exactFrequencies: readonly number[] = [-4, -3, -2, -1, 0, 1, 2, 3].map(
  (k) => 1000 * 10 ** (0.3 * k),
);

/** A-weighting of the octave bands, dB (HJ 2.4-2021 A.1; IEC 61672-1, rounded to 0.1). */
export const aWeighting = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1.0, -1.1] as const;

/** Speed of sound of HJ 2.4, ISO 9613-2 and CNOSSOS-EU, m/s. */
export const speedOfSound = 340;

/** Wavelengths at the nominal frequencies, m. */
export const wavelengths: readonly number[] = nominalFrequencies.map((f) => speedOfSound / f);

/** The band that stands for an A-weighted level alone: 500 Hz (HJ 2.4-2021 A.1, ISO 9613-2 clause 1). */
export const aWeightedBand = 3;
