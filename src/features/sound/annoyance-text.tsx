import { formatNumber } from '../../domain/rounding.ts';
import {
  type Affected,
  affectedPersons,
  effectOf,
  type NoiseSource,
  noiseSources,
} from '../../grid/annoyance.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Select } from '../../ui/popups.tsx';
import styles from '../noise/noise.module.css';
import { changeExposureView } from './exposure-view.ts';
import type { ExposureColumn } from './exposure-words.ts';

/** Persons affected in each indicator that the Directive has a relation for: Lden, and Lnight as Ln. */
export const affectedBy = (columns: readonly ExposureColumn[], source: NoiseSource): readonly Affected[] =>
  columns.flatMap(({ indicator, exposure }) => {
    const effect = effectOf(indicator);
    return effect ? [affectedPersons(effect, source, exposure.peoplePerDb)] : [];
  });

/** Highly annoyed and highly sleep-disturbed persons by Directive (EU) 2020/367, where they are wanted. */
export function AnnoyanceText({
  columns,
  source,
}: {
  readonly columns: readonly ExposureColumn[];
  readonly source: NoiseSource | null;
}) {
  const { t } = useStrings();
  const affected = source ? affectedBy(columns, source) : [];
  return (
    <div className={styles.group}>
      <Select
        label={t('exposure.annoyance')}
        value={source ?? 'none'}
        options={[
          { id: 'none', text: t('exposure.annoyance.none') },
          ...noiseSources.map((id) => ({ id, text: t(`exposure.annoyance.${id}`) })),
        ]}
        onChange={(id) => changeExposureView({ annoyance: id === 'none' ? null : id })}
      />
      {source && (
        <div role="status" data-testid="annoyance">
          {affected.map(({ effect, persons, peopleBelow, fromDb }) => (
            <p key={effect} className={styles.text} data-effect={effect} data-persons={persons}>
              {t(`exposure.effect.${effect}`, {
                persons: formatNumber(persons, 0),
                below: formatNumber(peopleBelow, 0),
                from: fromDb,
              })}
            </p>
          ))}
          <p className={styles.hint}>
            {!affected.some(({ effect }) => effect === 'HA') && t('exposure.noLden')}
            {t('exposure.annoyanceSource')}
          </p>
        </div>
      )}
    </div>
  );
}
