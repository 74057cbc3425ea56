import { exactFrequencies } from './bands.ts';

/** State of the air a sound field is computed in. */
export interface Atmosphere {
  readonly temperatureC: number;
  readonly relativeHumidityPct: number;
  readonly pressureKPa: number;
}

const referencePressure = 101.325;
const referenceTemperature = 293.15;
const triplePoint = 273.16;

/**
 * Pure-tone absorption at the exact midbands of the eight octaves, dB/m (ISO 9613-1:1993 = GB/T 17247.1-2000, eqs. 3
 * to 5 and B.1, B.2).
 */
export function airAbsorption({ temperatureC, relativeHumidityPct, pressureKPa }: Atmosphere): Float64Array {
  const kelvin = temperatureC + 273.15;
  const pressure = pressureKPa / referencePressure;
  const warmth = kelvin / referenceTemperature;
  // Molar concentration of water vapour, %.
  const saturation = 10 ** (-6.8346 * (triplePoint / kelvin) ** 1.261 + 4.6151);
  const h = (relativeHumidityPct * saturation) / pressure;
  const oxygen = pressure * (24 + (4.04e4 * h * (0.02 + h)) / (0.391 + h));
  const nitrogen = pressure * warmth ** -0.5 * (9 + 280 * h * Math.exp(-4.17 * (warmth ** (-1 / 3) - 1)));
  return Float64Array.from(exactFrequencies, (f) => {
    const classical = (1.84e-11 / pressure) * Math.sqrt(warmth);
    const ofOxygen = (0.01275 * Math.exp(-2239.1 / kelvin)) / (oxygen + (f * f) / oxygen);
    const ofNitrogen = (0.1068 * Math.exp(-3352 / kelvin)) / (nitrogen + (f * f) / nitrogen);
    return 8.686 * f * f * (classical + warmth ** -2.5 * (ofOxygen + ofNitrogen));
  });
}
