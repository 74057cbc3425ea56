import type { Note } from '../domain/note.ts';
import { issueText } from '../i18n/issue-text.ts';
import { type StringKey, strings } from '../i18n/strings/index.ts';

/** Notes in English, one line each: "stations.csv, row 7, field Leq: …". */
export function sentence({ code, params: given, where, issue }: Note): string {
  const key = `note.${code}`;
  const template = key in strings ? strings[key as StringKey][1] : code;
  const params: Note['params'] = { ...given, ...(issue && { reason: issueText(issue, 'en') }) };
  const words = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  const place = [
    where?.file,
    where?.row === undefined ? undefined : `row ${where.row}`,
    where?.featureId === undefined ? undefined : `feature ${where.featureId}`,
    where?.property === undefined ? undefined : `field ${where.property}`,
  ].filter((part) => part !== undefined);
  // Text of files must not reach a terminal with control characters.
  return [...(place.length > 0 ? [place.join(', ')] : []), words].join(': ').replace(/\p{Cc}/gu, ' ');
}

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

export const sayNotes = (notes: readonly Note[]): void => {
  for (const note of notes) say(sentence(note));
};
