import { nominalFrequencies } from '../../acoustics/bands.ts';
import type { PathShare, Why } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import type { Scene } from '../../domain/scene.ts';
import type { Language } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { sceneName } from './sound-store.ts';

/** The numbers of an explanation: terms of a path, and all of it as text. */

export const termNames = ['divergence', 'air', 'ground', 'diffraction', 'reflection'] as const;
export type TermName = (typeof termNames)[number];

/** Attenuations of the eight bands, dB. */
export const termsOf = ({ terms }: PathShare): Readonly<Record<TermName, readonly number[]>> => ({
  divergence: nominalFrequencies.map(() => terms.divergenceDb),
  air: terms.airDb,
  ground: terms.groundDb,
  diffraction: terms.diffractionDb,
  reflection: terms.reflectionDb,
});

/** All sources and all listed paths with their terms, tab-separated. */
export function whyText(why: Why, scene: Scene | null, t: Translate, language: Language): string {
  const name = (id: string) => sceneName(scene, id, language);
  const rows: (string | number)[][] = [
    [t('sound.whySource'), t('sound.level'), t('sound.whyShare')],
    ...why.sources.map(({ id, levelDb, share }) => [
      name(id),
      formatNumber(levelDb, 2),
      formatNumber(share, 4),
    ]),
    [],
    [t('sound.whySource'), '', t('sound.level'), t('sound.whyShare'), t('sound.band'), ...nominalFrequencies],
    ...why.paths.flatMap((path) => {
      const values = termsOf(path);
      return termNames.map((term) => [
        name(path.source),
        t(`sound.kind.${path.kind}`),
        formatNumber(path.levelDb, 2),
        formatNumber(path.share, 4),
        t(`sound.term.${term}`),
        ...values[term].map((value) => formatNumber(value, 2)),
      ]);
    }),
  ];
  return rows.map((row) => row.join('\t')).join('\n');
}
