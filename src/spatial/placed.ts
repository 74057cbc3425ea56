import type { LayerFeature } from '../domain/feature.ts';
import type { Note } from '../domain/note.ts';
import type { Plane } from '../domain/plane.ts';
import { readShape, type ShapeFault } from './read-shape.ts';
import { type Shape, toPlane } from './shape.ts';
import type { Layer } from './types.ts';

/** A feature whose place is known and sound. */
export interface Placed {
  readonly layerId: string;
  readonly feature: LayerFeature;
  /** Degrees. */
  readonly shape: Shape;
  /** The same in metres; projected when first asked for. */
  readonly metres: () => Shape;
}

export interface PlacedLayer {
  readonly layer: Layer;
  readonly placed: readonly Placed[];
  readonly notes: readonly Note[];
}

const faultCodes: Readonly<Record<ShapeFault, string>> = {
  coordinates: 'spatial-bad-coordinates',
  line: 'spatial-bad-line',
  ring: 'spatial-bad-ring',
  crossing: 'spatial-crossing',
};

/**
 * Reads the shapes of a layer. Features without a place are counted in one note; whatever had to be left out or
 * repaired is named with its feature.
 */
export function placeLayer(layer: Layer, plane: Plane): PlacedLayer {
  const placed: Placed[] = [];
  const notes: Note[] = [];
  const layerId = layer.spec.id;
  let without = 0;
  for (const feature of layer.features) {
    if (!feature.geometry) {
      without++;
      continue;
    }
    const item = placeFeature(layerId, feature, plane);
    notes.push(...item.notes);
    if (item.placed) placed.push(item.placed);
  }
  if (without > 0) notes.push({ code: 'spatial-no-place', params: { layer: layerId, count: without } });
  return { layer, placed, notes };
}

export function placeFeature(
  layerId: string,
  feature: LayerFeature,
  plane: Plane,
): { readonly placed: Placed | null; readonly notes: readonly Note[] } {
  const where = { featureId: feature.id };
  try {
    const { shape, faults } = readShape(feature.geometry);
    const notes = faults.map((fault) => ({ code: faultCodes[fault], params: { layer: layerId }, where }));
    if (!shape) return { placed: null, notes };
    let metres: Shape | null = null;
    const project = () => {
      metres ??= toPlane(shape, plane);
      return metres;
    };
    return { placed: { layerId, feature, shape, metres: project }, notes };
  } catch {
    return { placed: null, notes: [{ code: 'spatial-unreadable', params: { layer: layerId }, where }] };
  }
}
