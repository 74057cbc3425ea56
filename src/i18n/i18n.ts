import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Note } from '../domain/note.ts';
import type { Language } from '../domain/text.ts';
import { issueText } from './issue-text.ts';
import { type StringKey, strings } from './strings/index.ts';

const column = (index: 0 | 1) =>
  Object.fromEntries(Object.entries(strings).map(([key, pair]) => [key, pair[index]]));

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'en',
  resources: { 'zh-CN': { translation: column(0) }, en: { translation: column(1) } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
});

export type Params = Readonly<Record<string, string | number>>;
export type Translate = (key: StringKey, params?: Params) => string;

/** Strings of the current language; the component follows a change of language. */
export function useStrings(): { t: Translate; language: Language } {
  const { t, i18n } = useTranslation();
  return { t: t as Translate, language: i18n.language as Language };
}

export const translate: Translate = (key, params) => i18next.t(key, params ?? {});

export function setLanguage(language: Language): void {
  void i18next.changeLanguage(language);
}

/** A note in words, with its place in front: "stations.csv, row 7: …". */
export function noteText(note: Note, t: Translate = translate): string {
  const key = `note.${note.code}`;
  const sentence = key in strings ? t(key as StringKey, paramsOf(note)) : note.code;
  const place = placeText(note, t);
  return place ? t('note.at', { place, sentence }) : sentence;
}

/** In the language of the page at this moment, as the sentence around it. */
const paramsOf = ({ params, issue }: Note): Params => ({
  ...params,
  ...(issue && { reason: issueText(issue, i18next.language as Language) }),
});

function placeText({ where }: Note, t: Translate): string {
  if (!where) return '';
  const parts: string[] = [];
  if (where.file) parts.push(where.file);
  if (where.row !== undefined) parts.push(t('note.row', { row: where.row }));
  if (where.featureId !== undefined) parts.push(t('note.feature', { id: where.featureId }));
  if (where.property) parts.push(t('note.property', { property: where.property }));
  return parts.join(t('list.comma'));
}
