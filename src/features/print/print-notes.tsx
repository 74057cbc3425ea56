import { inLanguage } from '../../domain/text.ts';
import { noteText, useStrings } from '../../i18n/i18n.ts';
import { rateRuleOf } from '../../spatial/answer-words.ts';
import { specOf, useStore } from '../../state/store.ts';
import { useAsk } from '../explore/ask/answer-store.ts';
import { hasRates, sentenceOf } from '../explore/ask/sentence.ts';
import { honestNoteOf } from '../noise/honest-note.ts';
import { numbersText } from '../noise/numbers-text.ts';
import { useNoise } from '../noise/result-store.ts';
import { madeGrid } from '../noise/shown-grid.ts';
import styles from './print.module.css';

/** What the print says besides the map: the question with its answer, and how the noise grid was made. */
export function PrintNotes() {
  const { t, language } = useStrings();
  const answer = useAsk((state) => state.answer);
  const layers = useAsk((state) => state.layers);
  const result = useNoise((state) => state.result);
  const zones = useNoise((state) => state.zones);
  const view = useStore((state) => state.noiseView);
  const catalog = useStore((state) => state.catalog);
  const imported = useStore((state) => state.imported);
  const spec = result ? specOf({ catalog, imported }, result.recipe.layerId) : undefined;
  const grid = madeGrid({ preview: null, result, zones }, view)?.grid;
  const lines =
    result && grid
      ? numbersText({ result, grid, note: honestNoteOf(result, grid, t), spec, language }, t, (note) =>
          noteText(note, t),
        ).split('\n')
      : [];
  return (
    <>
      {answer && (
        <>
          <h2>{t('print.question')}</h2>
          <p>{sentenceOf(answer, layers, t, language)}</p>
          {hasRates(answer) && <p>{inLanguage(rateRuleOf(answer), language)}</p>}
        </>
      )}
      {lines.length > 0 && (
        <>
          <h2>{t('print.notes')}</h2>
          <ul className={styles.numbers}>
            {lines.map((line) => (
              <li key={line}>{line.replace('\t', language === 'en' ? ': ' : '：')}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
