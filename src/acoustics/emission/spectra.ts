import { aWeighting, bandCount } from '../bands.ts';

/**
 * Named spectra for sources of which only the A-weighted power is known: A-weighted octave levels relative to the
 * total, dB. Only their shape counts.
 */
const shapes = {
  /** EN 1793-3:1997, normalised road traffic spectrum, thirds summed to octaves (100 Hz–5 kHz); 63 Hz and 8 kHz extended. */
  road: [-21, -14.5, -10.2, -7.2, -3.9, -6.4, -11.4, -21],
  /** ISO 717-1:2013, spectrum 2 (Ctr: urban traffic), octaves; ends extended by its slope. */
  traffic: [-24, -14, -10, -7, -4, -6, -11, -18],
  /** ISO 717-1:2013, spectrum 1 (C: railways at medium and high speed, factories of mid frequencies), octaves; ends extended. */
  rail: [-31, -21, -14, -8, -5, -4, -7, -13],
} as const;

export type SpectrumName = keyof typeof shapes;
export const spectrumNames = Object.keys(shapes) as SpectrumName[];
export const isSpectrum = (name: string): name is SpectrumName => Object.hasOwn(shapes, name);

/** Unweighted octave levels whose A-weighted sum is the total, dB. */
export function withSpectrum(totalDbA: number, name: SpectrumName): Float64Array {
  const shape = shapes[name];
  const sum = 10 * Math.log10(shape.reduce((energy, level) => energy + 10 ** (level / 10), 0));
  return Float64Array.from({ length: bandCount }, (_, i) => totalDbA + shape[i] - sum - aWeighting[i]);
}
