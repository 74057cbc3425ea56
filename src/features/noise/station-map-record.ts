import type { LayerSpec } from '../../domain/catalog.ts';
import type { Note } from '../../domain/note.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage, type Language } from '../../domain/text.ts';
import type { Grid } from '../../grid/grid.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { behindGrid } from './honest-note.ts';
import type { MapRecord } from './kept-maps.ts';
import type { NoiseResult } from './result-store.ts';
import { valueText } from './words.ts';

/** What stands with a layer that holds a map from stations. Pure. */
export function stationMapRecord(
  of: {
    readonly result: NoiseResult;
    readonly grid: Grid;
    readonly spec: LayerSpec | undefined;
    readonly language: Language;
  },
  t: Translate,
): MapRecord {
  const { result, grid, spec, language } = of;
  const { recipe } = result;
  const { count, validation } = behindGrid(result, grid);
  const method = t(`noise.method.${recipe.method}`);
  const name = `${valueText(recipe.value, spec, t, language)} · ${method} · ${grid.cellSizeM} m`;
  const how = [method, spec && inLanguage(spec.title, language), t('make.stations', { count })]
    .filter(Boolean)
    .join(t('list.comma'));
  const honest: Note = validation
    ? { code: 'noise-honest', params: { count, rmse: formatNumber(validation.rmse, 1) } }
    : { code: 'noise-honest-pending', params: { count } };
  return { title: { zh: name, en: name }, how, made: { kind: 'stations', recipe }, honest: [honest] };
}
