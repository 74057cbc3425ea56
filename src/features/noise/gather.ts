import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { LayerFeature } from '../../domain/feature.ts';
import { DataError, type Note } from '../../domain/note.ts';
import { type Plane, planeOfPlaces } from '../../domain/plane.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { autoCellSizeM, frameOnCells, type GridFrame } from '../../grid/frame.ts';
import { checkPoints, mergeCoincident, type Points } from '../../interpolation/points.ts';
import { defaultReachM } from './spacing.ts';
import { type StationLayer, takeStations } from './stations.ts';

/**
 * From a recipe and its data to what the jobs take: points in the local plane, the frame of the grid, the area.
 * Pure, so that a grid of the catalogue can be made ahead in Node: `gather`, then the jobs `fitVariogram`,
 * `crossValidate` and `interpolate` as in run.ts, then `finishGrid` (finish.ts) and `writeStoredGrid`
 * (src/grid/stored-grid.ts).
 */
export interface Gathered {
  readonly plane: Plane;
  /** Merged stations; plane metres, dB(A). */
  readonly points: Points;
  /** Ids of the stations behind each point. */
  readonly stationIds: readonly (readonly string[])[];
  /** 24 arrays of one value per point, dB(A), NaN where missing. */
  readonly hoursDb: readonly Float64Array[] | null;
  readonly frame: GridFrame;
  readonly area: PlaneArea;
  readonly illustrative: boolean;
  readonly notes: readonly Note[];
}

/**
 * Where values are drawn: within `reachM` of a station and, where given, inside the polygons. The rest of the
 * polygons stays hatched.
 */
export interface PlaneArea {
  readonly reachM: number;
  /** Polygons of rings of [east, north] metres; holes after the outer ring. */
  readonly polygons: readonly (readonly (readonly (readonly [number, number])[])[])[] | null;
}

/** More would need over 100 MB on the way to the screen. */
export const maxCells = 4_000_000;
/** Beyond its stations a chosen polygon is filled as far as one and a half times the usual reach. */
const polygonReach = 1.5;

/**
 * @param clipFeature the feature that `recipe.clip` names; null when it is missing or not asked for
 * @throws DataError for too few stations, a missing area, or a grid with too many cells
 */
export function gather(recipe: NoiseRecipe, layer: StationLayer, clipFeature: LayerFeature | null): Gathered {
  const taken = takeStations(recipe, layer);
  const plane = planeOfPlaces(taken.places);
  const n = taken.places.length;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  taken.places.forEach(([lng, lat], i) => {
    [x[i], y[i]] = plane.toPlane(lng, lat);
  });
  const all: Points = { x, y, z: taken.levelsDb };
  const checked = checkPoints(all).map((note) => named(note, taken.ids));
  const merged = mergeCoincident(all);
  const { points, groupOf } = merged;
  const stationIds: string[][] = Array.from(points.x, () => []);
  taken.ids.forEach((id, i) => {
    stationIds[groupOf[i]].push(id);
  });
  const notes = [...taken.notes, ...merged.notes, ...checked];
  const area = areaOf(recipe, clipFeature, plane, points, notes);
  return {
    plane,
    points,
    stationIds,
    hoursDb: taken.hoursDb?.map((levels) => groupMeans(levels, groupOf, points.x.length)) ?? null,
    frame: frameOf(recipe.cellSizeM, area, points),
    area,
    illustrative: taken.illustrative,
    notes,
  };
}

/** Points are numbered in the checks' notes (1-based); people know stations. */
function named(note: Note, ids: readonly string[]): Note {
  const rows = note.params?.rows;
  if (typeof rows !== 'string') return note;
  const stations = rows.replace(/\d+/g, (row) => ids[Number(row) - 1] ?? row);
  return { ...note, params: { ...note.params, rows: stations } };
}

/** Mean of the present values of each group, NaN where none is. */
function groupMeans(values: Float64Array, groupOf: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  const counts = new Int32Array(groups);
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    sums[groupOf[i]] += value;
    counts[groupOf[i]]++;
  });
  return sums.map((sum, group) => (counts[group] > 0 ? sum / counts[group] : Number.NaN));
}

function areaOf(
  { clip }: NoiseRecipe,
  feature: LayerFeature | null,
  plane: Plane,
  points: Points,
  notes: Note[],
): PlaneArea {
  if (clip.kind === 'distance') return { reachM: clip.distanceM, polygons: null };
  const geometry: LayerFeature['geometry'] | undefined =
    clip.kind === 'area' ? { type: 'Polygon', coordinates: [clip.ring] } : feature?.geometry;
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
    throw DataError.of(
      'noise-clip-missing',
      clip.kind === 'feature' ? { feature: clip.featureId, layer: clip.layerId } : {},
    );
  const reachM = Math.round(polygonReach * defaultReachM(points.x, points.y));
  notes.push({ code: 'noise-reach', params: { distance: reachM } });
  return { reachM, polygons: polygonsOf(geometry, plane) };
}

const polygonsOf = (geometry: Polygon | MultiPolygon, plane: Plane): NonNullable<PlaneArea['polygons']> => {
  const rings = (polygon: Position[][]) =>
    polygon.map((ring) => ring.map(([lng, lat]) => plane.toPlane(lng, lat)));
  return geometry.type === 'Polygon' ? [rings(geometry.coordinates)] : geometry.coordinates.map(rings);
};

function frameOf(cellSizeM: number | null, area: PlaneArea, points: Points): GridFrame {
  const edges = area.polygons
    ? extentOf(
        area.polygons.flatMap(([outer]) => outer.map(([x]) => x)),
        area.polygons.flatMap(([outer]) => outer.map(([, y]) => y)),
        0,
      )
    : extentOf(points.x, points.y, area.reachM);
  return frameOnCells(edges, cellSizeM ?? autoCellSizeM(edges), maxCells);
}

function extentOf(x: ArrayLike<number>, y: ArrayLike<number>, marginM: number) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    west = Math.min(west, x[i]);
    east = Math.max(east, x[i]);
    south = Math.min(south, y[i]);
    north = Math.max(north, y[i]);
  }
  return [west - marginM, south - marginM, east + marginM, north + marginM] as const;
}
