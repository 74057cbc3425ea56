import earcut from 'earcut';
import type { Note } from '../../domain/note.ts';
import type { Method, Scene, SceneFeature } from '../../domain/scene.ts';
import { buildingAt, type PlaneScene } from '../scene/plane-scene.ts';
import type { ScenePlane } from '../scene/scene-plane.ts';
import type { SourceGroup } from './source-group.ts';

export type SourceFeature = SceneFeature<
  'point-source' | 'line-source' | 'area-source' | 'road' | 'railway' | 'indoor-source'
>;

/** Height of a source above the ground where the file gives none, m: the Directive's line source; else half a metre. */
const usualHeight = (kind: SourceFeature['kind'], method: Method): number =>
  kind === 'road' && method === 'cnossos' ? 0.05 : 0.5;

/** Whether a feature sounds. */
export const isSource = (feature: SceneFeature): feature is SourceFeature =>
  feature.kind === 'point-source' ||
  feature.kind === 'line-source' ||
  feature.kind === 'area-source' ||
  feature.kind === 'road' ||
  feature.kind === 'railway' ||
  feature.kind === 'indoor-source';

/** How far outside its wall an opening of a building sounds, m. */
const outsideWall = 0.1;

export interface SceneSources {
  readonly features: readonly SourceFeature[];
  /** One a feature, in the same order. */
  readonly groups: readonly SourceGroup[];
  readonly notes: readonly Note[];
}

/** The sources of a scene as shapes in its plane. */
export function sourcesOf(
  { features, settings }: Scene,
  { toPlane }: ScenePlane,
  scene: PlaneScene,
  method: Method,
): SceneSources {
  const notes: Note[] = [];
  const sources = features.filter(isSource);
  const groups = sources.map((feature): SourceGroup => {
    const { id, kind, geometry, properties } = feature;
    const coordinates: readonly (readonly number[])[] =
      geometry.type === 'Point'
        ? [geometry.coordinates]
        : geometry.type === 'LineString'
          ? geometry.coordinates
          : geometry.coordinates[0];
    const given = coordinates.map(([, , z]) => z as number | undefined);
    const byAltitude =
      given.every((z) => z !== undefined) &&
      (settings.heights === 'altitude' || properties.heightM === undefined);
    const height = byAltitude
      ? { altitude: given.map((z) => z as number) }
      : { aboveGround: properties.heightM ?? usualHeight(kind, method) };
    const place = ([x, y]: readonly number[]) => toPlane(x, y);
    if (geometry.type === 'Point') {
      let at = place(geometry.coordinates);
      const building = buildingAt(scene, at[0], at[1]);
      if (kind === 'indoor-source') at = building < 0 ? at : throughNearestWall(scene, building, at);
      else if (building >= 0 && altitudeOf(scene, at, height) < topOf(scene, building))
        notes.push({ code: 'scene-source-inside', where: { featureId: id } });
      return { id, road: false, shape: { kind: 'point', at, height } };
    }
    if (geometry.type === 'LineString')
      return {
        id,
        road: kind === 'road',
        shape: { kind: 'line', line: geometry.coordinates.map(place), height },
      };
    const rings = geometry.coordinates.map((ring) => ring.slice(0, -1).map(place));
    const vertices = rings.flat();
    const holes = rings.slice(0, -1).map((_, k) => rings.slice(0, k + 1).flat().length);
    const triangles = earcut(vertices.flat(), holes).flatMap((k) => vertices[k]);
    return { id, road: false, shape: { kind: 'area', triangles, height } };
  });
  return { features: sources, groups, notes };
}

const topOf = ({ obstacles, walls }: PlaneScene, building: number): number =>
  walls.top0[obstacles[building].firstWall];

function altitudeOf(
  { terrain }: PlaneScene,
  [x, y]: readonly [number, number],
  height: { readonly aboveGround: number } | { readonly altitude: readonly number[] },
): number {
  if ('altitude' in height) return height.altitude[0];
  return (terrain ? terrain.heightAt(x, y) : 0) + height.aboveGround;
}

/** The place just outside the wall of a building that is nearest to a place inside. */
function throughNearestWall(
  { obstacles, walls }: PlaneScene,
  building: number,
  [x, y]: readonly [number, number],
): readonly [number, number] {
  const { firstWall, wallCount } = obstacles[building];
  let nearest = Number.POSITIVE_INFINITY;
  let found: readonly [number, number] = [x, y];
  for (let w = firstWall; w < firstWall + wallCount; w++) {
    const dx = walls.x1[w] - walls.x0[w];
    const dy = walls.y1[w] - walls.y0[w];
    const length = Math.hypot(dx, dy);
    const t = Math.min(1, Math.max(0, ((x - walls.x0[w]) * dx + (y - walls.y0[w]) * dy) / (length * length)));
    const px = walls.x0[w] + t * dx;
    const py = walls.y0[w] + t * dy;
    const away = Math.hypot(px - x, py - y);
    if (away >= nearest) continue;
    nearest = away;
    // The outside is on the wall's right.
    found = [px + (dy / length) * outsideWall, py - (dx / length) * outsideWall];
  }
  return found;
}
