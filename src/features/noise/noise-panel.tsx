import { useEffect, useMemo } from 'react';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { specOf, useStore } from '../../state/store.ts';
import { Empty, IllustrativeTag } from '../../ui/controls.tsx';
import { Downloads } from './downloads.tsx';
import { honestNote } from './honest-note.ts';
import { MethodSection } from './method-section.tsx';
import styles from './noise.module.css';
import { type NoiseResult, setDraft, useNoise } from './result-store.ts';
import { RunBar } from './run-bar.tsx';
import { StationSection } from './station-section.tsx';
import { recipeFor, useStationLayers } from './use-layers.ts';
import { ValidationCard } from './validation-card.tsx';
import { VariogramCard } from './variogram-card.tsx';
import { ViewSection } from './view-section.tsx';
import { valueText } from './words.ts';

/** The Noise tab: from stations to a map, its error, and its files. */
export function NoisePanel() {
  const { t } = useStrings();
  const layers = useStationLayers();
  const loading = useStore(
    (state) =>
      state.catalog.status === 'loading' ||
      Object.values(state.data).some((data) => data?.status === 'loading'),
  );
  const draft = useNoise((state) => state.draft);
  const result = useNoise((state) => state.result);
  const layer = layers.find(({ spec }) => spec.id === draft?.layerId);
  const begin = useMemo(() => {
    const base = layer ?? layers[0];
    return base ? recipeFor(base) : null;
  }, [layer, layers]);

  useEffect(() => {
    if (!draft && begin) setDraft(begin);
  }, [draft, begin]);

  if (layers.length === 0 || !begin) return <Empty>{t(loading ? 'noise.loading' : 'noise.noLayers')}</Empty>;
  if (!draft) return null;
  const reachM = begin.clip.kind === 'distance' ? begin.clip.distanceM : 1000;
  return (
    <div className={styles.panel}>
      <h1 className="visually-hidden">{t('noise.title')}</h1>
      {!result && <p className={styles.lead}>{t('noise.lead')}</p>}
      <StationSection draft={draft} layer={layer} layers={layers} />
      <MethodSection draft={draft} reachM={reachM} />
      <RunBar draft={draft} />
      {result && <Results result={result} />}
      {draft.method === 'kriging' && (
        <section className={styles.section}>
          <VariogramCard draft={draft} result={result?.recipe.method === 'kriging' ? result : null} />
        </section>
      )}
      {result && (
        <>
          {result.crossValidation && (
            <section className={styles.section}>
              <ValidationCard result={result} validation={result.crossValidation} />
            </section>
          )}
          <ViewSection result={result} />
          <Downloads result={result} />
        </>
      )}
    </div>
  );
}

function Results({ result }: { readonly result: NoiseResult }) {
  const { t, language } = useStrings();
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const spec = specOf({ catalog, imported }, result.recipe.layerId);
  return (
    <section className={styles.section} aria-labelledby="noise-result">
      <div className={styles.headLine}>
        <h2 id="noise-result">
          {t('noise.result')} · {valueText(result.recipe.value, spec, t, language)}
        </h2>
        {result.illustrative && <IllustrativeTag />}
      </div>
      <p className={styles.text} role="status">
        {honestNote(result, t)}
      </p>
      {result.notes.length > 0 && (
        <ul className={styles.notes}>
          {result.notes.map((note) => (
            <li key={JSON.stringify(note)} data-strong={note.code === 'noise-mixed' || undefined}>
              {noteText(note, t)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
