import type { BackgroundLayerSpecification } from 'maplibre-gl';

/**
 * Empty layers that never leave the style, bottom first. Whatever belongs to a slot stands directly under its
 * marker, so that every `beforeId` exists from the first frame on.
 */
export const slots = {
  /** The county's own ground, under everything. */
  ground: 'slot-ground',
  /** Areas, lines, symbols and grids, in the order of the layer tree. */
  bodies: 'slot-bodies',
  /** Buildings that stand up: over all lines, under all names. */
  solids: 'slot-solids',
  /** Names of the base map: above all colour, after the names of data in the search for room. */
  baseLabels: 'slot-base-labels',
  /** Names of data. */
  labels: 'slot-labels',
  /** Holds the room of symbols, so that text keeps clear of them. Placed before text because it lies above. */
  holds: 'slot-holds',
  /** 3D columns of levels. */
  columns: 'slot-columns',
  highlight: 'slot-highlight',
  tools: 'slot-tools',
} as const;

export type SlotId = (typeof slots)[keyof typeof slots];

export const slotLayers: readonly BackgroundLayerSpecification[] = Object.values(slots).map((id) => ({
  id,
  type: 'background',
  layout: { visibility: 'none' },
}));
