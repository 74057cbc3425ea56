import type { Note } from '../domain/note.ts';
import type { SceneCrs, SceneFeature } from '../domain/scene.ts';

type Position = readonly number[];
type Geometry = SceneFeature['geometry'];
type Fault = Pick<Note, 'code' | 'params'>;

/** Nothing that is computed here is wider, m or its like in degrees. */
const widestM = 1e6;

/** A geometry without vertices that repeat the one before, and how many there were. */
export function withoutRepeats(geometry: Geometry): {
  readonly geometry: Geometry;
  readonly dropped: number;
} {
  if (geometry.type === 'Point') return { geometry, dropped: 0 };
  let dropped = 0;
  const thin = <T extends Position>(line: readonly T[], least: number): T[] => {
    const kept = line.filter((p, k) => k === 0 || p[0] !== line[k - 1][0] || p[1] !== line[k - 1][1]);
    if (kept.length < least) return [...line];
    dropped += line.length - kept.length;
    return kept;
  };
  const clean =
    geometry.type === 'LineString'
      ? { ...geometry, coordinates: thin(geometry.coordinates, 2) }
      : { ...geometry, coordinates: geometry.coordinates.map((ring) => thin(ring, 4)) };
  return { geometry: clean as Geometry, dropped };
}

/** Shapes that no sound field can be computed with. */
export function geometryFaults({ kind, geometry }: SceneFeature, crs: SceneCrs | null): Fault[] {
  const positions: readonly Position[] =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'LineString'
        ? geometry.coordinates
        : geometry.coordinates.flat();
  const degrees = crs?.kind === 'lnglat';
  if (degrees && positions.some(([x, y]) => Math.abs(x) > 180 || Math.abs(y) > 89))
    return [{ code: 'scene-not-degrees', params: { property: 'geometry' } }];
  if (kind === 'terrain' && positions.some((p) => p.length < 3))
    return [{ code: 'scene-terrain-z', params: { property: 'geometry' } }];
  const widest = degrees ? widestM / 111e3 : widestM;
  const spread = (axis: number) =>
    Math.max(...positions.map((p) => p[axis])) - Math.min(...positions.map((p) => p[axis]));
  if (spread(0) > widest || spread(1) > widest)
    return [{ code: 'scene-too-wide', params: { property: 'geometry' } }];
  if (geometry.type === 'LineString')
    return spread(0) === 0 && spread(1) === 0
      ? [{ code: 'scene-no-length', params: { property: 'geometry' } }]
      : [];
  if (geometry.type === 'Point') return [];
  for (const ring of geometry.coordinates) {
    const [first, last] = [ring[0], ring[ring.length - 1]];
    if (first[0] !== last[0] || first[1] !== last[1])
      return [{ code: 'scene-ring-open', params: { property: 'geometry' } }];
    if (crossesItself(ring)) return [{ code: 'scene-crosses-itself', params: { property: 'geometry' } }];
    if (Math.abs(areaOf(ring)) < 1e-9 * (spread(0) ** 2 + spread(1) ** 2))
      return [{ code: 'scene-no-area', params: { property: 'geometry' } }];
  }
  return [];
}

function areaOf(ring: readonly Position[]): number {
  const [ox, oy] = ring[0];
  let twice = 0;
  for (let k = 0; k + 1 < ring.length; k++)
    twice += (ring[k][0] - ox) * (ring[k + 1][1] - oy) - (ring[k + 1][0] - ox) * (ring[k][1] - oy);
  return twice / 2;
}

/** Whether two edges of a ring that are not neighbours meet. Rings have few edges, or a quick first look by boxes. */
function crossesItself(ring: readonly Position[]): boolean {
  const n = ring.length - 1;
  for (let i = 0; i < n; i++) {
    const [a, b] = [ring[i], ring[i + 1]];
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue;
      const [c, d] = [ring[j], ring[j + 1]];
      if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.min(a[0], b[0]) > Math.max(c[0], d[0]))
        continue;
      if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.min(a[1], b[1]) > Math.max(c[1], d[1]))
        continue;
      if (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) return true;
    }
  }
  return false;
}

const turn = (a: Position, b: Position, c: Position): number =>
  Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
