import type { DayCourse } from '../domain/day-course.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scene } from '../domain/scene.ts';
import { isDayCourse, parseDayCourse } from '../formats/day-course-file.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { isScenarioFile, parseScenarios } from '../formats/scenario-file.ts';
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
  /** A scene; beside it, told apart by what they hold, scenarios and courses of the day. */
  readonly files: readonly SceneFile[];
}

export interface ReadOutput {
  /** Which of the files the scene is. */
  readonly file: string;
  /** With the good features only. */
  readonly scene: Scene;
  readonly scenarios: readonly Scenario[];
  /** How traffic is spread over the hours; null where no file says so. */
  readonly course: DayCourse | null;
  readonly faults: readonly Note[];
  readonly notes: readonly Note[];
  /** Any feature is flagged as made up for demonstration. */
  readonly illustrative: boolean;
}

async function* read({ files }: ReadInput): AsyncGenerator<Progress<never>, ReadOutput> {
  const read = files.map((file) => ({ file: file.file, json: jsonOf(file) }));
  const ofScenarios = read.find(({ json }) => isScenarioFile(json));
  const ofDay = read.find(({ json }) => isDayCourse(json));
  const [main, ...rest] = read.filter((each) => each !== ofScenarios && each !== ofDay);
  if (!main) throw DataError.of('sound-no-scene');
  const { scene, faults, notes } = parseScene(main.json, main.file);
  const { scenarios, faults: ofThese = [] } = ofScenarios
    ? parseScenarios(ofScenarios.json, scene, ofScenarios.file)
    : { scenarios: [] };
  const { course, faults: ofCourse = [] } = ofDay
    ? parseDayCourse(ofDay.json, scene, ofDay.file)
    : { course: null };
  const features = (main.json as { features?: unknown }).features;
  const illustrative =
    Array.isArray(features) && features.some((feature) => feature?.properties?.provenance === 'illustrative');
  const unused = rest.map(({ file }): Note => ({ code: 'sound-file-unused', where: { file } }));
  return {
    file: main.file,
    scene,
    scenarios,
    course,
    faults: [...faults, ...ofThese, ...ofCourse, ...unused],
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
