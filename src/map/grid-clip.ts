/** Which part of the screen a grid is drawn on, where two of them lie side by side. */

/** A vertical line over the map: it moves without the map's items changing, and a frame is drawn with it where it is. */
export interface Divider {
  /** Share of the map's width that lies left of it, 0 to 1. */
  readonly share: () => number;
  /** @returns stops it */
  readonly onMove: (listener: () => void) => () => void;
}

export interface GridClip {
  readonly side: 'left' | 'right';
  readonly divider: Divider;
}

/**
 * The pixels of one side: the two sides share no pixel and leave none out, at every pixel ratio.
 * @param width, height of the drawing buffer, pixels
 * @returns x, y, width, height, pixels
 */
export function clipBox(
  side: GridClip['side'],
  share: number,
  width: number,
  height: number,
): readonly [x: number, y: number, width: number, height: number] {
  const edge = Math.round(Math.min(1, Math.max(0, share)) * width);
  return side === 'left' ? [0, 0, edge, height] : [edge, 0, width - edge, height];
}
