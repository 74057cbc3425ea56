import { createKeptResults, type Origin } from './kept-results.ts';
import { type SoundResult, soundState, type Version } from './sound-store.ts';

/** The finished maps of the scene on the page, by the scenario and edits they were made from. */

const kept = createKeptResults();

/** Where a version comes from; null without a scene. */
export function originOf(version: Version): Origin | null {
  const { scene } = soundState();
  if (scene.status !== 'ready') return null;
  const scenario = scene.scenarios.find(({ id }) => id === version.scenarioId);
  return { scene: scene.scene, scenario, edits: version.edits };
}

export function keepResult(result: SoundResult): void {
  const from = originOf(result.version);
  if (from) kept.keep(from, result);
}

export const forgetResults = (): void => kept.clear();

/** A map like the one on show that is kept of a scenario with the edits there are now; null where none is. */
export function keptOfScenario(scenarioId: string | null): SoundResult | null {
  const { result, version } = soundState();
  const from = originOf({ ...version, scenarioId });
  return from && result && kept.find(from, result);
}
