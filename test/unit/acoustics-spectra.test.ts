import { describe, expect, it } from 'vitest';
import { aWeighting } from '../../src/acoustics/bands.ts';
import { spectrumNames, withSpectrum } from '../../src/acoustics/emission/spectra.ts';

describe('spectra by name', () => {
  it.each(spectrumNames)('%s keeps the A-weighted total', (name) => {
    const energy = withSpectrum(87, name).reduce(
      (sum, level, i) => sum + 10 ** ((level + aWeighting[i]) / 10),
      0,
    );
    expect(10 * Math.log10(energy)).toBeCloseTo(87, 9);
  });

  it('road traffic has the octaves of EN 1793-3', () => {
    // Thirds of the standard summed by hand: 125 Hz −14.5, 1 kHz −3.9, 4 kHz −11.4 dB of their own sum.
    const bands = Array.from(withSpectrum(0, 'road-traffic'), (level, i) => level + aWeighting[i]);
    expect(bands[4] - bands[1]).toBeCloseTo(14.47 - 3.87, 1);
    expect(bands[4] - bands[6]).toBeCloseTo(11.39 - 3.87, 1);
  });
});
