import { limitPeriod } from '../../grid/limit-period.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Button, Segmented } from '../../ui/controls.tsx';
import styles from '../noise/noise.module.css';
import {
  comparable,
  exceedanceOfMap,
  patchSound,
  type SoundResult,
  shownPart,
  soundState,
  useSound,
} from './sound-store.ts';
import { versionName } from './version-name.ts';

/** What of a map is shown, and the map that others are compared with. */
export function CompareSection() {
  const { t, language } = useStrings();
  const result = useSound((state) => state.result);
  const reference = useSound((state) => state.reference);
  const part = useSound(shownPart);
  const fused = useSound((state) => state.fused);
  const scene = useSound((state) => state.scene);
  const zones = useSound((state) => state.zones);
  const exceedance = useSound(exceedanceOfMap);
  if (!result) return null;
  const canCompare = reference !== null && comparable(result, reference);
  const corrected = fused?.of === result;
  return (
    <section className={styles.section} aria-labelledby="sound-compare">
      <h2 id="sound-compare">{t('sound.compare')}</h2>
      {reference && (
        <p className={styles.hint}>
          {t('sound.reference', { name: versionName(reference, scene, t, language) })}
        </p>
      )}
      {reference && reference !== result && !canCompare && (
        <p className={styles.hint}>{t('sound.notComparable')}</p>
      )}
      {(canCompare || corrected || exceedance) && (
        <Segmented
          label={t('sound.show')}
          value={part}
          options={[
            { id: 'level', text: t('sound.show.level') },
            { id: 'exceedance', text: t('sound.show.exceedance'), isDisabled: !exceedance },
            { id: 'difference', text: t('sound.show.difference'), isDisabled: !canCompare },
            ...(corrected
              ? [
                  { id: 'fused' as const, text: t('sound.show.fused') },
                  {
                    id: 'fused-error' as const,
                    text: t('sound.show.fused-error'),
                    isDisabled: fused?.error === null,
                  },
                ]
              : []),
          ]}
          onChange={(next) => patchSound({ show: next })}
        />
      )}
      {!limitPeriod(result.grid) && (
        <p className={styles.hint}>
          {t('exposure.noLimit', { indicator: result.grid.indicator, hours: result.grid.period })}
        </p>
      )}
      {limitPeriod(result.grid) && zones && !zones.covered && (
        <p className={styles.hint}>{t('exposure.noZones')}</p>
      )}
      <div className={styles.buttons}>
        <Button isDisabled={reference === result} onPress={() => compareWith(result)}>
          {t('sound.setReference')}
        </Button>
        {reference && <Button onPress={() => compareWith(null)}>{t('sound.clearReference')}</Button>}
      </div>
    </section>
  );
}

/** Where the difference is on show it is that from another map, or from none: the level is shown, else what was. */
function compareWith(reference: SoundResult | null): void {
  patchSound({ reference, ...(soundState().show === 'difference' && { show: 'level' }) });
}
