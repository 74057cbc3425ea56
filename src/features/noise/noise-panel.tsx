import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useStrings } from '../../i18n/i18n.ts';
import type { NoiseView } from '../../state/state.ts';
import { useStore } from '../../state/store.ts';
import { Empty } from '../../ui/controls.tsx';
import { Later, useLater } from '../../ui/later.ts';
import { Downloads } from './downloads.tsx';
import { behindGrid, stripHour } from './honest-note.ts';
import { MethodSection } from './method-section.tsx';
import styles from './noise.module.css';
import { ResultSection } from './result-section.tsx';
import { type NoiseJobState, setDraft, useNoise } from './result-store.ts';
import { removeGrid } from './run.ts';
import { RunBar } from './run-bar.tsx';
import { madeGrid } from './shown-grid.ts';
import { StationSection } from './station-section.tsx';
import { recipeFor, useStationLayers } from './use-layers.ts';
import { ValidationCard } from './validation-card.tsx';
import { VariogramCard } from './variogram-card.tsx';
import { ViewSection } from './view-section.tsx';
import { valueText } from './words.ts';
import { exceedanceOf } from './zone-cells.ts';

/** From stations to a map, its error, and its files. */
export function NoisePanel() {
  const { t, language } = useStrings();
  const layers = useStationLayers();
  const loading = useStore(
    (state) =>
      state.catalog.status === 'loading' ||
      Object.values(state.data).some((data) => data?.status === 'loading'),
  );
  const draft = useNoise((state) => state.draft);
  const hour = useStore((state) => state.noiseView.hour);
  const show = useStore((state) => state.noiseView.show);
  // Field by field: a result grows many times a second while its standard error is refined.
  // Behind the map and its strip, one card to a task: they are full of controls.
  const made = useLater(useNoise(useShallow((state) => partsOf(state, { hour, show }))));
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
      {!made.recipe && <p className={styles.lead}>{t('noise.lead')}</p>}
      <StationSection draft={draft} layer={layer} layers={layers} />
      <Later>
        <MethodSection draft={draft} reachM={reachM} />
      </Later>
      <Later>
        <RunBar draft={draft} />
      </Later>
      {made.recipe && (
        <ResultSection
          recipe={made.recipe}
          stationIds={made.stationIds}
          validation={made.validation}
          notes={made.notes}
          illustrative={made.illustrative}
        />
      )}
      {draft.method === 'kriging' && (
        <section className={styles.section}>
          <VariogramCard draft={draft} fitted={made.variogram} bins={made.bins} />
        </section>
      )}
      {made.recipe && (
        <>
          {made.shownValidation && (
            <Later>
              <section className={styles.section}>
                <ValidationCard
                  layerId={made.recipe.layerId}
                  stationIds={made.stationIds}
                  hourName={
                    made.shownHour === null
                      ? null
                      : valueText({ kind: 'hour', hour: made.shownHour }, undefined, t, language)
                  }
                  validation={made.shownValidation}
                />
              </section>
            </Later>
          )}
          <Later>
            <ViewSection
              method={made.recipe.method}
              errorStep={made.errorStep}
              hasLimits={made.hasLimits}
              onRemove={removeGrid}
            />
          </Later>
          <Later>
            <Downloads />
          </Later>
        </>
      )}
    </div>
  );
}

const none: readonly never[] = [];

/** What the panel shows of a result; all of it stays the same object while the grids grow. */
const partsOf = ({ result, zones }: NoiseJobState, view: Pick<NoiseView, 'hour' | 'show'>) => {
  const shown = madeGrid({ preview: null, result, zones }, view);
  return {
    recipe: result?.recipe ?? null,
    stationIds: result?.stationIds ?? none,
    validation: result?.crossValidation ?? null,
    shownHour: result && shown ? stripHour(result, shown.grid) : null,
    shownValidation: result && shown ? behindGrid(result, shown.grid).validation : null,
    variogram: result?.variogram ?? null,
    bins: result?.bins ?? none,
    notes: result?.notes ?? none,
    illustrative: result?.illustrative ?? false,
    /** There are limits to compare with. */
    hasLimits: result !== null && exceedanceOf(result.grid, zones) !== null,
    /** 0 without a standard error. */
    errorStep: result?.error ? result.errorStep : 0,
  };
};
