import { useDeferredValue, useMemo } from 'react';
import type { LayerSpec } from '../../../domain/catalog.ts';
import type { LayerFeature } from '../../../domain/feature.ts';
import type { Language } from '../../../domain/text.ts';
import { filtered } from '../../../state/filter.ts';
import type { ReadyData } from '../../../state/state.ts';
import { useStore } from '../../../state/store.ts';
import { useViewBounds } from '../../frame/view-bounds.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { hasLevels, periodHoursOf, roundingOf, stationLevels } from '../context.ts';
import { type TableContent, tableContent } from './rows.ts';
import { restricted, type Sort, sorted } from './shown-rows.ts';

export interface TableView {
  readonly search: string;
  readonly inView: boolean;
  readonly hitsOnly: boolean;
  readonly sort: Sort | null;
}

export interface TableRows extends TableContent {
  /** Rows to show, in order. */
  readonly shown: readonly LayerFeature[];
  /** All features of the layer. */
  readonly total: number;
  /** True while there is an answer to restrict the rows by. */
  readonly hasAnswer: boolean;
}

/** Rows of a layer's table: levels computed, the layer's filter, the view's restrictions, sorted. */
export function useTableRows(
  spec: LayerSpec,
  data: ReadyData,
  view: TableView,
  language: Language,
): TableRows {
  const filter = useStore((state) => state.layers.find((layer) => layer.id === spec.id)?.filter);
  const periodHours = useStore(periodHoursOf);
  const rounding = useStore(roundingOf);
  const bounds = useViewBounds();
  const { answer } = useAnswer();
  const search = useDeferredValue(view.search);

  const content = useMemo(() => {
    if (!hasLevels(spec)) return tableContent(spec.fields, data.features, null);
    const levels = stationLevels(data, periodHours);
    return tableContent(spec.fields, data.features, {
      levels,
      showLevels: data.series.length > 0,
      periodHours,
      rounding,
    });
  }, [spec, data, periodHours, rounding]);
  const hits = useMemo(
    () => answer && new Set(answer.layers.find((layer) => layer.layerId === spec.id)?.hits),
    [answer, spec],
  );
  const passing = useMemo(() => filtered(content.features, filter ?? []), [content, filter]);
  const within = view.inView ? bounds : null;
  const kept = useMemo(() => {
    const by = { search, bounds: within, hits: view.hitsOnly ? hits : null };
    return restricted(passing, content.fields, by, language);
  }, [passing, content, search, within, hits, view.hitsOnly, language]);
  const shown = useMemo(
    () => sorted(kept, content.fields, view.sort, language),
    [kept, content, view.sort, language],
  );
  return { ...content, shown, total: data.features.length, hasAnswer: answer !== null };
}
