import Flatbush from 'flatbush';
import type { LngLat } from '../domain/feature.ts';
import type { Plane } from '../domain/plane.ts';
import { type Placed, placeLayer } from './placed.ts';
import { areaHolds } from './topology.ts';
import type { Layer, LayerFeatureRef } from './types.ts';

/** The areas that hold a place, border included, e.g. the functional zone of a station; layers in their order. */
export function areasAt(place: LngLat, layers: readonly Layer[], plane: Plane): readonly LayerFeatureRef[] {
  return layers.flatMap((layer) =>
    placeLayer(layer, plane)
      .placed.filter(({ shape }) => inBox(shape.box, place) && areaHolds(shape.areas, place))
      .map(({ layerId, feature }) => ({ layerId, featureId: feature.id })),
  );
}

export interface AreaMembers {
  readonly areaId: string;
  /** Ids of point features in the area or on its border, in the order of their layer. */
  readonly pointIds: readonly string[];
}

/** Which points of a layer lie in which areas of another; every area has a row, in its layer's order. */
export function pointsInAreas(points: Layer, areas: Layer, plane: Plane): readonly AreaMembers[] {
  const holders = placeLayer(areas, plane).placed.filter(({ shape }) => shape.areas.length > 0);
  const members = new Map<Placed, string[]>(holders.map((holder) => [holder, []]));
  if (holders.length > 0) {
    const index = new Flatbush(holders.length);
    for (const { shape } of holders) index.add(...shape.box);
    index.finish();
    for (const { feature, shape } of placeLayer(points, plane).placed) {
      const held = new Set<number>();
      for (const place of shape.points) {
        for (const at of index.search(place[0], place[1], place[0], place[1])) {
          if (areaHolds(holders[at].shape.areas, place)) held.add(at);
        }
      }
      for (const at of held) members.get(holders[at])?.push(feature.id);
    }
  }
  return holders.map((holder) => ({ areaId: holder.feature.id, pointIds: members.get(holder) ?? [] }));
}

const inBox = ([west, south, east, north]: readonly number[], [lng, lat]: LngLat): boolean =>
  lng >= west && lng <= east && lat >= south && lat <= north;
