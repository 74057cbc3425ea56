import { inLanguage } from '../../domain/text.ts';
import { palettes } from '../../grid/palette.ts';
import { useStrings } from '../../i18n/i18n.ts';
import type { NoiseView } from '../../state/state.ts';
import { update, useStore } from '../../state/store.ts';
import { Check, Segmented, Slider } from '../../ui/controls.tsx';
import { Select } from '../../ui/popups.tsx';
import styles from './noise.module.css';
import type { NoiseResult } from './result-store.ts';

const change = (patch: Partial<NoiseView>): void =>
  update((state) => ({ noiseView: { ...state.noiseView, ...patch } }));

/** How the grid is looked at; nothing here computes it again. */
export function ViewSection({ result }: { readonly result: NoiseResult }) {
  const { t, language } = useStrings();
  const view = useStore((state) => state.noiseView);
  return (
    <section className={styles.section} aria-labelledby="noise-view">
      <h2 id="noise-view">{t('noise.view')}</h2>
      <Segmented
        label={t('noise.view')}
        value={result.error ? view.show : 'value'}
        options={[
          { id: 'value', text: t('noise.show.value') },
          { id: 'error', text: t('noise.show.error'), isDisabled: result.error === null },
        ]}
        // The standard error is that of the whole period, not of an hour.
        onChange={(show) => change(show === 'error' ? { show, hour: null } : { show })}
      />
      {result.recipe.method === 'idw' && <p className={styles.hint}>{t('noise.errorNone')}</p>}
      {result.error && result.errorStep > 1 && <p className={styles.hint}>{t('noise.errorCoarse')}</p>}
      <Check
        isSelected={view.bands}
        isDisabled={view.show === 'error'}
        onChange={(bands) => change({ bands })}
      >
        {t('noise.bands')}
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
          { id: 'continuous', text: t('noise.mode.continuous') },
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
    </section>
  );
}
