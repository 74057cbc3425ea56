import type { Position } from 'geojson';
import type { LayerFeature } from '../domain/feature.ts';

type Rings = readonly (readonly Position[])[];

/** Twice the signed area of a ring. */
const twiceArea = (ring: readonly Position[]): number =>
  ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length];
    return sum + x * nextY - nextX * y;
  }, 0);

/** Distance from a place to the edges of a polygon, positive inside. */
function depth(x: number, y: number, rings: Rings): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[j];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const [dx, dy] = [bx - ax, by - ay];
      const length2 = dx * dx + dy * dy;
      const t = length2 > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length2)) : 0;
      nearest = Math.min(nearest, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
  }
  return inside ? nearest : -nearest;
}

/**
 * A place deep inside a polygon, [x, y]: the best of a grid of 16 × 16, refined four times around the best so
 * far. Not the exact pole of inaccessibility, but within a percent of its depth, which a label cannot show.
 */
export function interiorPoint(rings: Rings): readonly [x: number, y: number] {
  const xs = rings[0].map(([x]) => x);
  const ys = rings[0].map(([, y]) => y);
  let [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best: readonly [number, number] = [(west + east) / 2, (south + north) / 2];
  let deepest = depth(...best, rings);
  for (let round = 0; round < 5; round++) {
    const [stepX, stepY] = [(east - west) / 16, (north - south) / 16];
    for (let row = 0; row < 16; row++) {
      for (let column = 0; column < 16; column++) {
        const x = west + (column + 0.5) * stepX;
        const y = south + (row + 0.5) * stepY;
        const here = depth(x, y, rings);
        if (here > deepest) {
          deepest = here;
          best = [x, y];
        }
      }
    }
    [west, east] = [best[0] - stepX, best[0] + stepX];
    [south, north] = [best[1] - stepY, best[1] + stepY];
  }
  return best;
}

const kept = new WeakMap<readonly LayerFeature[], readonly LayerFeature[]>();

/**
 * One place a polygon feature (in its largest part) for its name: placed by the map itself, a name would stand
 * once in every tile. The same array for the same features. Degrees are stretched to equal scale at the place.
 */
export function labelPoints(features: readonly LayerFeature[]): readonly LayerFeature[] {
  const known = kept.get(features);
  if (known) return known;
  const made = features.flatMap((feature) => {
    const { geometry } = feature;
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return [];
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    const largest = parts.reduce((a, b) => (Math.abs(twiceArea(b[0])) > Math.abs(twiceArea(a[0])) ? b : a));
    const squeeze = Math.cos((largest[0][0][1] * Math.PI) / 180);
    const [x, y] = interiorPoint(largest.map((ring) => ring.map(([lng, lat]) => [lng * squeeze, lat])));
    return [{ ...feature, geometry: { type: 'Point' as const, coordinates: [x / squeeze, y] } }];
  });
  kept.set(features, made);
  return made;
}
