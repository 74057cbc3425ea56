import { standardOf } from '../../acoustics/standard.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { MapRecord } from '../noise/kept-maps.ts';
import { hourText } from '../noise/words.ts';
import type { SoundResult, SoundState } from './sound-store.ts';
import { versionName } from './version-name.ts';
import { versionText } from './version-text.ts';

/** What stands with a layer that holds a map from sources; null without its scene. Pure. */
export function sourceMapRecord(
  { scene, fused }: Pick<SoundState, 'scene' | 'fused'>,
  result: SoundResult,
  part: SoundState['show'],
  t: Translate,
  language: Language,
): MapRecord | null {
  if (scene.status !== 'ready') return null;
  const { recipe, version } = result;
  const corrected = part === 'fused' && fused?.of === result;
  const words = [
    versionName(result, scene, t, language),
    ...(recipe.hour !== null && part === 'level' ? [hourText(recipe.hour)] : []),
    ...(part === 'level' ? [] : [t(`sound.show.${part}`)]),
    `${result.grid.cellSizeM} m`,
  ];
  const title = words.join(' · ');
  const { name, builtIn, scene: asRead, illustrative, scenarios, course = null } = scene;
  return {
    title: { zh: title, en: title },
    how: [
      standardOf[recipe.method],
      inLanguage(name, language),
      versionText(version, scene, t, language),
      t('present.height', { height: result.receiverHeightM }),
      ...(corrected ? [t('sound.show.fused')] : []),
    ].join(t('list.comma')),
    made: {
      kind: 'sources',
      recipe,
      version,
      source: { name, ...(builtIn && { builtIn }), scene: asRead, illustrative, scenarios, course },
      correction: corrected ? fused.by : null,
    },
    honest: [
      {
        code: corrected ? 'sound-honest-fused' : 'sound-honest',
        params: { method: standardOf[recipe.method] },
      },
    ],
  };
}
