import { nominalFrequencies } from '../../acoustics/bands.ts';
import type { PathShare, Why } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import type { Scene } from '../../domain/scene.ts';
import type { Language } from '../../domain/text.ts';
import { type Translate, useStrings } from '../../i18n/i18n.ts';
import { announce } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { copyText } from '../../ui/copy.ts';
import styles from '../noise/noise.module.css';
import { valueCode } from '../noise/words.ts';
import { patchSound, sceneName, useSound } from './sound-store.ts';
import { useInSight } from './use-in-sight.ts';
import own from './why-card.module.css';

const mostSources = 6;

/** Why the clicked place is as loud as it is: sources by share, and the terms of the loudest path. */
export function WhyCard() {
  const { t, language } = useStrings();
  const why = useSound((state) => state.why);
  const shown = useSound((state) => state.shown);
  const whole = useSound((state) => state.result?.recipe.indicator ?? '');
  const part = useInSight(why?.at);
  if (!why) return null;
  const { answer, hour } = why;
  const indicator = hour === null ? whole : valueCode({ kind: 'hour', hour });
  const copy = async (found: Why) => {
    const done = await copyText(tableText(found, shown, t, language));
    announce(done ? 'info' : 'error', [{ code: done ? 'noise-copied' : 'copy-failed' }]);
  };
  return (
    <section ref={part} className={styles.section} aria-labelledby="sound-why" data-testid="why">
      <div className={styles.headLine}>
        <h2 id="sound-why">{t('sound.why')}</h2>
        <Button onPress={() => patchSound({ why: null })}>{t('sound.close')}</Button>
      </div>
      <p className={styles.hint}>
        {formatNumber(why.at[0], 7)}, {formatNumber(why.at[1], 7)}
      </p>
      <div role="status">
        {!answer && <p className={styles.hint}>{t('sound.whyWait')}</p>}
        {answer?.levelDb === null && <p className={styles.hint}>{t('sound.whyNone')}</p>}
        {answer && answer.levelDb !== null && (
          <p className={own.level} data-level={answer.levelDb}>
            {t('sound.whyLevel', { indicator, level: formatNumber(answer.levelDb, 1) })}
          </p>
        )}
      </div>
      {answer && answer.levelDb !== null && (
        <>
          <table className={own.table}>
            <caption>{t('sound.whyPaths', { count: answer.pathCount })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('sound.whySource')}</th>
                <th scope="col">{t('sound.level')}</th>
                <th scope="col">{t('sound.whyShare')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.sources.slice(0, mostSources).map(({ id, levelDb, share }) => (
                <tr key={id}>
                  <th scope="row">{sceneName(shown, id, language)}</th>
                  <td>{formatNumber(levelDb, 1)}</td>
                  <td>
                    <span
                      className={own.bar}
                      style={{ width: `${Math.max(2, 60 * share)}px` }}
                      aria-hidden="true"
                    />
                    {formatNumber(100 * share, share < 0.1 ? 1 : 0)} %
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {answer.paths[0] && <Terms path={answer.paths[0]} />}
          <div className={styles.buttons}>
            <Button onPress={() => void copy(answer)}>{t('sound.copy')}</Button>
          </div>
        </>
      )}
    </section>
  );
}

const termNames = ['divergence', 'air', 'ground', 'diffraction', 'reflection'] as const;

const termsOf = ({ terms }: PathShare): Readonly<Record<(typeof termNames)[number], readonly number[]>> => ({
  divergence: nominalFrequencies.map(() => terms.divergenceDb),
  air: terms.airDb,
  ground: terms.groundDb,
  diffraction: terms.diffractionDb,
  reflection: terms.reflectionDb,
});

function Terms({ path }: { readonly path: PathShare }) {
  const { t, language } = useStrings();
  const shown = useSound((state) => state.shown);
  const values = termsOf(path);
  const used = termNames.filter((name) => values[name].some((value) => Math.abs(value) > 0.005));
  return (
    <div className={own.scroll}>
      <table className={`${own.table} ${own.bands}`}>
        <caption>
          {t('sound.whyTerms')} · {sceneName(shown, path.source, language)} · {t(`sound.kind.${path.kind}`)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('sound.band')}</th>
            {nominalFrequencies.map((frequency) => (
              <th scope="col" key={frequency}>
                {frequency < 1000 ? frequency : `${frequency / 1000}k`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`sound.term.${name}`)}</th>
              {values[name].map((value, i) => (
                <td key={nominalFrequencies[i]}>{formatNumber(value, 1)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** All sources and all listed paths with their terms, tab-separated. */
function tableText(why: Why, scene: Scene | null, t: Translate, language: Language): string {
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
