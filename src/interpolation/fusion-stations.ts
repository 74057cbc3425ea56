import { DataError, type Note } from '../domain/note.ts';
import { mergeCoincident } from './points.ts';

/** Stations beside roads and stations of an area measure different things (GB 3096-2008, HJ 640-2012). */
export type StationGroup = 'roadside' | 'area';

export interface FusionStation {
  /** Unlike every other. */
  readonly id: string;
  /** Plane metres. */
  readonly x: number;
  readonly y: number;
  /** dB */
  readonly measuredDb: number;
  /** dB, by the propagation method, at the same place and height. */
  readonly predictedDb: number;
  /** Whether the measurement covers enough hours. */
  readonly valid: boolean;
  readonly group: StationGroup;
}

/** Check points: drawn by a seed, or named. */
export type CheckChoice =
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'ids'; readonly ids: readonly string[] };

/** One place of one or several stations. */
export interface StationPlace {
  readonly ids: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly measuredDb: number;
  readonly predictedDb: number;
}

const minChecks = 3;
const minUsed = 3;
/** One place in five is a check point. */
const checkShare = 5;

/** Check points that n places need. */
export const checksFor = (n: number): number => Math.max(minChecks, Math.ceil(n / checkShare));

/**
 * Places with both levels, coincident stations averaged (dB, arithmetically), in the order of their ids: no result
 * depends on the order of the stations.
 * @throws DataError `fusion-repeated-id`
 */
export function placesOf(
  stations: readonly FusionStation[],
  group: StationGroup | 'all',
): { readonly places: readonly StationPlace[]; readonly notes: readonly Note[] } {
  const sorted = [...stations].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const repeated = sorted.find(({ id }, i) => sorted[i + 1]?.id === id);
  if (repeated) throw DataError.of('fusion-repeated-id', { id: repeated.id });
  const chosen = sorted.filter((station) => group === 'all' || station.group === group);
  const usable = chosen.filter(
    ({ x, y, measuredDb, predictedDb, valid }) => valid && Number.isFinite(x + y + measuredDb + predictedDb),
  );
  const notes: Note[] = [];
  if (usable.some((station) => station.group !== usable[0].group)) notes.push({ code: 'fusion-mixed' });
  if (usable.length < chosen.length)
    notes.push({ code: 'fusion-left-out', params: { count: chosen.length - usable.length } });
  const of = (value: (station: FusionStation) => number) => Float64Array.from(usable, value);
  const [x, y] = [of((station) => station.x), of((station) => station.y)];
  const measured = mergeCoincident({ x, y, z: of(({ measuredDb }) => measuredDb) });
  const predicted = mergeCoincident({ x, y, z: of(({ predictedDb }) => predictedDb) });
  const ids: string[][] = Array.from(measured.points.x, () => []);
  usable.forEach(({ id }, i) => {
    ids[measured.groupOf[i]].push(id);
  });
  return {
    places: ids.map((each, k) => ({
      ids: each,
      x: measured.points.x[k],
      y: measured.points.y[k],
      measuredDb: measured.points.z[k],
      predictedDb: predicted.points.z[k],
    })),
    notes: [...notes, ...measured.notes],
  };
}

/**
 * Parts the check points from the places that make the correction. A named station takes its whole place along.
 * @throws DataError `fusion-too-few` when fewer than three places would be left, `fusion-few-checks`,
 *   `fusion-unknown-checks`
 */
export function partPlaces(
  places: readonly StationPlace[],
  choice: CheckChoice,
): { readonly used: readonly StationPlace[]; readonly checks: readonly StationPlace[] } {
  const wanted = checksFor(places.length);
  const refuse = (used: number) => {
    if (used < minUsed)
      throw DataError.of('fusion-too-few', {
        count: places.length,
        checks: places.length - used,
        used: Math.max(0, used),
        min: minUsed,
      });
  };
  refuse(places.length - wanted);
  const held = choice.kind === 'seed' ? drawn(places.length, wanted, choice.seed) : named(places, choice.ids);
  if (held.size < wanted) throw DataError.of('fusion-few-checks', { count: held.size, min: wanted });
  refuse(places.length - held.size);
  return {
    used: places.filter((_, k) => !held.has(k)),
    checks: places.filter((_, k) => held.has(k)),
  };
}

function named(places: readonly StationPlace[], wanted: readonly string[]): Set<number> {
  const placeOf = new Map(places.flatMap(({ ids }, k) => ids.map((id) => [id, k] as const)));
  const unknown = wanted.filter((id) => !placeOf.has(id));
  if (unknown.length > 0)
    throw DataError.of('fusion-unknown-checks', { ids: unknown.slice(0, 5).join(', ') });
  return new Set(wanted.flatMap((id) => placeOf.get(id) ?? []));
}

/** `count` of the numbers 0 … n − 1, each set as likely as any other (Fisher and Yates). */
function drawn(n: number, count: number, seed: number): Set<number> {
  const random = uniform(seed);
  const order = Array.from({ length: n }, (_, k) => k);
  for (let k = 0; k < count; k++) {
    const other = k + Math.floor(random() * (n - k));
    [order[k], order[other]] = [order[other], order[k]];
  }
  return new Set(order.slice(0, count));
}

/** Numbers in [0, 1) from a 32-bit seed: a Weyl sequence through the mixing function of MurmurHash3. */
function uniform(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
