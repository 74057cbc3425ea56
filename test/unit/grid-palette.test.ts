import { describe, expect, it } from 'vitest';
import {
  classOf,
  errorPalette,
  legendClasses,
  paletteOf,
  palettes,
  paletteTexture,
} from '../../src/grid/palette.ts';
import reference from '../fixtures/noise-palettes.json' with { type: 'json' };

describe('palettes', () => {
  it.each([
    ['weninger_tomio', reference.weninger_tomio.hex, reference.classes],
    ['din_18005_2', reference.din_18005_2_1991.hex, reference.classes],
    ['end', reference.end_reporting.hex, reference.classes],
    ['nf_s31_130', reference.nf_s31_130.hex, reference.nf_s31_130.classes],
  ] as const)('%s has the colours and classes of its source', (id, hex, classes) => {
    const palette = paletteOf(id);
    expect(palette.id).toBe(id);
    expect(palette.colours).toEqual(hex.map((colour) => colour.toLowerCase()));
    const texts = legendClasses(palette).map(({ from, to }) =>
      from === null ? `<${to}` : to === null ? `>=${from}` : `${from}-${to}`,
    );
    expect(texts).toEqual(classes);
  });

  it('an edge belongs to the class above it', () => {
    const palette = paletteOf('weninger_tomio');
    expect([34.99, 35, 39.999, 40, 79.99, 80, 120].map((value) => classOf(palette, value))).toEqual([
      0, 1, 1, 2, 9, 10, 10,
    ]);
  });

  it('a name nobody knows is the default', () => {
    expect(paletteOf('rainbow').id).toBe('weninger_tomio');
    expect(paletteOf('error')).toBe(errorPalette);
  });

  it.each([...palettes, errorPalette].map((palette) => [palette.id, palette] as const))(
    '%s as textures',
    (_, palette) => {
      const rgb = (colour: string) => [1, 3, 5].map((i) => Number.parseInt(colour.slice(i, i + 2), 16));
      const classed = paletteTexture(palette, 'classed');
      const smooth = paletteTexture(palette, 'continuous');
      expect(classed.texture).toHaveLength(1024);
      const [from, to] = classed.range;
      for (let i = 0; i < 256; i++) {
        const value = from + ((i + 0.5) / 256) * (to - from);
        expect([...classed.texture.subarray(4 * i, 4 * i + 3)]).toEqual(
          rgb(palette.colours[classOf(palette, value)]),
        );
        expect([classed.texture[4 * i + 3], smooth.texture[4 * i + 3]]).toEqual([255, 255]);
      }
      // In the middle of a class stands its own colour, within a texel's slope.
      const step = palette.breaks[1] - palette.breaks[0];
      palette.colours.forEach((colour, k) => {
        const middle = from + (k + 0.5) * step;
        const texel = Math.min(255, Math.floor((256 * (middle - from)) / (to - from)));
        rgb(colour).forEach((channel, c) => {
          expect(Math.abs(smooth.texture[4 * texel + c] - channel)).toBeLessThan(16);
        });
      });
    },
  );
});
