import type { Note } from '../domain/note.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Scene } from '../domain/scene.ts';
import { decodeText } from '../formats/encoding.ts';
import { parseJson } from '../formats/json.ts';
import { parseScenarios } from '../formats/scenario-file.ts';
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
