import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Note } from '../domain/note.ts';
import type { Language } from '../domain/text.ts';
import { issueText } from './issue-text.ts';
import { first } from './strings/first.ts';
import type { StringKey } from './strings/index.ts';

type Catalogue = Readonly<Record<string, readonly [zh: string, en: string]>>;

const column = (strings: Catalogue, index: 0 | 1) =>
  Object.fromEntries(Object.entries(strings).map(([key, pair]) => [key, pair[index]]));

void i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'en',
  resources: { 'zh-CN': { translation: column(first, 0) }, en: { translation: column(first, 1) } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  initAsync: false,
  // What is on the screen is said anew when more strings come.
  react: { bindI18nStore: 'added' },
});

export function addStrings(strings: Catalogue): void {
  i18next.addResourceBundle('zh-CN', 'translation', column(strings, 0));
  i18next.addResourceBundle('en', 'translation', column(strings, 1));
}

let loading: Promise<void> | null = null;

/** Brings the strings that are not part of the first load, once; a screen that needs them waits for it. */
export function loadLaterStrings(): Promise<void> {
  loading ??= import('./strings/later.ts').then(
    ({ later }) => addStrings(later),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/** A part of the page that comes when first needed, with what it says. */
export async function withStrings<T>(part: Promise<T>): Promise<T> {
  await loadLaterStrings();
  return part;
}

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
  const sentence = i18next.exists(key) ? t(key as StringKey, paramsOf(note)) : note.code;
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
