import { DataError, type Note } from '../../../domain/note.ts';
import type { Change } from '../../../domain/scenario.ts';
import type { Scene, SceneFeature } from '../../../domain/scene.ts';
import { sourceFaults } from '../../../formats/scene-file.ts';
import { geometryFaults, withoutRepeats } from '../../../formats/scene-geometry.ts';
import type { Shape } from '../../../map/map-props.ts';
import { announce, getState } from '../../../state/store.ts';
import { changeVersion, currentScene } from '../current-scene.ts';
import { followChanges } from '../run-sound.ts';
import { featureOfScene, patchSound, soundState } from '../sound-store.ts';
import { endTrial, prepareTrial, tryShape } from './drag-trial.ts';
import { type DrawnKind, drawnKinds, newFeature, shapeAt } from './new-feature.ts';
import { geometryOfShape, halves, movedBy, type SceneGeometry, turnedBy, withVertex } from './shape-edits.ts';
import { type ShapePlane, shapePlaneOf } from './shape-plane.ts';

/** What a person does to the geometry of the scene; every verb is one step of the history. */

export const setEditing = (on: boolean): void =>
  patchSound({ editing: on ? { drawing: null, refused: 0 } : null, ...(!on && { selectedId: null }) });

/** Begins to draw a kind; the same again, or null, ends it. */
export function drawNext(kind: DrawnKind | null): void {
  const { editing } = soundState();
  const drawing = kind === editing?.drawing ? null : kind;
  patchSound({ editing: { refused: editing?.refused ?? 0, drawing }, selectedId: null });
}

interface Editable {
  readonly scene: Scene;
  readonly plane: ShapePlane;
}

function editable(): Editable | null {
  const scene = currentScene();
  const plane = scene && shapePlaneOf(scene);
  return scene && plane ? { scene, plane } : null;
}

/** The shape that was drawn, or that the selected feature was given. */
export function takeShape(shape: Shape): void {
  const at = editable();
  const { editing, selectedId } = soundState();
  if (!at || !editing) return;
  if (editing.drawing) {
    add(editing.drawing, shape, at);
    return;
  }
  const feature = featureOfScene(at.scene, selectedId);
  if (feature) reshape(feature, geometryOfShape(shape, at.plane, feature.geometry), at.scene);
}

/** A shape is held that may be dragged. */
export function holdShape(): void {
  const scene = currentScene();
  if (scene) prepareTrial(scene);
}

/** Shows what the map would be with the selected feature under the pointer. */
export function dragShape(shape: Shape): void {
  const at = editable();
  const feature = at && featureOfScene(at.scene, soundState().selectedId);
  if (at && feature) tryShape(at.scene, feature, geometryOfShape(shape, at.plane, feature.geometry));
}

/** Puts a small shape in the middle of the view, to be moved by numbers: the way of the keyboard. */
export function addInMiddle(kind: DrawnKind): void {
  const at = editable();
  const { camera } = getState();
  if (at && camera) add(kind, shapeAt(drawnKinds[kind], [camera.lng, camera.lat]), at);
}

function add(kind: DrawnKind, shape: Shape, { scene, plane }: Editable): void {
  const feature = newFeature(kind, geometryOfShape(shape, plane), scene);
  if (commit([{ add: feature }], [feature], scene))
    patchSound({ selectedId: feature.id, editing: { drawing: null, refused: 0 } });
}

const reshape = (feature: SceneFeature, geometry: SceneGeometry, scene: Scene): boolean => {
  const { geometry: clean } = withoutRepeats(geometry);
  const changed = { ...feature, geometry: clean } as SceneFeature;
  return commit([{ id: feature.id, geometry: clean }], [changed], scene);
};

/** Runs a change of the selected feature's geometry. */
function onSelected(change: (feature: SceneFeature, plane: ShapePlane) => SceneGeometry): void {
  const at = editable();
  const feature = at && featureOfScene(at.scene, soundState().selectedId);
  if (at && feature) reshape(feature, change(feature, at.plane), at.scene);
}

export const moveSelected = (eastM: number, northM: number): void =>
  onSelected(({ geometry }, plane) => movedBy(geometry, plane, eastM, northM));

/** @param degrees clockwise */
export const turnSelected = (degrees: number): void =>
  onSelected(({ geometry }, plane) => turnedBy(geometry, plane, degrees));

export const placeVertex = (index: number, lngLat: readonly [number, number]): void =>
  onSelected(({ geometry }, plane) => withVertex(geometry, index, plane.ofLngLat([...lngLat])));

export function removeSelected(): void {
  const { selectedId, version } = soundState();
  if (!featureOfScene(currentScene(), selectedId) || selectedId === null) return;
  changeVersion({ ...version, edits: [...version.edits, { ids: [selectedId], remove: true }] });
  patchSound({ selectedId: null });
  void followChanges();
}

/** Cuts the selected line in the middle: two features with the same properties. */
export function splitSelected(): void {
  const at = editable();
  const feature = at && featureOfScene(at.scene, soundState().selectedId);
  if (!at || feature?.geometry.type !== 'LineString') return;
  const [first, second] = halves(feature.geometry, at.plane);
  const taken = new Set(at.scene.features.map(({ id }) => id));
  let number = 2;
  while (taken.has(`${feature.id}-${number}`)) number++;
  const rest = {
    ...feature,
    id: `${feature.id}-${number}`,
    ...(feature.name !== undefined && { name: `${feature.name} ${number}` }),
    ...(feature.nameEn !== undefined && { nameEn: `${feature.nameEn} ${number}` }),
    geometry: second,
  } as SceneFeature;
  const kept = { ...feature, geometry: first } as SceneFeature;
  commit([{ id: feature.id, geometry: first }, { add: rest }], [kept, rest], at.scene);
}

/** Makes changes one step of the history, unless a feature they make could not be computed with: then says why. */
function commit(changes: readonly Change[], made: readonly SceneFeature[], scene: Scene): boolean {
  endTrial();
  const faults = made.flatMap((feature): Note[] =>
    [...geometryFaults(feature, scene.crs), ...sourceFaults(feature)].map(({ code, params }) => ({
      code,
      ...(params && { params }),
      where: { featureId: feature.id },
    })),
  );
  const { version, editing } = soundState();
  const [first, ...rest] = faults;
  if (first) {
    announce('error', new DataError([first, ...rest]).notes);
    patchSound({ preview: null, editing: { drawing: null, refused: (editing?.refused ?? 0) + 1 } });
    // A run that the drag had given up is taken up again.
    void followChanges();
    return false;
  }
  changeVersion({ ...version, edits: [...version.edits, ...changes] });
  void followChanges();
  return true;
}
