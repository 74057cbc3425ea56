import { describe, expect, it } from 'vitest';
import { strings } from '../../src/i18n/strings/index.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('strings', () => {
  it('stand in both languages with the same placeholders', () => {
    const wrong = Object.entries(strings).filter(
      ([, [zh, en]]) =>
        zh.trim() === '' || en.trim() === '' || placeholders(zh).join() !== placeholders(en).join(),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('have no Chinese in the English column but the switch back', () => {
    const left = Object.entries(strings).filter(
      ([key, pair]) => /[\u4e00-\u9fff]/.test(pair[1]) && !key.startsWith('action.language'),
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });
});
