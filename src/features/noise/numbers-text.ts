import type { Note } from '../../domain/note.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import type { ProductRecord } from './export.ts';
import { rangeOf } from './paint.ts';
import { splitText, valueText } from './words.ts';

/** The numbers of a made grid as lines of text, for reports: one "name<TAB>value" a line. */
export function numbersText(record: ProductRecord, t: Translate, noteText: (note: Note) => string): string {
  const { result, note, spec, language } = record;
  const { recipe, crossValidation: check, variogram, grid } = result;
  const rangeDb = rangeOf(grid);
  const two = (value: number) => formatNumber(value, 2);
  const lines: (readonly [string, string] | false)[] = [
    [t('noise.numbers.title'), valueText(recipe.value, spec, t, language)],
    [t('noise.layer'), spec ? inLanguage(spec.title, language) : recipe.layerId],
    [t('noise.split'), splitText(recipe.periodHours, t)],
    [
      t('noise.numbers.days'),
      recipe.days ? `${recipe.days.from} – ${recipe.days.to}` : t('noise.numbers.allDays'),
    ],
    [t('noise.numbers.stations'), String(result.stationIds.length)],
    [t('noise.method'), grid.meta.method],
    variogram !== null && [
      t('noise.variogram'),
      t('noise.variogramSummary', {
        model: t(`noise.model.${variogram.model}`),
        nugget: two(variogram.nugget),
        psill: two(variogram.psill),
        range: formatNumber(variogram.range, 0),
      }),
    ],
    check !== null && ['ME', `${two(check.meanError)} dB`],
    check !== null && ['MAE', `${two(check.meanAbsoluteError)} dB`],
    check !== null && ['RMSE', `${two(check.rmse)} dB`],
    rangeDb !== null && [
      t('noise.numbers.range'),
      `${formatNumber(rangeDb[0], 1)}–${formatNumber(rangeDb[1], 1)} dB(A)`,
    ],
    [t('noise.cell'), `${grid.cellSizeM} m, ${grid.width} × ${grid.height}`],
    [t('noise.numbers.note'), note],
    result.illustrative && [t('mark.illustrative'), t('mark.illustrativeLong')],
    ...result.notes.map((each) => [t('noise.numbers.note'), noteText(each)] as const),
  ];
  return lines.flatMap((line) => (line ? line.join('\t') : [])).join('\n');
}
