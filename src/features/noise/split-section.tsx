import { useState } from 'react';
import type { PeriodHours } from '../../domain/indicator.ts';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Select } from '../../ui/popups.tsx';
import styles from './noise.module.css';
import { type KnownSplit, knownSplits, splitName, splitOfBorders } from './recipe-choices.ts';
import { changeDraft } from './result-store.ts';
import { hourText, splitText } from './words.ts';

const names = ['gb', 'end', 'us', 'custom'] as const;

/** Lden and Le need an evening: a split without one falls back to Ld. */
function applySplit(draft: NoiseRecipe, split: PeriodHours): void {
  const { value } = draft;
  const lost =
    value.kind === 'indicator' && (value.indicator === 'Le' || value.indicator === 'Lden') && !split.evening;
  const periodHours: NoiseRecipe['periodHours'] = {
    day: [...split.day],
    ...(split.evening && { evening: [...split.evening] }),
    night: [...split.night],
  };
  changeDraft({ periodHours, ...(lost && { value: { kind: 'indicator', indicator: 'Ld' } }) });
}

/** Which hours are day, evening and night. */
export function SplitSection({ draft }: { readonly draft: NoiseRecipe }) {
  const { t } = useStrings();
  const split = draft.periodHours;
  const known = splitName(split);
  const [editing, setEditing] = useState(known === 'custom');
  const shown = editing || known === 'custom' ? 'custom' : known;
  return (
    <>
      <Select
        label={t('noise.split')}
        value={shown}
        options={names.map((id) => ({
          id,
          text: id === 'custom' ? t('noise.split.custom') : t('noise.splitOption', splitParams(id, t)),
        }))}
        onChange={(name) => {
          setEditing(name === 'custom');
          if (name !== 'custom') applySplit(draft, knownSplits[name]);
        }}
      />
      {shown === 'custom' && <Borders draft={draft} />}
      {known !== 'gb' && <p className={styles.hint}>{t('noise.splitNotGb')}</p>}
    </>
  );
}

const splitParams = (id: KnownSplit, t: ReturnType<typeof useStrings>['t']) => ({
  name: t(`noise.split.${id}`),
  hours: splitText(knownSplits[id], t),
});

const hours = Array.from({ length: 24 }, (_, hour) => ({ id: String(hour), text: hourText(hour) }));

function Borders({ draft }: { readonly draft: NoiseRecipe }) {
  const { t } = useStrings();
  const { day, evening } = draft.periodHours;
  const [refused, setRefused] = useState(false);
  const change = (from: number, to: number, eveningEnd: number | null) => {
    const split = splitOfBorders(from % 24, to % 24, eveningEnd === null ? null : eveningEnd % 24);
    setRefused(split === null);
    if (split) applySplit(draft, split);
  };
  const eveningEnd = evening?.[1] ?? null;
  return (
    <>
      <div className={styles.triple}>
        <Select
          label={t('noise.dayFrom')}
          value={String(day[0] % 24)}
          options={hours}
          onChange={(hour) => change(Number(hour), day[1], eveningEnd)}
        />
        <Select
          label={t('noise.dayTo')}
          value={String(day[1] % 24)}
          options={hours}
          onChange={(hour) => change(day[0], Number(hour), eveningEnd)}
        />
        <Select
          label={t('noise.eveningTo')}
          value={eveningEnd === null ? 'none' : String(eveningEnd % 24)}
          options={[{ id: 'none', text: t('noise.noEvening') }, ...hours]}
          onChange={(hour) => change(day[0], day[1], hour === 'none' ? null : Number(hour))}
        />
      </div>
      {refused && (
        <p className={styles.error} role="alert">
          {t('noise.splitRefused')}
        </p>
      )}
    </>
  );
}
