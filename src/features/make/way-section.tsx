import { useStrings } from '../../i18n/i18n.ts';
import { Segmented } from '../../ui/controls.tsx';
import styles from '../noise/noise.module.css';
import { useNoise } from '../noise/result-store.ts';
import { useSound } from '../sound/sound-store.ts';
import { chooseWay, chosenWay, sourceWays, stationWays } from './ways.ts';

/** How the map is made: one choice, told by what it is made from. */
export function WaySection({ hasStations }: { readonly hasStations: boolean }) {
  const { t } = useStrings();
  const ofStations = useNoise((state) => state.draft?.method);
  const chosen = useSound((state) => chosenWay(state, ofStations));
  return (
    <section className={styles.section} aria-labelledby="make-way">
      <h2 id="make-way">{t('make.way')}</h2>
      <div className={styles.group}>
        <span className={styles.label}>{t('make.fromStations')}</span>
        <Segmented
          label={t('make.fromStations')}
          value={stationWays.find((id) => id === chosen) ?? null}
          options={stationWays.map((id) => ({
            id,
            text: t(`noise.method.${id}`),
            isDisabled: !hasStations,
          }))}
          onChange={chooseWay}
        />
      </div>
      <div className={`${styles.group} ${styles.tight}`}>
        <span className={styles.label}>{t('make.fromSources')}</span>
        <Segmented
          label={t('make.fromSources')}
          value={sourceWays.find((id) => id === chosen) ?? null}
          options={sourceWays.map((id) => ({ id, text: t(`make.method.${id}`) }))}
          onChange={chooseWay}
        />
      </div>
      <div className={styles.group}>
        <span className={styles.label}>{t('make.fromBoth')}</span>
        <Segmented
          label={t('make.fromBoth')}
          value={chosen === 'corrected' ? 'corrected' : null}
          options={[{ id: 'corrected', text: t('make.corrected'), isDisabled: !hasStations }]}
          onChange={chooseWay}
        />
      </div>
    </section>
  );
}
