import type { SymbolShape } from '../domain/catalog.ts';

/** A point symbol in a box of 24 × 24: one silhouette, and what is cut out of it in the colour of the casing. */
export interface ShapePaths {
  readonly silhouette: string;
  readonly detail?: string;
}

/** Outlines differ at 14 px without their colour. Used by the map, the legend and the layer tree. */
const shapes: Readonly<Record<SymbolShape, ShapePaths>> = {
  circle: { silhouette: 'M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z' },
  ring: {
    silhouette: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18z',
    detail: 'M12 7.6a4.4 4.4 0 1 0 0 8.8a4.4 4.4 0 1 0 0-8.8z',
  },
  square: { silhouette: 'M6 4h12a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z' },
  triangle: { silhouette: 'M12 2.8L21.6 20H2.4z' },
  diamond: { silhouette: 'M12 2l10 10-10 10L2 12z' },
  leaf: {
    silhouette:
      'M20.5 3C9 3 3.5 7.5 3.5 14c0 2 .6 3.6 1.5 5L3 21l1.4 1.4 2.2-2.1C8 20.8 9.5 21 11 21c7 0 9.5-7 9.5-18z',
    detail: 'M6.4 17.8C9 13.5 12 10.5 16 8.2l.7 1.1C13 11.7 10.2 14.6 7.6 18.6z',
  },
  drop: { silhouette: 'M12 1.5c4 5 7 8.7 7 13a7 7 0 0 1-14 0c0-4.3 3-8 7-13z' },
  flag: { silhouette: 'M4 2h2.4v1.5H21l-4 5 4 5H6.4V22H4z' },
  factory: {
    silhouette: 'M2 21V11l5.5-3.5V11L13 7.5V11l2-1.2V3h4.5v6l2.5-.5V21z',
    detail: 'M5.5 14.5h3v3h-3zM10.5 14.5h3v3h-3zM15.5 14.5h3v3h-3z',
  },
  pipe: {
    silhouette:
      'M2 3h11a7 7 0 0 1 7 7v1h2v4H10v-4h2v-1H2zM16 16.5c2 2.3 2.8 3.4 2.8 4.6a2.8 2.8 0 0 1-5.6 0c0-1.2.8-2.3 2.8-4.6z',
  },
  flame: {
    silhouette:
      'M13 1.5c.6 4 6 6.5 6 12.5a7 7 0 0 1-14 .2c0-3.2 1.6-5 2.8-6.7.5 1.7 1.2 2.5 2.2 3C9.8 7 10.8 4 13 1.5z',
    detail: 'M12.2 12.5c.4 2 2.6 2.5 2.6 4.6a2.8 2.8 0 0 1-5.6 0c0-1.9 1.9-2.7 3-4.6z',
  },
  bell: {
    silhouette:
      'M12 2a1.8 1.8 0 0 1 1.8 1.9C16.6 4.7 18.5 7 18.5 10v5l2.5 3H3l2.5-3v-5c0-3 1.9-5.3 4.7-6.1A1.8 1.8 0 0 1 12 2zM9.3 19.5h5.4a2.7 2.7 0 0 1-5.4 0z',
  },
  plant: {
    silhouette: 'M4 3h16a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z',
    detail: 'M8 7.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9zM14.5 7.5h5v2h-5zM14.5 11h5v2h-5zM14.5 14.5h5v2h-5z',
  },
  intake: {
    silhouette: 'M12 1.5c5.8 0 10.5 4.7 10.5 10.5S17.8 22.5 12 22.5 1.5 17.8 1.5 12 6.2 1.5 12 1.5z',
    detail: 'M12 5c2.5 3.2 4.3 5.5 4.3 8.2a4.3 4.3 0 0 1-8.6 0C7.7 10.5 9.5 8.2 12 5z',
  },
  hexagon: { silhouette: 'M12 2l8.7 5v10L12 22l-8.7-5V7z' },
  road: {
    silhouette: 'M8 2h8l5.5 20h-19z',
    detail: 'M11.2 4.5h1.6v3.5h-1.6zM11 10.5h2v4h-2zM10.8 17h2.4v4.5h-2.4z',
  },
};

export const symbolPaths = (shape: SymbolShape): ShapePaths => shapes[shape];

/** One path for a small SVG (viewBox 0 0 24 24, fill-rule evenodd: details are holes). */
export const symbolSvgPath = (shape: SymbolShape): string => {
  const { silhouette, detail } = shapes[shape];
  return detail ? `${silhouette}${detail}` : silhouette;
};
