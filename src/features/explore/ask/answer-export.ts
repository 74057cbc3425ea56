import { inLanguage, type Language } from '../../../domain/text.ts';
import { toCsv } from '../../../formats/export-csv.ts';
import { type AnswerTable, answerTables } from '../../../spatial/answer-tables.ts';
import { periodWords, rateRuleOf } from '../../../spatial/answer-words.ts';
import type { Crossing } from '../../../spatial/overlap.ts';
import type { Answer, Layer } from '../../../spatial/types.ts';

/** Answers leave the page with everything needed to read them: question, hours, rule, provenance. */

function preface(answer: Answer, sentence: string, language: Language): readonly string[] {
  const say = (text: { readonly zh: string; readonly en: string }) => inLanguage(text, language);
  const hours = (['day', 'night'] as const)
    .map((period) => say(periodWords(period, answer.periodHours)))
    .join('; ');
  return [sentence, hours, say(rateRuleOf(answer)), JSON.stringify(answer.question)];
}

const cells = ({ columns, rows }: AnswerTable) => rows.map((row) => columns.map(({ id }) => row[id] ?? null));

/** One CSV: the sentence and the rules first, then every table under its title. UTF-8 with a byte order mark. */
export function answerCsv(
  answer: Answer,
  crossings: readonly Crossing[],
  layers: readonly Layer[],
  sentence: string,
  language: Language,
): string {
  const head = preface(answer, sentence, language).map((line) => [line]);
  const tables = answerTables(answer, crossings, layers, language).flatMap((table) => [
    [],
    [table.title],
    table.columns.map(({ title }) => title),
    ...cells(table),
  ]);
  const [first, ...rest] = [...head, ...tables];
  return toCsv(first as readonly string[], rest);
}

/** The same as plain text with tabs, for reports and mail. */
export function answerText(
  answer: Answer,
  crossings: readonly Crossing[],
  layers: readonly Layer[],
  sentence: string,
  language: Language,
): string {
  const tables = answerTables(answer, crossings, layers, language).map((table) =>
    [
      table.title,
      table.columns.map(({ title }) => title).join('\t'),
      ...cells(table).map((row) => row.map((cell) => cell ?? '').join('\t')),
    ].join('\n'),
  );
  return [preface(answer, sentence, language).slice(0, 3).join('\n'), ...tables].join('\n\n');
}
