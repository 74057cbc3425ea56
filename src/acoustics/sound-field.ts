import type { Note } from '../domain/note.ts';
import { featuresOf, type Method, type Scene } from '../domain/scene.ts';
import { airAbsorption } from './atmosphere.ts';
import { emissionOf } from './emission/scene-emission.ts';
import type { PeriodEmission } from './levels-of-matrix.ts';
import { createPropagator, type Propagator, type ReceiverPoint } from './propagate.ts';
import { createCnossos } from './propagation/cnossos/cnossos.ts';
import { createHj24 } from './propagation/hj24/hj24.ts';
import { createIso9613 } from './propagation/iso9613/iso9613.ts';
import type { PropagationMethod } from './propagation/method.ts';
import { compileScene } from './scene/compile.ts';
import { buildingAt, type PlaneScene } from './scene/plane-scene.ts';
import { planeOfScene, type ScenePlane } from './scene/scene-plane.ts';
import type { Cutting } from './sources/pieces.ts';
import { type SourceFeature, sourcesOf } from './sources/scene-sources.ts';
import type { SourceGroup } from './sources/source-group.ts';
import { standardOf, usualReceiverHeight } from './standard.ts';

export interface FieldReceiver extends ReceiverPoint {
  readonly id: string;
}

/** A scene ready to be computed: one a thread; its input is the serialisable scene. */
export interface SoundField {
  readonly method: Method;
  readonly plane: ScenePlane;
  readonly planeScene: PlaneScene;
  readonly propagation: PropagationMethod;
  readonly propagator: Propagator;
  readonly sources: readonly SourceFeature[];
  readonly groups: readonly SourceGroup[];
  readonly periods: readonly PeriodEmission[];
  readonly receivers: readonly FieldReceiver[];
  readonly notes: readonly Note[];
  /** Whether a building covers a place and is higher than a receiver there. */
  readonly isBuilt: (x: number, y: number, z: number) => boolean;
}

export interface FieldOptions {
  /** Instead of the scene's own. */
  readonly method?: Method;
  /** Spot heights of a DEM, in plane metres. */
  readonly heights?: readonly (readonly [number, number, number])[];
  readonly cutting?: Cutting;
}

export function createSoundField(scene: Scene, options: FieldOptions = {}): SoundField {
  const { settings } = scene;
  const method = options.method ?? settings.method;
  const plane = planeOfScene(scene);
  const compiled = compileScene(
    scene,
    plane,
    options.heights?.map((spot) => [spot]),
  );
  const sources = sourcesOf(scene, plane, compiled.scene, method);
  const emission = emissionOf(scene, sources.features, method);
  const air = airAbsorption(settings);
  const propagation = methodOf(method, air, settings.groundMethod);
  const propagator = createPropagator(compiled.scene, sources.groups, propagation, {
    lateralDiffraction: settings.lateralDiffraction,
    reflectionOrder: settings.reflectionOrder,
    maxDistanceM: settings.maxDistanceM,
    maxReflectionDistanceM: settings.maxReflectionDistanceM,
    ...(options.cutting && { cutting: options.cutting }),
  });
  const receivers = featuresOf(scene.features, 'receiver').map(
    ({ id, geometry, properties }): FieldReceiver => {
      const [x, y, z] = geometry.coordinates;
      const [px, py] = plane.toPlane(x, y);
      const byAltitude =
        z !== undefined && (settings.heights === 'altitude' || properties.heightM === undefined);
      return byAltitude
        ? { id, x: px, y: py, z }
        : { id, x: px, y: py, heightM: properties.heightM ?? usualReceiverHeight[method] };
    },
  );
  const { obstacles, walls } = compiled.scene;
  const isBuilt = (x: number, y: number, z: number): boolean => {
    const building = buildingAt(compiled.scene, x, y);
    return building >= 0 && z < walls.top0[obstacles[building].firstWall];
  };
  return {
    method,
    plane,
    planeScene: compiled.scene,
    propagation,
    propagator,
    sources: sources.features,
    groups: sources.groups,
    periods: emission.periods,
    receivers,
    notes: [
      ...compiled.notes,
      ...sources.notes,
      ...emission.notes,
      ...unusedNotes(scene, method),
      ...(sources.groups.length === 0 ? [{ code: 'scene-no-sources' }] : []),
    ],
    isBuilt,
  };
}

function methodOf(
  method: Method,
  air: Float64Array,
  groundMethod: 'general' | 'alternative',
): PropagationMethod {
  if (method === 'cnossos') return createCnossos(air);
  return method === 'iso9613'
    ? createIso9613({ airAbsorption: air, groundMethod })
    : createHj24({ airAbsorption: air });
}

/** Features that take no part. */
function unusedNotes({ features }: Scene, method: Method): Note[] {
  if (method !== 'cnossos') return [];
  const unused = features.filter(({ kind }) => kind === 'foliage' || kind === 'housing');
  return unused.length === 0
    ? []
    : [
        {
          code: 'scene-misc-unused',
          params: { count: unused.length, method: standardOf[method] },
          where: { featureId: unused[0].id },
        },
      ];
}
