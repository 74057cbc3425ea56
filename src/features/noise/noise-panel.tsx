import { useShallow } from 'zustand/react/shallow';
import { useStrings } from '../../i18n/i18n.ts';
import type { NoiseView } from '../../state/state.ts';
import { useStore } from '../../state/store.ts';
import { Empty } from '../../ui/controls.tsx';
import { Later, useLater } from '../../ui/later.ts';
import { Downloads } from './downloads.tsx';
import { behindGrid, stripHour } from './honest-note.ts';
import { removeMap } from './kept-maps.ts';
import { MethodSection } from './method-section.tsx';
import styles from './noise.module.css';
import { ResultSection } from './result-section.tsx';
import { type NoiseJobState, useNoise } from './result-store.ts';
import { removeGrid } from './run.ts';
import { RunBar } from './run-bar.tsx';
import { madeGrid } from './shown-grid.ts';
import { StationSection } from './station-section.tsx';
import type { StationDraft } from './use-station-draft.ts';
import { ValidationCard } from './validation-card.tsx';
import { VariogramCard } from './variogram-card.tsx';
import { ViewSection } from './view-section.tsx';
import { valueText } from './words.ts';
import { exceedanceOf } from './zone-cells.ts';

/** The stations that take part, how they are interpolated; the map they give, its error, and its files. */
export function NoisePanel({
  stations,
  onRun,
}: {
  readonly stations: StationDraft;
  readonly onRun: () => void;
}) {
  const { t, language } = useStrings();
  const hour = useStore((state) => state.noiseView.hour);
  const show = useStore((state) => state.noiseView.show);
  // Field by field: a result grows many times a second while its standard error is refined.
  // Behind the map and its strip, one card to a task: they are full of controls.
  const made = useLater(useNoise(useShallow((state) => partsOf(state, { hour, show }))));
  const { draft, layer, layers, loading } = stations;
  if (layers.length === 0) return <Empty>{t(loading ? 'noise.loading' : 'noise.noLayers')}</Empty>;
  if (!draft) return null;
  return (
    <>
      <StationSection draft={draft} layer={layer} layers={layers} />
      <Later>
        <MethodSection draft={draft} />
      </Later>
      <Later>
        <RunBar draft={draft} onRun={onRun} />
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
              onRemove={() => removeMap('stations', removeGrid)}
            />
          </Later>
          <Later>
            <Downloads />
          </Later>
        </>
      )}
    </>
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
