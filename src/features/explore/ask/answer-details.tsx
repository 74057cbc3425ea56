import type { Note } from '../../../domain/note.ts';
import { inLanguage } from '../../../domain/text.ts';
import { noteText, useStrings } from '../../../i18n/i18n.ts';
import { categoryWords } from '../../../spatial/answer-words.ts';
import type { Crossing } from '../../../spatial/overlap.ts';
import type { Answer, Layer } from '../../../spatial/types.ts';
import { select } from '../../../state/store.ts';
import { Empty } from '../../../ui/controls.tsx';
import { areaText, bearingText, distanceText, percentText } from '../measures.ts';
import styles from './ask.module.css';
import { LayerDetails } from './layer-details.tsx';
import { crossingNotes, withLayerTitle } from './note-titles.ts';
import { nameOf } from './sentence.ts';

export interface AnswerDetailsProps {
  readonly answer: Answer;
  readonly layers: readonly Layer[];
  readonly crossings: readonly Crossing[];
}

/** The answer layer by layer; everything named is a way to the feature. */
export function AnswerDetails({ answer, layers, crossings }: AnswerDetailsProps) {
  const { t, language } = useStrings();
  const hit = answer.layers.filter(({ hits }) => hits.length > 0);
  const missed = answer.layers.filter(({ hits }) => hits.length === 0);
  const titles = new Map(layers.map(({ spec }) => [spec.id, inLanguage(spec.title, language)]));
  return (
    <div className={styles.details}>
      {answer.regionAreaM2 !== null && <p>{t('ask.regionArea', { area: areaText(answer.regionAreaM2) })}</p>}
      {hit.length === 0 && <Empty>{t('ask.noHits')}</Empty>}
      {hit.map((layer) => (
        <LayerDetails key={layer.layerId} layer={layer} layers={layers} />
      ))}
      {answer.villages.residents !== null && (
        <p>
          {t('ask.residentsInside', {
            villages: answer.villages.inside.length,
            count: answer.villages.residents,
          })}
          {answer.villages.withoutPopulation > 0 &&
            t('ask.withoutPopulation', { count: answer.villages.withoutPopulation })}
        </p>
      )}
      {crossings.map((crossing) => (
        <CrossingTable
          key={`${crossing.layerA} ${crossing.layerB}`}
          notes={crossingNotes(crossing, answer)}
          {...{ crossing, layers, titles }}
        />
      ))}
      {answer.nearest.length > 0 && (
        <section className={styles.block}>
          <h3>{t('ask.nearestTitle')}</h3>
          <ul className={styles.rows}>
            {answer.nearest.map((one) => (
              <li key={one.category}>
                <span>{inLanguage(categoryWords[one.category], language)}</span>
                <button type="button" className={styles.link} onClick={() => select(one)}>
                  {nameOf(one.layerId, one.featureId, layers, language)}
                </button>
                <b>
                  {distanceText(one.distanceM)}
                  {one.bearingDeg !== null && ` ${bearingText(one.bearingDeg, language)}`}
                </b>
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{t('ask.nearestHint')}</p>
        </section>
      )}
      {missed.length > 0 && (
        <p className={styles.hint}>
          {t('ask.missed', {
            layers: missed.map(({ layerId }) => titles.get(layerId)).join(t('ask.listComma')),
          })}
        </p>
      )}
      <p className={styles.hint}>{t('ask.borderRule')}</p>
    </div>
  );
}

const shownPairs = 40;

function CrossingTable(props: {
  readonly crossing: Crossing;
  readonly notes: readonly Note[];
  readonly layers: readonly Layer[];
  readonly titles: ReadonlyMap<string, string>;
}) {
  const { crossing, notes, layers, titles } = props;
  const { t, language } = useStrings();
  const [a, b] = [
    titles.get(crossing.layerA) ?? crossing.layerA,
    titles.get(crossing.layerB) ?? crossing.layerB,
  ];
  if (crossing.rows.length === 0 && notes.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3>{t('ask.crossing', { a, b })}</h3>
      {crossing.rows.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{a}</th>
              <th scope="col">{b}</th>
              <th scope="col">{t('ask.overlapArea')}</th>
              <th scope="col">{t('ask.shareOfFirst')}</th>
            </tr>
          </thead>
          <tbody>
            {crossing.rows.slice(0, shownPairs).map((row) => (
              <tr key={`${row.a} ${row.b}`}>
                <td>{nameOf(crossing.layerA, row.a, layers, language)}</td>
                <td>{nameOf(crossing.layerB, row.b, layers, language)}</td>
                <td data-number>{areaText(row.areaM2)}</td>
                <td data-number>{percentText(row.shareOfA)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {crossing.rows.length > shownPairs && (
        <p className={styles.hint}>{t('ask.moreRows', { shown: shownPairs, count: crossing.rows.length })}</p>
      )}
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={JSON.stringify(note)}>{noteText(withLayerTitle(note, titles), t)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
