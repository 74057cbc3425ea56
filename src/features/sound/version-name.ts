import { inLanguage, type Language } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { SceneState, SoundResult } from './sound-store.ts';

/** The scenario behind a map, with its edits. */
export function versionName(
  { version, recipe }: SoundResult,
  scene: SceneState,
  t: Translate,
  language: Language,
): string {
  const scenario =
    scene.status === 'ready' ? scene.scenarios.find(({ id }) => id === version.scenarioId) : undefined;
  const name = scenario ? inLanguage(scenario.name, language) : t('sound.scenarioNone');
  const edited = version.edits.length > 0 ? t('sound.edited', { name, count: version.edits.length }) : name;
  return [edited, t(`sound.method.${recipe.method}`), recipe.indicator].join(' · ');
}
