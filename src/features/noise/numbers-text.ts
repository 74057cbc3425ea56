import type { Note } from '../../domain/note.ts';
import { formatNumber } from '../../domain/rounding.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../../i18n/i18n.ts';
import { type ProductRecord, variogramBehind } from './export.ts';
import { behindGrid, stripHour } from './honest-note.ts';
import { rangeOf } from './paint.ts';
import { splitText, valueText } from './words.ts';

/** The numbers of a made grid as lines of text, for reports: one "name<TAB>value" a line. */
export function numbersText(record: ProductRecord, t: Translate, noteText: (note: Note) => string): string {
  const { result, note, spec, language } = record;
  const { recipe } = result;
  const hour = stripHour(result, record.grid);
  const grid = hour === null ? result.grid : record.grid;
  const behind = variogramBehind(result, grid);
  const { count, validation: check } = behindGrid(result, grid);
  const title = valueText(hour === null ? recipe.value : { kind: 'hour', hour }, spec, t, language);
  const rangeDb = rangeOf(grid);
  const two = (value: number) => formatNumber(value, 2);
  const lines: (readonly [string, string] | false)[] = [
    [t('noise.numbers.title'), title],
    [t('noise.layer'), spec ? inLanguage(spec.title, language) : recipe.layerId],
    [t('noise.split'), splitText(recipe.periodHours, t)],
    [
      t('noise.numbers.days'),
      recipe.days ? `${recipe.days.from} – ${recipe.days.to}` : t('noise.numbers.allDays'),
    ],
    [t('noise.numbers.stations'), String(count)],
    [t('noise.method'), grid.meta.method],
    behind !== null && [
      t('noise.variogram'),
      t('noise.variogramSummary', {
        model: t(`noise.model.${behind.variogram.model}`),
        nugget: two(behind.variogram.nugget),
        psill: two(behind.variogram.psill),
        range: formatNumber(behind.variogram.range, 0),
      }),
    ],
    behind?.pooled === true && [t('noise.variogram'), t('noise.numbers.pooled')],
    check !== null && ['ME', `${two(check.meanError)} dB`],
    check !== null && ['MAE', `${two(check.meanAbsoluteError)} dB`],
    check !== null && ['RMSE', `${two(check.rmse)} dB`],
    rangeDb !== null && [
      t('noise.numbers.range'),
      `${formatNumber(rangeDb[0], 1)}–${formatNumber(rangeDb[1], 1)} dB(A)`,
    ],
    [t('sound.cell'), `${grid.cellSizeM} m, ${grid.width} × ${grid.height}`],
    [t('noise.numbers.note'), note],
    result.illustrative && [t('mark.illustrative'), t('mark.illustrativeLong')],
    ...result.notes.map((each) => [t('noise.numbers.note'), noteText(each)] as const),
  ];
  return lines.flatMap((line) => (line ? line.join('\t') : [])).join('\n');
}
