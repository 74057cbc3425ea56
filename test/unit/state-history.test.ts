import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DataError } from '../../src/domain/note.ts';
import {
  record,
  recordEarlier,
  redo,
  setHistoryAside,
  undo,
  undoEntry,
  useHistory,
} from '../../src/state/history.ts';
import { type HistoryEntry, initialState } from '../../src/state/state.ts';
import { announce, getState, update } from '../../src/state/store.ts';

let log: string[] = [];
const said = (words: string) => () => {
  log.push(words);
  return true;
};
const entry = (name: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  label: { code: name },
  about: `layer:${name}`,
  undo: said(`-${name}`),
  redo: said(`+${name}`),
  forget: () => log.push(`x${name}`),
  ...more,
});
const done = (name: string, more: Partial<HistoryEntry> = {}) => {
  const made = entry(name, more);
  record(made);
  return made;
};
const line = () => {
  const { past, future } = useHistory.getState();
  const names = (entries: readonly HistoryEntry[]) => entries.map(({ label }) => label.code).join('');
  return `${names(past)}|${names(future)}`;
};

beforeEach(() => {
  log = [];
  setHistoryAside();
  update(initialState);
});

describe('the history', () => {
  it('goes back and forth in order, and stops at its ends', () => {
    for (const name of ['a', 'b', 'c']) done(name);
    for (let times = 0; times < 4; times++) undo();
    expect(line()).toBe('|abc');
    for (let times = 0; times < 4; times++) redo();
    expect(line()).toBe('abc|');
    expect(log.join(' ')).toBe('-c -b -a +a +b +c');
    expect(useHistory.getState().last).toMatchObject({ verb: 'redone', entry: { label: { code: 'c' } } });
  });

  it('forgets what was taken back once something else is done', () => {
    for (const name of ['a', 'b', 'c']) done(name);
    undo();
    undo();
    done('d');
    expect(line()).toBe('ad|');
    expect(log.join(' ')).toBe('-c -b xb xc');
  });

  it('keeps an entry whose undo or redo fails, and says why', () => {
    let broken = true;
    const step = (): boolean => {
      if (broken) throw DataError.of('storage-denied');
      return true;
    };
    done('a');
    done('b', { undo: step, redo: step });
    undo();
    expect(line()).toBe('ab|');
    expect(getState().announcements.map(({ notes }) => notes[0].code)).toEqual(['storage-denied']);
    broken = false;
    undo();
    broken = true;
    redo();
    expect(line()).toBe('a|b');
    done('c', { undo: () => false });
    undo();
    expect(line()).toBe('ac|');
  });

  it('is bounded, and more so for entries that hold much', () => {
    for (let i = 0; i < 130; i++) done('a');
    expect(line()).toBe(`${'a'.repeat(100)}|`);
    done('h', { heavy: true });
    done('b');
    for (let i = 0; i < 5; i++) done('H', { heavy: true });
    expect(line()).toBe('bHHHHH|');
  });

  it('makes one of changes that follow on each other, for a moment', () => {
    vi.useFakeTimers();
    const typed = (name: string) => done(name, { about: 'filter:x', merges: true });
    typed('a');
    vi.advanceTimersByTime(1500);
    typed('b');
    vi.advanceTimersByTime(1500);
    typed('c');
    expect(line()).toBe('c|');
    vi.advanceTimersByTime(2500);
    typed('d');
    done('e');
    typed('f');
    expect(line()).toBe('cdef|');
    for (let times = 0; times < 4; times++) undo();
    expect(log.join(' ')).toBe('-f -e -d -a');
    vi.useRealTimers();
  });
});

describe('an entry taken back by its message', () => {
  it('is undone in order where it is the newest, and the message goes', () => {
    done('a');
    const b = done('b');
    announce('info', [{ code: 'layer-removed' }], b);
    undoEntry(b);
    expect(line()).toBe('a|b');
    expect(getState().announcements).toEqual([]);
    undoEntry(b);
    expect(log.join(' ')).toBe('-b');
  });

  it('leaves the history where others have followed, with the later ones about the same thing', () => {
    done('a', { about: 'layer:x' });
    const b = done('b', { about: 'layer:x' });
    done('c');
    done('d', { about: 'layer:x' });
    done('e');
    done('f', { about: 'layer:x' });
    undo();
    undo();
    log = [];
    undoEntry(b);
    expect(line()).toBe('ac|e');
    expect(log.join(' ')).toBe('-b xf');
    undoEntry(b);
    expect(log.join(' ')).toBe('-b xf');
  });
});

describe('what was done in an earlier visit', () => {
  it('stands before what this one did, and can be done again while that is nothing', () => {
    recordEarlier([entry('a')], [entry('b')]);
    expect(line()).toBe('a|b');
    setHistoryAside();
    done('c');
    recordEarlier([entry('a')], [entry('b')]);
    expect(line()).toBe('ac|');
    expect(log.join(' ')).toBe('xb');
  });

  it('is put aside and back', () => {
    done('a');
    const back = setHistoryAside();
    done('b');
    expect(line()).toBe('b|');
    back();
    expect(line()).toBe('a|');
  });
});
