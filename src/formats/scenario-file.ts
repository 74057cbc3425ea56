import { pathText, schemaIssue } from '../domain/issue.ts';
import { DataError, type Note } from '../domain/note.ts';
import { applyScenario, type Scenario, scenarioFileSchema, scenarioSchema } from '../domain/scenario.ts';
import type { Scene } from '../domain/scene.ts';
import { periodsNamed, sourceFaults } from './scene-file.ts';
import { geometryFaults } from './scene-geometry.ts';

export interface ScenarioContent {
  /** The good ones. */
  readonly scenarios: readonly Scenario[];
  /** What breaks the rules of the file or does not fit the scene. */
  readonly faults: readonly Note[];
}

/** Whether a file looks like scenarios: what it holds decides, not what it is called. */
export const isScenarioFile = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && 'scenarios' in json && !('features' in json);

/**
 * Reads the scenarios of a scene. Never throws: one with faults is left out, and each fault named with the scenario,
 * feature and property.
 */
export function parseScenarios(json: unknown, scene: Scene, file?: string): ScenarioContent {
  const faults: Note[] = [];
  const scenarios: Scenario[] = [];
  const fault = (note: Note) =>
    faults.push({ ...note, where: { ...(file !== undefined && { file }), ...note.where } });
  const { data, error } = scenarioFileSchema.safeParse(json, { reportInput: true });
  for (const issue of error?.issues ?? [])
    fault({
      code: 'scenario-file',
      issue: schemaIssue(issue),
      where: { property: pathText(issue.path) },
    });
  data?.scenarios.forEach((raw, index) => {
    const read = scenarioSchema.safeParse(raw, { reportInput: true });
    for (const issue of read.error?.issues ?? [])
      fault({
        code: 'scenario-file',
        issue: schemaIssue(issue),
        where: { property: pathText(['scenarios', index, ...issue.path]) },
      });
    if (!read.data) return;
    const scenario = read.data;
    const found = faultsIn(scenario, scene);
    if (scenarios.some(({ id }) => id === scenario.id))
      found.push({ code: 'scenario-twice', params: { scenario: scenario.id } });
    for (const note of found) fault(note);
    if (found.length === 0) scenarios.push(scenario);
  });
  return { scenarios, faults };
}

/** What a scenario makes wrong in the scene. */
function faultsIn(scenario: Scenario, scene: Scene): Note[] {
  let changed: Scene;
  try {
    changed = applyScenario(scene, scenario);
  } catch (error) {
    if (error instanceof DataError) return [...error.notes];
    throw error;
  }
  const before = new Set(scene.features);
  return changed.features
    .filter((feature) => !before.has(feature))
    .flatMap((feature): Note[] => {
      const { periods } = scene.settings;
      const unknown = periodsNamed([feature]).filter((period) => !periods.includes(period));
      return [
        ...geometryFaults(feature, scene.crs),
        ...sourceFaults(feature),
        ...unknown.map((period) => ({
          code: 'scene-period-unknown',
          params: { period, known: periods.join(', ') },
        })),
      ].map(({ code, params }) => ({ code, params: params ?? {}, where: { featureId: feature.id } }));
    });
}
