import type { PeopleBand } from './annoyance.ts';
import { facadeLevels, receiverLevels } from './facade-levels.ts';
import type { Footprint } from './facade-places.ts';
import type { Grid } from './grid.ts';

/** Who lives, learns and is cared for at which level: buildings and people per band of a noise map. */

/** Uses of buildings that need quiet. */
export type SensitiveUse = 'medical' | 'education' | 'welfare';

export interface ExposedBuilding {
  /** In the plane of the grid. */
  readonly footprint: Footprint;
  readonly people?: number | undefined;
  readonly dwellings?: number | undefined;
  readonly use?: string | undefined;
}

/** Sums over buildings, and the part of the map. */
export interface ExposureCounts {
  readonly people: number;
  readonly dwellings: number;
  readonly buildings: number;
  /** Buildings by use. */
  readonly sensitive: Readonly<Record<SensitiveUse, number>>;
  /** Of the cells of the map, not of footprints. */
  readonly areaM2: number;
}

export interface ExposureBand extends ExposureCounts {
  /** dB, included; null: everything below `to`. */
  readonly from: number | null;
  /** dB, not included; null: everything from `from` on. */
  readonly to: number | null;
}

export interface Exposure {
  readonly bands: readonly ExposureBand[];
  /** With and without a level. */
  readonly totals: ExposureCounts;
  /** Buildings before whose façades the map has no value, and cells without one. */
  readonly withoutLevel: ExposureCounts;
}

/** How the people and dwellings of a building are spread over its façades. */
export const distributions = ['most-exposed', 'median-half'] as const;
export type Distribution = (typeof distributions)[number];

export interface BuildingLevels {
  /** Of the loudest façade, dB; NaN where the map has none. */
  readonly loudestDb: number;
  /** Levels over which people and dwellings are spread equally, dB; empty where the map has none. */
  readonly residentsDb: ArrayLike<number>;
}

/**
 * Levels of buildings in a map.
 *
 * `most-exposed`: all people of a building at the level of its loudest façade.
 *
 * `median-half` (Directive (EU) 2015/996 as amended by (EU) 2021/1226, Annex, 2.8, for dwellings with more than one
 * façade or where this is not known): the receivers of a building are parted into a lower and an upper half by the
 * median of their levels, of an odd number the lowest is left out; people and dwellings are spread equally over the
 * upper half. A building of one dwelling: at its loudest façade.
 */
export function buildingLevels(
  grid: Grid,
  buildings: readonly ExposedBuilding[],
  distribution: Distribution,
): BuildingLevels[] {
  const footprints = buildings.map(({ footprint }) => footprint);
  const loudest = facadeLevels(grid, footprints);
  const receivers = distribution === 'median-half' ? receiverLevels(grid, footprints) : null;
  return buildings.map(({ dwellings }, k) => {
    const loudestDb = loudest[k];
    if (Number.isNaN(loudestDb)) return { loudestDb, residentsDb: [] };
    const upper = receivers && dwellings !== 1 ? upperHalf(receivers[k]) : [];
    return { loudestDb, residentsDb: upper.length > 0 ? upper : [loudestDb] };
  });
}

/** @param levels highest first */
const upperHalf = (levels: Float64Array): Float64Array =>
  levels.subarray(0, Math.max(Math.min(1, levels.length), Math.floor(levels.length / 2)));

/**
 * Exposure per band. People and dwellings count at the levels that they are spread over, a building itself at that of
 * its loudest façade.
 * @param limits of the bands, dB, ascending
 */
export function exposureOf(
  grid: Grid,
  buildings: readonly ExposedBuilding[],
  limits: readonly number[],
  levels: readonly BuildingLevels[] = buildingLevels(grid, buildings, 'most-exposed'),
): Exposure {
  const bandOf = (level: number): number => {
    const next = limits.findIndex((limit) => level < limit);
    return next < 0 ? limits.length : next;
  };
  const { counts, totals, withoutLevel } = countByClass(grid, buildings, levels, limits.length + 1, bandOf);
  return {
    bands: counts.map((band, k) => ({ from: limits[k - 1] ?? null, to: limits[k] ?? null, ...band })),
    totals,
    withoutLevel,
  };
}

/**
 * Sums over classes of level.
 * @param cells the part of the map whose area counts
 * @param classes how many there are
 * @param classOf class of a level, 0 … classes − 1
 */
export function countByClass(
  cells: Pick<Grid, 'values' | 'cellSizeM'>,
  buildings: readonly ExposedBuilding[],
  levels: readonly BuildingLevels[],
  classes: number,
  classOf: (levelDb: number) => number,
): {
  readonly counts: readonly ExposureCounts[];
  readonly totals: ExposureCounts;
  readonly withoutLevel: ExposureCounts;
} {
  const counts = Array.from({ length: classes }, () => tally());
  const totals = tally();
  const without = tally();
  buildings.forEach((building, k) => {
    const { loudestDb, residentsDb } = levels[k];
    countBuilding(totals, building);
    countResidents(totals, building, 1);
    if (Number.isNaN(loudestDb)) {
      countBuilding(without, building);
      countResidents(without, building, 1);
      return;
    }
    countBuilding(counts[classOf(loudestDb)], building);
    const shares = new Map<number, number>();
    for (const one of Array.from(residentsDb, classOf)) shares.set(one, (shares.get(one) ?? 0) + 1);
    for (const [one, count] of shares) countResidents(counts[one], building, count / residentsDb.length);
  });
  const cellM2 = cells.cellSizeM ** 2;
  for (const value of cells.values) {
    const counted = Number.isNaN(value) ? without : counts[classOf(value)];
    counted.areaM2 += cellM2;
    totals.areaM2 += cellM2;
  }
  return { counts, totals, withoutLevel: without };
}

/** People per whole decibel, ascending; bands without people are left out. */
export function peoplePerDb(
  buildings: readonly ExposedBuilding[],
  levels: readonly BuildingLevels[],
): PeopleBand[] {
  const bands = new Map<number, number>();
  buildings.forEach(({ people = 0 }, k) => {
    const { residentsDb } = levels[k];
    for (const from of Array.from(residentsDb, Math.floor))
      bands.set(from, (bands.get(from) ?? 0) + people / residentsDb.length);
  });
  return [...bands]
    .filter(([, people]) => people > 0)
    .sort(([a], [b]) => a - b)
    .map(([from, people]) => ({ from, to: from + 1, people }));
}

type Tally = { -readonly [K in keyof ExposureCounts]: ExposureCounts[K] } & {
  readonly sensitive: Record<SensitiveUse, number>;
};

const tally = (): Tally => ({
  people: 0,
  dwellings: 0,
  buildings: 0,
  sensitive: { medical: 0, education: 0, welfare: 0 },
  areaM2: 0,
});

export function sumOfCounts(all: readonly ExposureCounts[]): ExposureCounts {
  const sum = tally();
  for (const { people, dwellings, buildings, sensitive, areaM2 } of all) {
    sum.people += people;
    sum.dwellings += dwellings;
    sum.buildings += buildings;
    for (const use of ['medical', 'education', 'welfare'] as const) sum.sensitive[use] += sensitive[use];
    sum.areaM2 += areaM2;
  }
  return sum;
}

function countBuilding(counts: Tally, { use }: ExposedBuilding): void {
  counts.buildings += 1;
  if (use === 'medical' || use === 'education' || use === 'welfare') counts.sensitive[use] += 1;
}

function countResidents(counts: Tally, { people = 0, dwellings = 0 }: ExposedBuilding, share: number): void {
  counts.people += share * people;
  counts.dwellings += share * dwellings;
}
