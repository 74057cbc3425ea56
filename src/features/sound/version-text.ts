import { inLanguage, type Language } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { SceneState, Version } from './sound-store.ts';

/** The scenario of a version, with the number of its edits. */
export function versionText(version: Version, scene: SceneState, t: Translate, language: Language): string {
  const scenario =
    scene.status === 'ready' ? scene.scenarios.find(({ id }) => id === version.scenarioId) : undefined;
  const name = scenario ? inLanguage(scenario.name, language) : t('sound.scenarioNone');
  return version.edits.length > 0 ? t('sound.edited', { name, count: version.edits.length }) : name;
}
