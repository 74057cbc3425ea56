import type { Position } from 'geojson';
import type { LngLat } from '../domain/feature.ts';
import { DataError } from '../domain/note.ts';
import type { Plane } from '../domain/plane.ts';
import { type JudgedPeriod, noiseLimit, type ZoneClass, zoneClassOf } from '../domain/standards/gb3096.ts';
import { judge, type VerdictRounding } from '../domain/standards/verdict.ts';
import { planeOfCrs } from '../grid/crs-plane.ts';
import { cellAt, type Grid, gridEdges } from '../grid/grid.ts';
import { type Hex, hexCentre, hexCounts, hexesIn, hexKey, hexRing } from './hex-bins.ts';
import { placeLayer } from './placed.ts';
import { boxOf } from './shape.ts';
import type { Layer } from './types.ts';
import { pointsInAreas } from './within.ts';

/**
 * Complaints counted in hexagons, beside the level of a noise map over the limit of the functional zone there. Counts
 * are counts and levels are levels: no level is summed or averaged over a hexagon.
 */
export interface ComplaintHex {
  readonly id: string;
  readonly centre: LngLat;
  /** Degrees, closed. */
  readonly ring: readonly Position[];
  /** Complaints within. */
  readonly count: number;
  /** Of the functional zone that holds the middle; null where there is none. */
  readonly zone: ZoneClass | null;
  /** GB 3096-2008, table 1; null without a zone, or where the map is of a period without limits. */
  readonly limitDb: number | null;
  /** Of the map's cell nearest the middle that has a value, dB; null where none lies in the hexagon. */
  readonly levelDb: number | null;
  /** Level, rounded where verdicts are, minus limit, dB; null without either. */
  readonly excessDb: number | null;
}

/** All hexagons of the zones that the map covers are looked at; more would be too small to be read, and slow. */
const mostHexes = 40_000;

export interface ComplaintInput {
  readonly places: readonly LngLat[];
  readonly sideM: number;
  readonly grid: Grid;
  /** Functional zones with their class in `zone`; null: there are none. */
  readonly zones: Layer | null;
  /** Whose limits; null where GB 3096 has none for the map. */
  readonly period: JudgedPeriod | null;
  readonly rounding: VerdictRounding;
}

/**
 * Hexagons that hold complaints, and those of the zones where the map has a level.
 * @throws DataError for a map without a place on the earth, or more hexagons than can be looked at
 */
export function complaintHexes({
  places,
  sideM,
  grid,
  zones,
  period,
  rounding,
}: ComplaintInput): readonly ComplaintHex[] {
  const plane = planeOfCrs(grid.crs);
  if (!plane) throw DataError.of('complaints-no-place');
  const bins = hexCounts(
    places.map(([lng, lat]) => plane.toPlane(lng, lat)),
    sideM,
  );
  for (const hex of zones ? hexesIn(boxOfZones(zones, grid, plane, sideM), sideM) : [])
    if (!bins.has(hexKey(hex))) bins.set(hexKey(hex), { hex, count: 0 });
  const centres = new Map(
    [...bins].map(([key, { hex }]) => [key, plane.toLngLat(...hexCentre(hex, sideM))] as const),
  );
  const zoneAt = zones ? zonesAt(centres, zones, plane, period) : new Map<string, ZoneClass>();
  return [...bins].flatMap(([id, { hex, count }]): ComplaintHex[] => {
    const zone = zoneAt.get(id) ?? null;
    const levelDb = levelIn(grid, hex, sideM);
    if (count === 0 && (zone === null || levelDb === null)) return [];
    const verdict = zone && period && levelDb !== null ? judge(levelDb, zone, period, rounding) : null;
    return [
      {
        id,
        centre: centres.get(id) as LngLat,
        ring: hexRing(hex, sideM).map(([x, y]) => [...plane.toLngLat(x, y)]),
        count,
        zone,
        limitDb: zone && period ? noiseLimit(zone, period).limitDb : null,
        levelDb,
        excessDb: verdict && verdict.comparedDb - verdict.limitDb,
      },
    ];
  });
}

/** What the zones and the map have in common, plane metres. */
function boxOfZones(zones: Layer, grid: Grid, plane: Plane, sideM: number) {
  const rings = placeLayer(zones, plane).placed.flatMap(({ metres }) => metres().areas.flat());
  const box = boxOf(rings);
  const edges = gridEdges(grid);
  const common = [
    Math.max(box[0], edges[0]),
    Math.max(box[1], edges[1]),
    Math.min(box[2], edges[2]),
    Math.min(box[3], edges[3]),
  ] as const;
  const hexM2 = 1.5 * Math.sqrt(3) * sideM ** 2;
  const count = ((common[2] - common[0]) * (common[3] - common[1])) / hexM2;
  if (count > mostHexes)
    throw DataError.of('complaints-too-many', { count: Math.round(count), most: mostHexes });
  return common;
}

/** The zone that holds each middle; of several the one with the lower limit. */
function zonesAt(
  centres: ReadonlyMap<string, LngLat>,
  zones: Layer,
  plane: Plane,
  period: JudgedPeriod | null,
): Map<string, ZoneClass> {
  const points: Layer = {
    spec: { ...zones.spec, id: 'hexagons', geometry: 'point' },
    features: [...centres].map(([id, centre]) => ({
      id,
      geometry: { type: 'Point', coordinates: [...centre] },
      properties: {},
      provenance: 'measured',
    })),
  };
  const classes = new Map(zones.features.map(({ id, properties }) => [id, zoneClassOf(properties.zone)]));
  const found = new Map<string, ZoneClass>();
  const limit = (zone: ZoneClass) => noiseLimit(zone, period ?? 'day').limitDb;
  for (const { areaId, pointIds } of pointsInAreas(points, zones, plane)) {
    const zone = classes.get(areaId);
    if (!zone) continue;
    for (const id of pointIds) {
      const other = found.get(id);
      if (!other || limit(zone) < limit(other)) found.set(id, zone);
    }
  }
  return found;
}

/** Level of the cell nearest the middle of a hexagon that has a value and lies within it, dB. */
function levelIn(grid: Grid, hex: Hex, sideM: number): number | null {
  const [x, y] = hexCentre(hex, sideM);
  const middle = cellAt(grid, x, y);
  if (middle >= 0 && !Number.isNaN(grid.values[middle])) return grid.values[middle];
  const within = (sideM * Math.sqrt(3)) / 2;
  const steps = Math.floor(within / grid.cellSizeM);
  let nearest = within;
  let level: number | null = null;
  for (let j = -steps; j <= steps; j++) {
    for (let i = -steps; i <= steps; i++) {
      const cell = cellAt(grid, x + i * grid.cellSizeM, y + j * grid.cellSizeM);
      const value = cell < 0 ? Number.NaN : grid.values[cell];
      const away = Math.hypot(i, j) * grid.cellSizeM;
      if (Number.isNaN(value) || away >= nearest) continue;
      nearest = away;
      level = value;
    }
  }
  return level;
}
