import { z } from 'zod';

/** Every sentence on the screen has both languages. */
export const localizedTextSchema = z.object({ zh: z.string().min(1), en: z.string().min(1) });
export type LocalizedText = Readonly<z.infer<typeof localizedTextSchema>>;

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

export const inLanguage = (text: LocalizedText, language: Language): string =>
  language === 'en' ? text.en : text.zh;
