import { afterAll, describe, expect, it } from 'vitest';
import { sentence } from '../../src/cli/messages.ts';
import { DataError, type Note } from '../../src/domain/note.ts';
import { parseCatalog } from '../../src/formats/catalog-file.ts';
import { parseStoredGrid } from '../../src/grid/stored-grid.ts';
import { noteText, setLanguage } from '../../src/i18n/i18n.ts';
import { strings } from '../../src/i18n/strings/index.ts';
import { readLink } from '../../src/state/permalink.ts';

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

describe('what a schema finds', () => {
  afterAll(() => setLanguage('zh-CN'));
  const thrown = (act: () => unknown): readonly Note[] => {
    try {
      act();
    } catch (error) {
      if (error instanceof DataError) return error.notes;
    }
    throw new Error('accepted');
  };
  const layer = { id: 'a', title: 7, opacity: 2, style: { colour: 'red' }, group: 'nowhere' };
  const frame = { version: 1, id: 'demo', title: { zh: '演示', en: 'demo' }, bounds: [118, 28, 119, 29] };
  const rest = { readoutEpsg: 4549, boundaryNote: frame.title, groups: [{ id: 'g', title: frame.title }] };

  it.each([
    [
      'a catalogue',
      () => thrown(() => parseCatalog(JSON.stringify({ ...frame, ...rest, layers: [layer] }), 'c.json')),
      ['期望 object，实际接收 数字', '数值过大：期望 number <=1'],
      ['expected object, received number', 'Too big: expected number to be <=1'],
    ],
    [
      'a catalogue without its frame',
      () => thrown(() => parseCatalog('{"id":"X Y","layers":[{}]}', 'c.json')),
      ['应为小写字母', '期望 1'],
      ['expected lower-case letters', 'expected 1'],
    ],
    [
      'a grid',
      () => thrown(() => parseStoredGrid('{"shengtuGrid":2}', 'g.json')),
      ['无效输入：期望 1'],
      ['Invalid input: expected 1'],
    ],
    [
      'a link',
      () => readLink('#v=1&m=purple&g=[1]').notes,
      ['期望以下之一 "light"|"dark"', '期望 object，实际接收 数组'],
      ['expected one of "light"|"dark"', 'expected object, received array'],
    ],
  ])('in %s is said in the language of the page, after a switch too', (_, find, chinese, english) => {
    // As it comes from a worker.
    const notes = structuredClone(find());
    const words = () => notes.map((note) => noteText(note)).join('\n');
    setLanguage('zh-CN');
    for (const part of chinese) expect(words()).toContain(part);
    expect(words()).not.toMatch(/expected|Invalid|received/);
    setLanguage('en');
    for (const part of english) expect(words()).toContain(part);
    expect(words()).not.toMatch(/[\u4e00-\u9fff]/);
    for (const part of english) expect(notes.map(sentence).join('\n')).toContain(part);
  });
});
