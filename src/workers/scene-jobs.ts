import type { Note } from '../domain/note.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scene } from '../domain/scene.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { parseScenarios } from '../formats/scenario-file.ts';
import { parseScene } from '../formats/scene-file.ts';
import type { PeopleBand } from '../grid/annoyance.ts';
import { type BandSteps, levelsOfSteps } from '../grid/contours.ts';
import { planeOfCrs } from '../grid/crs-plane.ts';
import {
  buildingLevels,
  type Distribution,
  type ExposedBuilding,
  type Exposure,
  exposureOf,
  peoplePerDb,
} from '../grid/exposure.ts';
import type { GridFrame } from '../grid/frame.ts';
import type { Grid, GridCrs } from '../grid/grid.ts';
import { limitPeriod } from '../grid/limit-period.ts';
import { exposureByZone, type ZoneExposure } from '../grid/zone-exposure.ts';
import { movedPolygons, type ZoneCells, type ZonePolygon, zoneCells } from '../grid/zones.ts';
import type { Job, Progress } from './protocol.ts';

interface SceneFile {
  readonly bytes: Uint8Array;
  readonly file: string;
}

interface ReadInput {
  readonly scene: SceneFile;
  readonly scenarios: SceneFile | null;
}

export interface ReadOutput {
  /** With the good features only. */
  readonly scene: Scene;
  readonly scenarios: readonly Scenario[];
  readonly faults: readonly Note[];
  readonly notes: readonly Note[];
  /** Any feature is flagged as made up for demonstration. */
  readonly illustrative: boolean;
}

async function* read(input: ReadInput): AsyncGenerator<Progress<never>, ReadOutput> {
  const json = jsonOf(input.scene);
  const { scene, faults, notes } = parseScene(json, input.scene.file);
  const scenarios = input.scenarios
    ? parseScenarios(jsonOf(input.scenarios), scene, input.scenarios.file)
    : { scenarios: [], faults: [] };
  const features = (json as { features?: unknown }).features;
  const illustrative =
    Array.isArray(features) && features.some((feature) => feature?.properties?.provenance === 'illustrative');
  return {
    scene,
    scenarios: scenarios.scenarios,
    faults: [...faults, ...scenarios.faults],
    notes,
    illustrative,
  };
}

interface ZonesInput {
  readonly frame: GridFrame & Pick<Grid, 'crs'>;
  /** Longitude and latitude. */
  readonly polygons: readonly ZonePolygon[];
}

interface ZonesOutput {
  readonly cells: ZoneCells;
  /** Any cell lies in a zone. */
  readonly covered: boolean;
}

/** The functional zone of each cell of a map. */
async function* zones({ frame, polygons }: ZonesInput): AsyncGenerator<Progress<never>, ZonesOutput, void> {
  const cells = zoneCells(frame, placed(polygons, frame.crs));
  return { cells, covered: cells.some((zone) => zone > 0) };
}

/** Zones in the plane of a map; none where its metres have no place on the earth. */
function placed(polygons: readonly ZonePolygon[], crs: GridCrs): readonly ZonePolygon[] {
  const plane = planeOfCrs(crs);
  return plane ? movedPolygons(polygons, plane.toPlane) : [];
}

interface ExposureInput {
  readonly grid: Grid;
  readonly buildings: readonly ExposedBuilding[];
  readonly steps: BandSteps;
  readonly distribution: Distribution;
  /** Longitude and latitude; null: no zones are known. */
  readonly polygons: readonly ZonePolygon[] | null;
}

export interface ExposureOutput {
  readonly whole: Exposure;
  /** Per class of functional zones; null where none are known. */
  readonly zones: readonly ZoneExposure[] | null;
  readonly peoplePerDb: readonly PeopleBand[];
}

// biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
async function* exposure({
  grid,
  buildings,
  steps,
  distribution,
  polygons,
}: ExposureInput): AsyncGenerator<Progress<never>, ExposureOutput, void> {
  const limits = levelsOfSteps(steps);
  const levels = buildingLevels(grid, buildings, distribution);
  const areas = polygons && placed(polygons, grid.crs);
  return {
    whole: exposureOf(grid, buildings, limits, levels),
    zones: areas && exposureByZone(grid, buildings, limits, levels, areas, limitPeriod(grid)),
    peoplePerDb: peoplePerDb(buildings, levels),
  };
}

const jsonOf = ({ bytes, file }: SceneFile): unknown => parseJson(decodeText(bytes, file).text, file);

export const sceneJobs = { read, zones, exposure } satisfies Record<string, Job<never, unknown, unknown>>;
