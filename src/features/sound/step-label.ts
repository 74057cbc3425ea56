import type { Note } from '../../domain/note.ts';
import type { Change } from '../../domain/scenario.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import type { LoadedScene, Version } from './sound-store.ts';

/** What was done to the scene between two versions. */
export function stepLabel(loaded: LoadedScene, before: Version, after: Version, language: Language): Note {
  if (before.scenarioId !== after.scenarioId) {
    const chosen = loaded.scenarios.find(({ id }) => id === after.scenarioId);
    return chosen
      ? { code: 'step-scenario', params: { name: inLanguage(chosen.name, language) } }
      : { code: 'step-scenario-none' };
  }
  const [change, more] = after.edits.slice(before.edits.length);
  if (!change) return { code: 'step-scene-edited' };
  const id = 'add' in change ? change.add.id : 'id' in change ? change.id : change.ids[0];
  const name = nameOf(id, loaded, after, language);
  return { code: `step-feature-${more ? 'split' : verbOf(change)}`, params: { name } };
}

const verbOf = (change: Change): string => {
  if ('add' in change) return 'added';
  if ('remove' in change) return 'removed';
  return 'geometry' in change ? 'reshaped' : 'changed';
};

/** Features that were added stand in the changes; none loses its name. */
function nameOf(id: string, loaded: LoadedScene, version: Version, language: Language): string {
  const scenario = loaded.scenarios.find((one) => one.id === version.scenarioId);
  const added = [...(scenario?.changes ?? []), ...version.edits].flatMap((change) =>
    'add' in change && change.add.id === id ? change.add : [],
  );
  const feature = added.at(-1) ?? loaded.scene.features.find((one) => one.id === id);
  return (language === 'en' && feature?.nameEn) || feature?.name || id;
}
