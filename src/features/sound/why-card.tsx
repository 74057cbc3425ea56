import type { Why } from '../../acoustics/why.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { announce } from '../../state/store.ts';
import { Button } from '../../ui/controls.tsx';
import { copyText } from '../../ui/copy.ts';
import styles from '../noise/noise.module.css';
import { valueCode } from '../noise/words.ts';
import { patchSound, sceneName, useSound } from './sound-store.ts';
import { useInSight } from './use-in-sight.ts';
import own from './why-card.module.css';
import { WhyRoutes } from './why-routes.tsx';
import { WhySection } from './why-section.tsx';
import { WhyTerms } from './why-terms.tsx';
import { whyText } from './why-values.ts';

const mostSources = 6;

/** Why the clicked place is as loud as it is: sources by share, its paths, and how one of them runs. */
export function WhyCard() {
  const { t, language } = useStrings();
  const why = useSound((state) => state.why);
  const shown = useSound((state) => state.shown);
  const whole = useSound((state) => state.result?.recipe.indicator ?? '');
  const cellM = useSound((state) => state.result?.grid.cellSizeM ?? 0);
  const part = useInSight(why?.at);
  if (!why) return null;
  const { answer, hour } = why;
  const route = answer?.routes[why.route];
  const indicator = hour === null ? whole : valueCode({ kind: 'hour', hour });
  const copy = async (found: Why) => {
    const done = await copyText(whyText(found, shown, t, language));
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
        {answer && answer.levelDb !== null && (
          <p className={styles.hint}>{t('sound.whyPoint', { cell: cellM })}</p>
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
          <WhyRoutes routes={answer.routes} chosen={why.route} />
          {route && (
            <>
              <WhySection path={route.loudest} section={route.section} />
              <WhyTerms path={route.loudest} />
            </>
          )}
          <div className={styles.buttons}>
            <Button onPress={() => void copy(answer)}>{t('sound.copy')}</Button>
          </div>
        </>
      )}
    </section>
  );
}
