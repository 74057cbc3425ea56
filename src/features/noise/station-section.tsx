import { memo, useMemo } from 'react';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { type StationKind, stationKinds } from '../../domain/station.ts';
import { inLanguage } from '../../domain/text.ts';
import { useStrings } from '../../i18n/i18n.ts';
import { Check } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './noise.module.css';
import { datesOf, kindCounts, mixesKinds } from './recipe-choices.ts';
import { changeDraft, setDraft } from './result-store.ts';
import { SplitSection } from './split-section.tsx';
import type { StationLayer } from './stations.ts';
import { recipeFor } from './use-layers.ts';
import { kindText } from './words.ts';

/** Which stations, which days, which split of them. */
export const StationSection = memo(function StationSection(props: {
  readonly draft: NoiseRecipe;
  readonly layer: StationLayer | undefined;
  readonly layers: readonly StationLayer[];
}) {
  const { draft, layer, layers } = props;
  const { t, language } = useStrings();
  return (
    <section className={styles.section} aria-labelledby="noise-stations">
      <h2 id="noise-stations">{t('noise.stations')}</h2>
      <Select
        label={t('noise.layer')}
        value={layer ? draft.layerId : null}
        placeholder={t('noise.layerMissing')}
        options={layers.map(({ spec, features }) => ({
          id: spec.id,
          text: t('noise.layerOption', { title: inLanguage(spec.title, language), count: features.length }),
        }))}
        onChange={(id) => {
          const chosen = layers.find(({ spec }) => spec.id === id);
          if (chosen) setDraft(recipeFor(chosen));
        }}
      />
      {layer && (
        <>
          <Kinds draft={draft} layer={layer} />
          {layer.series.length > 0 && (
            <>
              <Days draft={draft} layer={layer} />
              <SplitSection draft={draft} />
            </>
          )}
        </>
      )}
    </section>
  );
});

function Kinds({ draft, layer }: { readonly draft: NoiseRecipe; readonly layer: StationLayer }) {
  const { t } = useStrings();
  const counts = useMemo(() => kindCounts(layer.features), [layer.features]);
  if (counts.size === 0) return null;
  const toggle = (kind: StationKind, on: boolean) => {
    const chosen = stationKinds.filter((other) => (other === kind ? on : draft.stationKinds.includes(other)));
    if (chosen.length > 0) changeDraft({ stationKinds: chosen });
  };
  const present = draft.stationKinds.filter((kind) => counts.has(kind));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in Chrome 109.
    <div role="group" aria-label={t('noise.kinds')} className={styles.checks}>
      <span className={styles.label}>{t('noise.kinds')}</span>
      {stationKinds
        .filter((kind) => counts.has(kind))
        .map((kind) => (
          <Check
            key={kind}
            isSelected={draft.stationKinds.includes(kind)}
            isDisabled={present.length === 1 && present[0] === kind}
            onChange={(on) => toggle(kind, on)}
          >
            <span>{kindText(kind, t)}</span>
            <span className={styles.count}>{counts.get(kind)}</span>
          </Check>
        ))}
      {mixesKinds(present) && (
        <p className={styles.warning} role="note">
          {t('note.noise-mixed')}
        </p>
      )}
    </div>
  );
}

function Days({ draft, layer }: { readonly draft: NoiseRecipe; readonly layer: StationLayer }) {
  const { t } = useStrings();
  const dates = useMemo(() => datesOf(layer), [layer]);
  if (dates.length < 2)
    return dates[0] ? <p className={styles.hint}>{t('noise.oneDay', { date: dates[0] })}</p> : null;
  const [first, last] = [dates[0], dates[dates.length - 1]];
  const { from, to } = draft.days ?? { from: first, to: last };
  const set = (days: { from: string; to: string }) => {
    const ordered = days.from <= days.to ? days : { from: days.to, to: days.from };
    changeDraft({ days: ordered.from === first && ordered.to === last ? null : ordered });
  };
  const options = dates.map((date) => ({ id: date, text: date }));
  return (
    <div className={styles.pair}>
      <Select
        label={t('noise.from')}
        value={from}
        options={options}
        onChange={(date) => set({ from: date, to })}
      />
      <Select
        label={t('noise.to')}
        value={to}
        options={options}
        onChange={(date) => set({ from, to: date })}
      />
    </div>
  );
}
