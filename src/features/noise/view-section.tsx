import { memo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { NoiseRecipe } from '../../domain/recipe.ts';
import { inLanguage } from '../../domain/text.ts';
import { palettes } from '../../grid/palette.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { NoiseView } from '../../state/state.ts';
import { update, useStore } from '../../state/store.ts';
import { Button, Check, Segmented, Slider } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './noise.module.css';

const change = (patch: Partial<NoiseView>): void =>
  update((state) => ({ noiseView: { ...state.noiseView, ...patch } }));

/** How the grid is looked at; nothing here computes it again. */
export const ViewSection = memo(function ViewSection(props: {
  /** null: computed from sources, which has no standard error. */
  readonly method: NoiseRecipe['method'] | null;
  /** Whether a standard error is on show that is not that of a map from stations. */
  readonly isError?: boolean;
  /** Cells between two exact standard errors; 0 without any. */
  readonly errorStep: number;
  /** Whether the map can be shown as what is above the limits of the zones. */
  readonly hasLimits?: boolean;
  readonly onRemove: () => void;
}) {
  const { method, isError = false, errorStep, hasLimits = false, onRemove } = props;
  const { t, language } = useStrings();
  // Field by field: a change of hour must not draw these controls again.
  const view = useStore(
    useShallow(({ noiseView: { show, bands, isolines, paletteId, mode, opacity } }) => ({
      show,
      bands,
      isolines,
      paletteId,
      mode,
      opacity,
    })),
  );
  const isThere = { value: true, error: errorStep > 0, exceedance: hasLimits };
  const possible = isThere[view.show] ? view.show : 'value';
  return (
    <section className={styles.section} aria-labelledby="noise-view">
      <h2 id="noise-view">{t('noise.view')}</h2>
      {method !== null && (
        <Segmented
          label={t('noise.view')}
          value={possible}
          options={[
            { id: 'value', text: t('noise.show.value') },
            { id: 'error', text: t('noise.show.error'), isDisabled: errorStep === 0 },
            { id: 'exceedance', text: t('sound.show.exceedance'), isDisabled: !hasLimits },
          ]}
          // The standard error is that of the whole period, not of an hour, and so are the limits.
          onChange={(show) => change(show === 'value' ? { show } : { show, hour: null })}
        />
      )}
      {method === 'idw' && <p className={styles.hint}>{t('noise.errorNone')}</p>}
      {errorStep > 1 && <p className={styles.hint}>{t('noise.errorCoarse')}</p>}
      <Check
        isSelected={view.bands}
        isDisabled={isError || (method !== null && possible === 'error')}
        onChange={(bands) => change({ bands })}
      >
        {t('noise.bands')}
      </Check>
      <Check isSelected={view.isolines} onChange={(isolines) => change({ isolines })}>
        {t('lines.isolines')}
      </Check>
      <Select
        label={t('noise.palette')}
        value={view.paletteId}
        options={palettes.map(({ id, title }) => ({ id, text: inLanguage(title, language) }))}
        onChange={(paletteId) => change({ paletteId })}
      />
      <Segmented
        label={t('noise.mode')}
        value={view.mode}
        options={[
          { id: 'classed', text: t('noise.mode.classed') },
          { id: 'continuous', text: t('noise.mode.continuous'), isDisabled: view.bands },
        ]}
        onChange={(mode) => change({ mode })}
      />
      <Slider
        label={t('noise.opacity')}
        value={view.opacity}
        min={0.1}
        max={1}
        step={0.05}
        format={{ style: 'percent' }}
        onChange={(opacity) => change({ opacity })}
      />
      <Button onPress={onRemove}>{t('noise.remove')}</Button>
    </section>
  );
});
