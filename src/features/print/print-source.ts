/** The live map, for prints and pictures of it. */
export interface PrintSource {
  /** Draws a fresh frame and returns the live map canvas, or null without a map. */
  readonly redraw: () => HTMLCanvasElement | null;
  /** A copy of the map with so many pixels to a CSS pixel, or null without a map. */
  readonly copy: (ratio: number) => Promise<HTMLCanvasElement | null>;
  /** Ground length of one CSS pixel at the middle of the map, metres; null where the view is tilted. */
  readonly metresPerPixel: () => number | null;
  /** Degrees that the view is turned clockwise from north. */
  readonly bearingDeg: () => number;
}

let source: PrintSource | null = null;

/** The map registers itself here; null when it goes. */
export function setPrintSource(next: PrintSource | null): void {
  source = next;
}

export const printSource = (): PrintSource | null => source;
