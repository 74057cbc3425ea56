import type { Note } from '../../domain/note.ts';
import { featuresOf, type Scene, type SceneFeature } from '../../domain/scene.ts';
import { bandCount } from '../bands.ts';
import { createPlaneScene, type PlaneScene, type SceneParts } from './plane-scene.ts';
import type { ScenePlane } from './scene-plane.ts';
import { createTerrain, triangulate } from './terrain.ts';

/** Absorption where the file gives none: buildings' faces reflect most, barriers all (Directive (EU) 2015/996 2.5.6). */
const buildingAbsorption = 0.2;
const barrierAbsorption = 0;

type Spot = readonly [number, number, number];

/** Ground and obstacles of a scene in its plane; what sounds in it comes from elsewhere. */
export interface CompiledScene {
  readonly parts: SceneParts;
  readonly scene: PlaneScene;
  readonly notes: readonly Note[];
}

/** @param heights further spot heights and breaklines in plane metres, of a DEM */
export function compileScene(
  { features, settings }: Scene,
  { toPlane }: ScenePlane,
  heights: readonly (readonly Spot[])[] = [],
): CompiledScene {
  const notes: Note[] = [];
  const flat = ([x, y]: readonly number[]): readonly [number, number] => toPlane(x, y);
  const lines: (readonly Spot[])[] = featuresOf(features, 'terrain').map(({ geometry }) =>
    (geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates).map(
      (p): Spot => [...flat(p), p[2]],
    ),
  );
  const mesh = lines.length + heights.length > 0 ? triangulate([...lines, ...heights]) : null;
  if (!mesh && lines.length + heights.length > 0) notes.push({ code: 'scene-terrain-thin' });
  const terrain = mesh && createTerrain(mesh);
  const groundAt = (x: number, y: number) => (terrain ? terrain.heightAt(x, y) : 0);
  const absolute = settings.heights === 'altitude';

  const buildings: SceneParts['buildings'][number][] = [];
  for (const { id, geometry, properties } of featuresOf(features, 'building')) {
    const rings = geometry.coordinates.map((ring) => ring.map(flat));
    const { topM, heightM, absorption } = properties;
    const outline = rings[0].slice(0, -1);
    const base = outline.reduce((sum, [x, y]) => sum + groundAt(x, y), 0) / outline.length;
    const top = (absolute ? topM : undefined) ?? (heightM === undefined ? topM : base + heightM);
    if (top === undefined) {
      notes.push({ code: 'scene-height-missing', where: { featureId: id, property: 'heightM' } });
      continue;
    }
    buildings.push({ id, rings, top, absorption: octaves(absorption, buildingAbsorption) });
  }

  const barriers: SceneParts['barriers'][number][] = [];
  for (const { id, geometry, properties } of featuresOf(features, 'barrier')) {
    const { heightM, absorption, absorptionLeft, absorptionRight } = properties;
    const given = geometry.coordinates.map((p) => ({ at: flat(p), z: p[2] as number | undefined }));
    const byAltitude = given.every(({ z }) => z !== undefined) && (absolute || heightM === undefined);
    if (!byAltitude && heightM === undefined) {
      notes.push({ code: 'scene-height-missing', where: { featureId: id, property: 'heightM' } });
      continue;
    }
    const line = byAltitude || !terrain ? given.map(({ at }) => at) : alongGround(given.map(({ at }) => at));
    const top = byAltitude
      ? given.map(({ z }) => z as number)
      : line.map(([x, y]) => groundAt(x, y) + (heightM ?? 0));
    barriers.push({
      id,
      line,
      top,
      absorptionLeft: octaves(absorptionLeft ?? absorption, barrierAbsorption),
      absorptionRight: octaves(absorptionRight ?? absorption, barrierAbsorption),
    });
  }

  const parts: SceneParts = {
    groundFactor: settings.groundFactor,
    zones: featuresOf(features, 'ground').map(({ geometry, properties }) => ({
      rings: geometry.coordinates.map((ring) => ring.map(flat)),
      groundFactor: properties.groundFactor,
    })),
    terrain: mesh,
    stands: [
      ...featuresOf(features, 'foliage').map(({ geometry, properties }) => ({
        rings: geometry.coordinates.map((ring) => ring.map(flat)),
        kind: { heightM: properties.heightM ?? Number.POSITIVE_INFINITY, builtShare: null, rowShare: 0 },
      })),
      ...featuresOf(features, 'housing').map(({ geometry, properties }) => ({
        rings: geometry.coordinates.map((ring) => ring.map(flat)),
        kind: {
          heightM: Number.POSITIVE_INFINITY,
          builtShare: properties.B ?? 0,
          rowShare: properties.p ?? 0,
        },
      })),
    ],
    buildings,
    barriers,
  };
  if (terrain) {
    const outside = features.filter(
      ({ kind, geometry }) =>
        (kind === 'receiver' || kind === 'building' || kind.endsWith('source') || kind === 'road') &&
        !terrain.covers(...flat(firstOf(geometry))),
    );
    if (outside.length > 0)
      notes.push({
        code: 'scene-outside-terrain',
        params: { count: outside.length },
        where: { featureId: outside[0].id },
      });
  }
  return { parts, scene: createPlaneScene(parts), notes };
}

const firstOf = (geometry: SceneFeature['geometry']): readonly number[] =>
  geometry.type === 'Point'
    ? geometry.coordinates
    : geometry.type === 'LineString'
      ? geometry.coordinates[0]
      : geometry.coordinates[0][0];

const octaves = (value: number | readonly number[] | undefined, usual: number): readonly number[] =>
  typeof value === 'object' ? value : new Array<number>(bandCount).fill(value ?? usual);

/** Longest piece of a barrier that stands on uneven ground, m: its top follows the ground. */
const step = 5;

function alongGround(line: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  return line.flatMap((p, k) => {
    const q = line[k + 1];
    if (!q) return [p];
    const pieces = Math.max(1, Math.ceil(Math.hypot(q[0] - p[0], q[1] - p[1]) / step));
    return Array.from({ length: pieces }, (_, i) => {
      const t = i / pieces;
      return [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])] as const;
    });
  });
}
