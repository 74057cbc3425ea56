import { aWeighting, bandCount } from '../bands.ts';

/** ISO 717-1:2020, Annex A, spectrum no. 2 for 50 … 5 000 Hz; at 100 … 5 000 Hz it is that of EN 1793-3:1997. */
const isoTraffic = [
  -25, -23, -21, -20, -20, -18, -16, -15, -14, -13, -12, -11, -9, -8, -9, -10, -11, -13, -15, -16, -18,
];
/** ISO 717-1:2020, Annex A, spectrum no. 1 for 50 … 5 000 Hz: A-weighted pink noise. */
const isoPink = [
  -41, -37, -34, -30, -27, -24, -22, -20, -18, -16, -14, -13, -12, -11, -10, -10, -10, -10, -10, -10, -10,
];
/** EN 16272-3-1:2012, table 1, 100 … 5 000 Hz. */
const enRailway = [-27, -25, -23, -21, -19, -17, -15, -13, -12, -11, -10, -9, -9, -9, -9, -10, -13, -17];

/**
 * Spectra by name, for sources of which only the A-weighted level is known: relative A-weighted levels of the
 * one-third octaves 50 … 10 000 Hz, dB [24]. Where a printed spectrum ends it goes on at the slope of its last bands.
 */
const spectra = {
  'road-traffic': [...isoTraffic, -20, -22, -24],
  railway: [-33, -31, -29, ...enRailway, -21, -25, -29],
  /** Spectrum no. 1 stands for factories of medium and high frequencies, no. 2 for those of low and medium ones. */
  'industry-medium-high': [...isoPink, -11, -12, -13],
  'industry-low-medium': [...isoTraffic, -20, -22, -24],
  /** Illustrative, of no standard. */
  ventilation: [
    -24, -20, -18, -16, -14, -13, -12, -11, -11, -10, -10, -10, -10, -11, -11, -12, -13, -15, -17, -19, -21,
    -24, -27, -30,
  ],
} as const;

export type SpectrumName = keyof typeof spectra;
export const spectrumNames = Object.keys(spectra) as SpectrumName[];
export const isSpectrum = (name: string): name is SpectrumName => Object.hasOwn(spectra, name);

const sumOf = (levelsDb: readonly number[]): number =>
  10 * Math.log10(levelsDb.reduce((sum, level) => sum + 10 ** (level / 10), 0));

/** Unweighted octave levels whose A-weighted sum is the total, dB. */
export function withSpectrum(totalDbA: number, name: SpectrumName): Float64Array {
  const thirds = spectra[name];
  const total = sumOf(thirds);
  return Float64Array.from(
    { length: bandCount },
    (_, band) => totalDbA + sumOf(thirds.slice(3 * band, 3 * band + 3)) - total - aWeighting[band],
  );
}
