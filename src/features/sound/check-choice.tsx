import { useStrings } from '../../i18n/i18n.ts';
import { checksFor } from '../../interpolation/fusion-stations.ts';
import { Check, Segmented } from '../../ui/controls.tsx';
import { NumberInput } from '../../ui/number-input.tsx';
import styles from '../noise/noise.module.css';
import type { StationLayer } from '../noise/stations.ts';
import type { ChecksDraft } from './sound-store.ts';

/**
 * Which stations stay out of the correction.
 * @param stationIds those on the map, that could be chosen; null before there is a map
 */
export function CheckChoice({
  layer,
  stationIds,
  value,
  onChange,
}: {
  readonly layer: StationLayer;
  readonly stationIds: readonly string[] | null;
  readonly value: ChecksDraft;
  readonly onChange: (value: ChecksDraft) => void;
}) {
  const { t, language } = useStrings();
  const named = new Map(
    layer.features.map(({ id, properties }) => [
      id,
      String((language === 'en' && properties.nameEn) || properties.name || id),
    ]),
  );
  return (
    <div className={styles.group}>
      <span className={styles.label}>{t('fusion.checks')}</span>
      <Segmented
        label={t('fusion.checks')}
        value={value.kind}
        options={[
          { id: 'seed', text: t('fusion.bySeed') },
          { id: 'ids', text: t('fusion.byHand') },
        ]}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      {value.kind === 'seed' ? (
        <NumberInput
          label={t('sound.seed')}
          value={value.seed}
          min={1}
          max={9999}
          decimals={0}
          onChange={(seed) => onChange({ ...value, seed: seed ?? 1 })}
        />
      ) : stationIds === null ? (
        <p className={styles.hint}>{t('fusion.afterMap')}</p>
      ) : (
        <>
          <p className={styles.hint} role="status">
            {t('fusion.chosen', {
              count: value.ids.filter((id) => stationIds.includes(id)).length,
              least: checksFor(stationIds.length),
              of: stationIds.length,
            })}
          </p>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot scroll in Chrome 109. */}
          <div role="group" aria-label={t('fusion.checks')} className={styles.scroll}>
            {stationIds.map((id) => (
              <Check
                key={id}
                isSelected={value.ids.includes(id)}
                onChange={(on) =>
                  onChange({
                    ...value,
                    ids: on ? [...value.ids, id] : value.ids.filter((other) => other !== id),
                  })
                }
              >
                {named.get(id) ?? id}
              </Check>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
