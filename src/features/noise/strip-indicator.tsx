import { memo } from 'react';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Select } from '../../ui/popups.tsx';
import styles from './hour-strip.module.css';
import { firstHour, showHour } from './hours.ts';
import { startRun } from './run.ts';
import { valueText } from './words.ts';

const periodValues = ['Ld', 'Ln', 'Ldn', 'Lden'] as const;

/** From the hours back to a period level; another one than the recipe's is interpolated anew. */
export const StripIndicator = memo(function StripIndicator(props: {
  readonly recipe: NoiseRecipe;
  /** Whether the 24 hours are there. */
  readonly ready: boolean;
  readonly hourly: boolean;
}) {
  const { recipe, ready, hourly } = props;
  const { t, language } = useStrings();
  const offered = periodValues.filter((id) => id !== 'Lden' || recipe.periodHours.evening);
  const { value } = recipe;
  const own = value.kind === 'indicator' ? offered.find((id) => id === value.indicator) : undefined;
  return (
    <div className={styles.indicator}>
      <Select
        label={t('noise.valueLabel')}
        hideLabel
        value={hourly ? 'hour' : (own ?? 'other')}
        options={[
          { id: 'hour', text: t('noise.value.hour'), isDisabled: !ready },
          ...offered.map((id) => ({
            id,
            text: valueText({ kind: 'indicator', indicator: id }, undefined, t, language),
          })),
          ...(own ? [] : [{ id: 'other' as const, text: t('noise.wholeValue') }]),
        ]}
        onChange={(id) => {
          if (id === 'hour') return hourly ? undefined : showHour(firstHour);
          showHour(null);
          if (id !== 'other' && id !== own)
            void startRun({ ...recipe, value: { kind: 'indicator', indicator: id } });
        }}
      />
    </div>
  );
});
