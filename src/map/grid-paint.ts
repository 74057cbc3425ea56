import { rgbOf } from './colour.ts';
import type { GridPaint } from './map-props.ts';

export const maxBreaks = 32;

/** A paint as the shader takes it: 256 texels, and how a value finds its texel. */
export interface GridPaintTables {
  /** 256 × RGBA. */
  readonly texels: Uint8Array;
  /** Length 32; classed: lower limits, the rest of them +∞ (3e38). */
  readonly breaks: Float32Array;
  readonly classed: boolean;
  /** Values are not interpolated between cells. */
  readonly perCell: boolean;
  readonly range: readonly [number, number];
}

/** @throws RangeError where limits and colours do not fit together */
export function gridPaintTables(paint: GridPaint): GridPaintTables {
  const breaks = new Float32Array(maxBreaks).fill(3e38);
  if (paint.mode === 'continuous') {
    if (paint.texture.length !== 1024)
      throw new RangeError(`A palette texture has 1024 bytes, not ${paint.texture.length}`);
    return { texels: paint.texture, breaks, classed: false, perCell: false, range: paint.range };
  }
  if (paint.breaks.length > maxBreaks)
    throw new RangeError(`At most ${maxBreaks} class limits, not ${paint.breaks.length}`);
  if (paint.colours.length !== paint.breaks.length + 1)
    throw new RangeError(
      `${paint.breaks.length} class limits need ${paint.breaks.length + 1} colours, not ${paint.colours.length}`,
    );
  breaks.set(paint.breaks);
  const texels = new Uint8Array(1024);
  paint.colours.forEach((colour, i) => {
    texels.set([...rgbOf(colour), 255], i * 4);
  });
  return { texels, breaks, classed: true, perCell: paint.perCell ?? false, range: [0, 1] };
}
