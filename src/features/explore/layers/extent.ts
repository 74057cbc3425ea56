import type { Bounds, LayerFeature } from '../../../domain/feature.ts';
import { planeOfEpsg, transverseMercator } from '../../../domain/plane.ts';
import { type Grid, gridEdges } from '../../../grid/grid.ts';
import { boundsOf } from '../../../map/bounds.ts';

/** Bounds of the geometries, degrees; null when no feature has a place. */
export function boundsOfFeatures(features: readonly LayerFeature[]): Bounds | null {
  let all: Bounds | null = null;
  for (const { geometry } of features) {
    const one = geometry && boundsOf(geometry);
    if (one) all = all ? joined(all, one) : one;
  }
  return all;
}

/** Bounds of a grid on the earth; null for local metres, which have no place on it. */
export function boundsOfGrid(grid: Grid): Bounds | null {
  const { crs } = grid;
  const plane =
    crs.kind === 'epsg' ? planeOfEpsg(crs.code) : crs.kind === 'plane' ? transverseMercator(crs.plane) : null;
  if (!plane) return null;
  const [west, south, east, north] = gridEdges(grid);
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ].map(([x, y]) => plane.toLngLat(x, y));
  return corners.map(([lng, lat]): Bounds => [lng, lat, lng, lat]).reduce(joined);
}

const joined = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
