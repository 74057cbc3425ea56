import type { FeatureCollection, MultiLineString, MultiPolygon, Position } from 'geojson';
import { DataError } from '../domain/note.ts';
import { traceBands, traceLines } from './band-tracing.ts';
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

/** More bands than this are a slip of the pen in the step. */
const maxLevels = 200;

/**
 * Lower edges of the bands from the second on.
 * @throws DataError `contours-steps` for a step that is not positive, an empty range, or more than 200 levels
 */
export function levelsOfSteps({ from, to, step }: BandSteps): number[] {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (!(step > 0 && count >= 1 && count <= maxLevels))
    throw DataError.of('contours-steps', { from, to, step, max: maxLevels });
  return Array.from({ length: count }, (_, k) => from + k * step);
}

/**
 * Disjoint isobands that together cover exactly the cells with data: opacities never add up, areas can be summed.
 * The field they cut takes each cell's value at its centre (see band-tracing.ts). Empty bands are left out.
 */
export function isobands(grid: Grid, steps: BandSteps = usualSteps): Band[] {
  const levels = levelsOfSteps(steps);
  return traceBands(grid, levels).flatMap((rings, k) =>
    rings.length === 0
      ? []
      : [
          {
            from: k === 0 ? null : levels[k - 1],
            to: k === levels.length ? null : levels[k],
            geometry: {
              type: 'MultiPolygon' as const,
              coordinates: polygonsOfRings(rings),
            },
          },
        ],
  );
}

/** An isoline: all places where the field of the bands has this level. */
export interface Isoline {
  readonly levelDb: number;
  /** Plane metres; closed, or from one end of the data to another. */
  readonly geometry: MultiLineString;
}

/** Isolines, at the edges of the isobands of the same steps. Levels that the grid does not have are left out. */
export function isolines(grid: Grid, steps: BandSteps = usualSteps): Isoline[] {
  const levels = levelsOfSteps(steps);
  return traceLines(grid, levels).flatMap((coordinates, k) =>
    coordinates.length === 0
      ? []
      : [{ levelDb: levels[k], geometry: { type: 'MultiLineString' as const, coordinates } }],
  );
}

/** Rings that fit in so many cells each way are the beads of a narrow road in a coarse grid. */
const speckCells = 2.5;

/** Isolines to look at: without the rings that are specks. Levels that have no others are left out. */
export function withoutSpecks(lines: readonly Isoline[], cellSizeM: number): Isoline[] {
  const most = speckCells * cellSizeM;
  const span = (line: readonly Position[], axis: 0 | 1): number => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const place of line) {
      low = Math.min(low, place[axis]);
      high = Math.max(high, place[axis]);
    }
    return high - low;
  };
  const closes = (line: readonly Position[]): boolean =>
    [0, 1].every((axis) => line[0][axis] === line[line.length - 1][axis]);
  const isSpeck = (line: readonly Position[]): boolean =>
    closes(line) && span(line, 0) < most && span(line, 1) < most;
  return lines.flatMap(({ levelDb, geometry }) => {
    const coordinates = geometry.coordinates.filter((line) => !isSpeck(line));
    return coordinates.length > 0 ? [{ levelDb, geometry: { ...geometry, coordinates } }] : [];
  });
}

const placer =
  (toLngLat: ((x: number, y: number) => [number, number]) | null) =>
  ([x, y]: Position): Position =>
    toLngLat ? toLngLat(x, y).map((degrees) => Math.round(degrees * 1e7) / 1e7) : [x, y];

/** Isolines as GeoJSON, each with its level. @param toLngLat as of `bandsToGeoJson` */
export function isolinesToGeoJson(
  lines: readonly Isoline[],
  toLngLat: ((x: number, y: number) => [number, number]) | null,
): FeatureCollection<MultiLineString> {
  const place = placer(toLngLat);
  return marked(toLngLat, {
    type: 'FeatureCollection',
    features: lines.map(({ levelDb, geometry }) => ({
      type: 'Feature',
      properties: { levelDb },
      geometry: {
        type: 'MultiLineString',
        coordinates: geometry.coordinates.map((line) => line.map(place)),
      },
    })),
  });
}

/** Plane metres are no GeoJSON of RFC 7946, and say so. */
const marked = <T extends FeatureCollection>(toLngLat: unknown, collection: T): T =>
  toLngLat ? collection : Object.assign(collection, { crs: { type: 'name', properties: { name: 'local' } } });

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
  const place = placer(toLngLat);
  return marked(toLngLat, {
    type: 'FeatureCollection',
    features: bands.map((band) => ({
      type: 'Feature',
      properties: { from: band.from, to: band.to, ...properties(band) },
      geometry: {
        type: 'MultiPolygon',
        coordinates: band.geometry.coordinates.map((polygon) => polygon.map((ring) => ring.map(place))),
      },
    })),
  });
}
