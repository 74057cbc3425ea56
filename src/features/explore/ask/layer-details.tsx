import { useState } from 'react';
import { formatNumber } from '../../../domain/rounding.ts';
import { gb3096, zoneRecords } from '../../../domain/standards/gb3096.ts';
import { hj640 } from '../../../domain/standards/hj640.ts';
import { citation } from '../../../domain/standards/standard.ts';
import { inLanguage } from '../../../domain/text.ts';
import { noteText, useStrings } from '../../../i18n/i18n.ts';
import { quantityWords, stationKindWords } from '../../../spatial/answer-words.ts';
import type { Layer, LayerAnswer, LevelSummary } from '../../../spatial/types.ts';
import { select } from '../../../state/store.ts';
import { Button, IllustrativeTag } from '../../../ui/controls.tsx';
import { featureName, withoutMark } from '../feature-words.ts';
import { areaText, lengthText, percentText } from '../measures.ts';
import styles from './ask.module.css';
import { withLayerTitle } from './note-titles.ts';
import { leftOutLines } from './sentence.ts';

/** Longer lists open on demand. */
const shownHits = 8;

/** One layer of an answer: counts by class, levels, rates, areas, lengths, and its hits as a list. */
export function LayerDetails({
  layer,
  layers,
}: {
  readonly layer: LayerAnswer;
  readonly layers: readonly Layer[];
}) {
  const { t, language } = useStrings();
  const title = withoutMark(inLanguage(layer.title, language));
  return (
    <section className={styles.block} aria-label={title}>
      <h3>
        {title} {layer.illustrativeHits > 0 && <IllustrativeTag />}
        <span className={styles.count}>
          {t('ask.ofTotal', { count: layer.hits.length, total: layer.total })}
        </span>
      </h3>
      {layer.classes.length > 1 && (
        <p>
          {layer.classes
            .map(({ label, count }) => `${inLanguage(label, language)} ${count}`)
            .join(t('ask.semicolon'))}
        </p>
      )}
      {layer.levels && <Levels levels={layer.levels} />}
      {layer.overlap && (
        <p>
          {t('ask.overlapLine', {
            area: areaText(layer.overlap.coveredM2),
            share: percentText(layer.overlap.shareOfRegion),
          })}
        </p>
      )}
      {layer.lengths && <p>{t('ask.lengthLine', { length: lengthText(layer.lengths.insideM) })}</p>}
      {layer.notes.length > 0 && (
        <ul className={styles.notes}>
          {layer.notes.map((note) => (
            <li key={JSON.stringify(note)}>
              {noteText(withLayerTitle(note, new Map([[layer.layerId, title]])), t)}
            </li>
          ))}
        </ul>
      )}
      <Hits layer={layer} layers={layers} />
    </section>
  );
}

function Levels({ levels }: { readonly levels: LevelSummary }) {
  const { t, language } = useStrings();
  return (
    <>
      {levels.ranges.map((range) => (
        <p key={range.indicator}>
          {t('ask.range', {
            indicator: range.indicator,
            min: formatNumber(range.minDb, 1),
            max: formatNumber(range.maxDb, 1),
            count: range.stations,
          })}
        </p>
      ))}
      {levels.means.map((mean) => (
        <p key={`${mean.stationKind} ${mean.period}`}>
          {t('ask.mean', {
            kind: inLanguage(stationKindWords[mean.stationKind], language),
            period: t(`ask.period.${mean.period}`),
            rule: inLanguage(quantityWords[mean.rule], language),
            level: formatNumber(mean.meanDb, 1),
            grade: `${inLanguage(mean.grade.ordinal, language)} ${inLanguage(mean.grade.title, language)}`,
            standard: hj640.code,
            count: mean.stations,
          })}
        </p>
      ))}
      {levels.passRates.length > 0 && (
        <table className={styles.table}>
          <caption>
            {t('ask.rates', { standard: inLanguage(citation(gb3096, gb3096.clauses.limits), language) })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('ask.rateKind')}</th>
              <th scope="col">{t('ask.rateZone')}</th>
              <th scope="col">{t('ask.ratePeriod')}</th>
              <th scope="col">{t('ask.rateLimit')}</th>
              <th scope="col">{t('ask.ratePass')}</th>
              <th scope="col">%</th>
            </tr>
          </thead>
          <tbody>
            {levels.passRates.map((rate) => (
              <tr key={`${rate.stationKind} ${rate.zone} ${rate.period}`}>
                <td>{inLanguage(stationKindWords[rate.stationKind ?? 'unknown'], language)}</td>
                <td>
                  {rate.zone === 'all'
                    ? t('ask.allZones')
                    : inLanguage(zoneRecords[rate.zone].title, language)}
                </td>
                <td>{t(`ask.period.${rate.period}`)}</td>
                <td data-number>{rate.limitDb ?? '–'}</td>
                <td data-number>
                  {rate.pass}/{rate.total}
                </td>
                <td data-number>{rate.rate === null ? '–' : formatNumber(rate.rate * 100, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {leftOutLines(levels, t).map((line) => (
        <p key={line} className={styles.hint}>
          {line}
        </p>
      ))}
    </>
  );
}

function Hits({ layer, layers }: { readonly layer: LayerAnswer; readonly layers: readonly Layer[] }) {
  const { t, language } = useStrings();
  const [all, setAll] = useState(false);
  const features = new Map(
    layers.find(({ spec }) => spec.id === layer.layerId)?.features.map((one) => [one.id, one]),
  );
  const overlaps = new Map(layer.overlap?.features.map((one) => [one.featureId, one]));
  const lengths = new Map(layer.lengths?.features.map((one) => [one.featureId, one]));
  const shown = all ? layer.hits : layer.hits.slice(0, shownHits);
  return (
    <>
      <ul className={styles.rows}>
        {shown.map((id) => {
          const feature = features.get(id);
          const overlap = overlaps.get(id);
          const length = lengths.get(id);
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.link}
                onClick={() => select({ layerId: layer.layerId, featureId: id })}
              >
                {feature ? featureName(feature, language) : id}
              </button>
              {overlap && (
                <b>
                  {overlap.areaM2 > 0
                    ? t('ask.hitOverlap', {
                        area: areaText(overlap.areaM2),
                        share: percentText(overlap.shareOfFeature),
                      })
                    : t('ask.touches')}
                </b>
              )}
              {length && <b>{lengthText(length.insideM)}</b>}
            </li>
          );
        })}
      </ul>
      {layer.hits.length > shownHits && (
        <Button look="quiet" aria-expanded={all} onPress={() => setAll(!all)}>
          {all ? t('ask.fewer') : t('ask.allHits', { count: layer.hits.length })}
        </Button>
      )}
    </>
  );
}
