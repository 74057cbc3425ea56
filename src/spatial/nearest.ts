import type { Geometry } from 'geojson';
import type { Plane } from '../domain/plane.ts';
import { boxGapM, distanceM, type Gap, gapBetween } from './distance.ts';
import { bearingDeg, centroidOf } from './measure.ts';
import { type Placed, type PlacedLayer, placeLayer } from './placed.ts';
import { readShape } from './read-shape.ts';
import { type Shape, toPlane } from './shape.ts';
import {
  type Layer,
  type LayerFeatureRef,
  type Nearest,
  type NearestStation,
  type StationCategory,
  stationCategories,
} from './types.ts';

/**
 * The nearest feature of each layer to a WGS 84 geometry, in the order of the layers; layers without a place are
 * left out. `except` names the asking feature.
 */
export function nearestFeatures(
  origin: Geometry,
  layers: readonly Layer[],
  plane: Plane,
  except: LayerFeatureRef | null = null,
): readonly Nearest[] {
  const { shape } = readShape(origin);
  if (!shape) return [];
  const from = toPlane(shape, plane);
  return layers.flatMap((layer) => {
    const { placed } = placeLayer(layer, plane);
    const nearest = nearestOf(
      from,
      placed.filter(({ layerId, feature }) => layerId !== except?.layerId || feature.id !== except.featureId),
    );
    return nearest ? [nearest] : [];
  });
}

/**
 * The nearest of placed features to a shape in metres; null for none. Where several are at 0 m the one whose
 * middle is nearest to the middle of the shape; its bearing is that from middle to middle.
 */
function nearestOf(from: Shape, candidates: readonly Placed[]): Nearest | null {
  const ordered = candidates
    .map((placed) => ({ placed, atLeastM: boxGapM(from.box, placed.metres().box) }))
    .sort((a, b) => a.atLeastM - b.atLeastM);
  const middle = centroidOf(from);
  let best: { placed: Placed; gap: Gap; middleM: number } | null = null;
  for (const { placed, atLeastM } of ordered) {
    if (best && atLeastM > best.gap.distanceM) break;
    const gap = gapBetween(from, placed.metres());
    if (best && gap.distanceM > best.gap.distanceM) continue;
    const middleM = distanceM(middle, centroidOf(placed.metres()));
    if (!best || gap.distanceM < best.gap.distanceM || middleM < best.middleM)
      best = { placed, gap, middleM };
  }
  if (!best) return null;
  const { placed, gap } = best;
  const bearing =
    gap.distanceM > 0 ? bearingDeg(gap.from, gap.to) : bearingDeg(middle, centroidOf(placed.metres()));
  return {
    layerId: placed.layerId,
    featureId: placed.feature.id,
    distanceM: gap.distanceM,
    bearingDeg: bearing,
  };
}

/** The nearest station of each kind (noise by HJ 640's kinds, air, surface water) to a shape in metres. */
export function nearestStations(
  from: Shape,
  layers: readonly PlacedLayer[],
  isAsking: (placed: Placed) => boolean,
): readonly NearestStation[] {
  const byCategory = new Map<StationCategory, Placed[]>();
  for (const { layer, placed } of layers) {
    for (const item of placed) {
      const category = categoryOf(layer, item);
      if (!category || isAsking(item)) continue;
      const list = byCategory.get(category);
      if (list) list.push(item);
      else byCategory.set(category, [item]);
    }
  }
  return stationCategories.flatMap((category) => {
    const candidates = byCategory.get(category) ?? [];
    const nearest = nearestOf(from, candidates);
    const feature = candidates.find(
      (c) => c.layerId === nearest?.layerId && c.feature.id === nearest.featureId,
    )?.feature;
    if (!nearest || !feature) return [];
    return [{ ...nearest, category, illustrative: feature.provenance === 'illustrative' }];
  });
}

function categoryOf({ spec }: Layer, { feature }: Placed): StationCategory | null {
  if (spec.kind === 'air-station') return 'air';
  if (spec.kind === 'water-section') return 'water';
  if (spec.kind !== 'noise-station' && spec.kind !== 'measurement') return null;
  const kind = feature.properties.stationKind;
  return kind === 'functional' || kind === 'regional' || kind === 'road' ? `noise-${kind}` : 'noise-other';
}
