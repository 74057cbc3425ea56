import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import { traceBands } from './band-tracing.ts';
import type { Grid } from './grid.ts';
import { polygonsOfRings } from './rings.ts';

/** An isoband: where from ≤ value < to. The lowest has no `from`, the highest no `to`. */
export interface Band {
  readonly from: number | null;
  readonly to: number | null;
  /** Plane metres; outer rings counter-clockwise, holes clockwise, closed. */
  readonly geometry: MultiPolygon;
}

export interface BandSteps {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

export const usualSteps: BandSteps = { from: 35, to: 80, step: 5 };

/** Lower edges of the bands from the second on. */
export const levelsOf = ({ from, to, step }: BandSteps): number[] =>
  Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, k) => from + k * step);

/**
 * Disjoint isobands that together cover exactly the cells with data: opacities never add up, areas can be summed.
 * The field they cut takes each cell's value at its centre (see band-tracing.ts). Empty bands are left out.
 */
export function isobands(grid: Grid, steps: BandSteps = usualSteps): Band[] {
  const levels = levelsOf(steps);
  const [x0, y0] = [grid.origin[0] - grid.cellSizeM / 2, grid.origin[1] + grid.cellSizeM / 2];
  const place = (column: number, row: number): Position => [x0 + column * grid.cellSizeM, y0 - row * grid.cellSizeM];
  return traceBands(grid, levels).flatMap((rings, k) =>
    rings.length === 0
      ? []
      : [
          {
            from: k === 0 ? null : levels[k - 1],
            to: k === levels.length ? null : levels[k],
            geometry: {
              type: 'MultiPolygon' as const,
              coordinates: polygonsOfRings(rings).map((polygon) =>
                polygon.map((ring) => ring.map(([column, row]) => place(column, row))),
              ),
            },
          },
        ],
  );
}

/**
 * Bands as GeoJSON.
 * @param toLngLat plane → degrees; null leaves plane metres and says so (`crs` local)
 * @param properties further properties of every band (colour, source, marks)
 */
export function bandsToGeoJson(
  bands: readonly Band[],
  toLngLat: ((x: number, y: number) => [number, number]) | null,
  properties: (band: Band) => Record<string, unknown> = () => ({}),
): FeatureCollection<MultiPolygon> {
  const place = ([x, y]: Position): Position => (toLngLat ? toLngLat(x, y).map((degrees) => Math.round(degrees * 1e7) / 1e7) : [x, y]);
  const collection: FeatureCollection<MultiPolygon> = {
    type: 'FeatureCollection',
    features: bands.map((band) => ({
      type: 'Feature',
      properties: { from: band.from, to: band.to, ...properties(band) },
      geometry: {
        type: 'MultiPolygon',
        coordinates: band.geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(place))),
      },
    })),
  };
  return toLngLat ? collection : Object.assign(collection, { crs: { type: 'name', properties: { name: 'local' } } });
}
