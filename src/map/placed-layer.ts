import type { LayerSpecification } from 'maplibre-gl';
import type { SlotId } from './slots.ts';

/** A MapLibre layer of an item, and the slot it stands in. */
export interface PlacedLayer {
  readonly slot: SlotId;
  readonly spec: LayerSpecification;
}

export const sourceIdOf = (itemId: string): string => `item:${itemId}`;

/** Source of the places where the names of an item's areas stand. */
export const labelSourceIdOf = (itemId: string): string => `label:${itemId}`;
