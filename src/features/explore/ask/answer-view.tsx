import { useMemo, useState } from 'react';
import { isGbSplit, type PeriodHours } from '../../../domain/indicator.ts';
import { inLanguage } from '../../../domain/text.ts';
import { noteText, type Translate, useStrings } from '../../../i18n/i18n.ts';
import { rateRuleOf } from '../../../spatial/answer-words.ts';
import { announce, update, useStore } from '../../../state/store.ts';
import { Button, Check } from '../../../ui/controls.tsx';
import { copyText } from '../../../ui/copy.ts';
import { saveFile } from '../../../ui/save-file.ts';
import { spanWords } from '../span-words.ts';
import { AnswerDetails } from './answer-details.tsx';
import { answerCsv, answerText } from './answer-export.ts';
import { askAgain, useAsk } from './answer-store.ts';
import { AnswerTablesDialog } from './answer-tables-dialog.tsx';
import styles from './ask.module.css';
import { withLayerTitle } from './note-titles.ts';
import { hasRates, sentenceOf } from './sentence.ts';

/** The answer: one sentence, the rule it was judged by, and ways on. */
export function AnswerView({ onZoom }: { readonly onZoom?: () => void }) {
  const { t, language } = useStrings();
  const { status, answer, layers, crossings, notes } = useAsk();
  const rounds = useStore((state) => state.roundForVerdict);
  const [open, setOpen] = useState(false);
  const [tables, setTables] = useState(false);
  const sentence = useMemo(
    () => (answer ? sentenceOf(answer, layers, t, language) : ''),
    [answer, layers, t, language],
  );
  const titles = useMemo(
    () => new Map(layers.map(({ spec }) => [spec.id, inLanguage(spec.title, language)])),
    [layers, language],
  );
  const clear = () => update({ question: null, tool: null });
  const copy = async () => {
    if (!answer) return;
    const copied = await copyText(answerText(answer, crossings, layers, sentence, language));
    announce(copied ? 'info' : 'error', [{ code: copied ? 'answer-copied' : 'copy-failed' }]);
  };
  const save = () => {
    if (!answer) return;
    const csv = answerCsv(answer, crossings, layers, sentence, language);
    saveFile(`${t('ask.file')}.csv`, new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  };
  const busy = status === 'asking' || status === 'waiting';
  return (
    <div className={styles.answer}>
      <p role="status" className={styles.sentence} data-busy={busy || undefined} data-answer={status}>
        {status === 'waiting' && t('ask.waiting')}
        {status === 'asking' && !answer && t('ask.asking')}
        {answer && status !== 'waiting' && sentence}
      </p>
      {status === 'failed' && (
        <div role="alert" className={styles.fault}>
          {notes.map((note) => (
            <p key={JSON.stringify(note)}>{noteText(note, t)}</p>
          ))}
          <Button onPress={askAgain}>{t('app.tryAgain')}</Button>
        </div>
      )}
      {answer && hasRates(answer) && (
        <div className={styles.rule}>
          <p>
            {t('ask.rule', {
              split: splitWords(answer.periodHours, t),
              rule: inLanguage(rateRuleOf(answer), language),
            })}
          </p>
          <Check isSelected={rounds} onChange={(roundForVerdict) => update({ roundForVerdict })}>
            {t('ask.roundSetting')}
          </Check>
        </div>
      )}
      {answer && answer.notes.length > 0 && (
        <ul className={styles.notes}>
          {answer.notes.map((note) => (
            <li key={JSON.stringify(note)}>{noteText(withLayerTitle(note, titles), t)}</li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {answer && (
          <>
            <Button look="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>
              {t('ask.details')} <span aria-hidden="true">{open ? '▾' : '▸'}</span>
            </Button>
            <Button look="quiet" onPress={() => setTables(true)}>
              {t('ask.tables')}
            </Button>
            <Button look="quiet" onPress={save}>
              {t('ask.export')}
            </Button>
            <Button look="quiet" onPress={() => void copy()}>
              {t('action.copy')}
            </Button>
            {onZoom && (
              <Button look="quiet" onPress={onZoom}>
                {t('ask.zoom')}
              </Button>
            )}
          </>
        )}
        <Button look="quiet" onPress={clear}>
          {t('ask.clear')}
        </Button>
      </div>
      {open && answer && <AnswerDetails answer={answer} layers={layers} crossings={crossings} />}
      {answer && (
        <AnswerTablesDialog
          answer={answer}
          crossings={crossings}
          layers={layers}
          sentence={sentence}
          isOpen={tables}
          onClose={() => setTables(false)}
          onSave={save}
        />
      )}
    </div>
  );
}

/** "昼间 06–22、夜间 22–06（GB 3096-2008）" */
const splitWords = (hours: PeriodHours, t: Translate): string =>
  t(isGbSplit(hours) ? 'ask.splitGb' : 'ask.splitOwn', spanWords(hours));
