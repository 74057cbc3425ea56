import type { Language } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { SceneState, SoundResult } from './sound-store.ts';
import { versionText } from './version-text.ts';

/** The scenario behind a map, with its edits, its method and indicator. */
export const versionName = (
  { version, recipe }: SoundResult,
  scene: SceneState,
  t: Translate,
  language: Language,
): string =>
  [versionText(version, scene, t, language), t(`sound.method.${recipe.method}`), recipe.indicator].join(
    ' · ',
  );
