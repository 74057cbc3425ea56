import { en, zhCN } from 'zod/locales';
import type { SchemaIssue } from '../domain/issue.ts';
import type { Language } from '../domain/text.ts';
import { issues } from './strings/issues.ts';

/** Only these two of the schema library's languages are in the bundle. */
const locales = { 'zh-CN': zhCN(), en: en() } as const;

/** A schema's fault in words: our own sentence where the schema has one, else the library's. */
export function issueText(issue: SchemaIssue, language: Language): string {
  if (issue.message in issues) {
    const params = (issue.params ?? {}) as Readonly<Record<string, unknown>>;
    const [zh, english] = issues[issue.message as keyof typeof issues];
    return (language === 'en' ? english : zh).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
      String(params[name] ?? ''),
    );
  }
  const words = locales[language].localeError(
    issue as unknown as Parameters<typeof locales.en.localeError>[0],
  );
  return (typeof words === 'string' ? words : words?.message) ?? issue.message;
}
