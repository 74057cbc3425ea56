import type { DayCourse } from '../domain/day-course.ts';
import { DataError, type Note } from '../domain/note.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scene } from '../domain/scene.ts';
import { isDayCourse, parseDayCourse } from '../formats/day-course-file.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { isScenarioFile, parseScenarios } from '../formats/scenario-file.ts';
import { parseScene } from '../formats/scene-file.ts';
import { type BandSteps, levelsOfSteps } from '../grid/contours.ts';
import { type ExposedBuilding, type Exposure, exposureOf } from '../grid/exposure.ts';
import type { Grid } from '../grid/grid.ts';
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

interface ExposureInput {
  readonly grid: Grid;
  readonly buildings: readonly ExposedBuilding[];
  readonly steps: BandSteps;
}

// biome-ignore lint/correctness/useYield: short enough for one slice, a job all the same.
async function* exposure({
  grid,
  buildings,
  steps,
}: ExposureInput): AsyncGenerator<Progress<never>, Exposure, void> {
  return exposureOf(grid, buildings, levelsOfSteps(steps));
}

const jsonOf = ({ bytes, file }: SceneFile): unknown => parseJson(decodeText(bytes, file).text, file);

export const sceneJobs = { read, exposure } satisfies Record<string, Job<never, unknown, unknown>>;
