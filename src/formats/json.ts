import { DataError } from '../domain/note.ts';

/**
 * Offset of the first character that cannot stand in a JSON text (RFC 8259); its length when it ends too soon.
 * Engines word their own messages differently and some give no position. Iterative: nesting costs no stack.
 */
export function jsonFaultAt(text: string): number {
  const space = /[ \t\n\r]*/y;
  const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  /** Leaves `at` where a string breaks off: a line break, a bad escape, the end of the text. */
  const takeString = (): boolean => {
    if (text[at] !== '"') return false;
    at += 1;
    for (; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (unit === 0x22) {
        at += 1;
        return true;
      }
      if (unit < 0x20) return false;
      if (unit !== 0x5c) at += 1;
      else if (!take(escaped)) return false;
    }
    return false;
  };
  const open: ('{' | '[')[] = [];
  let expect: 'value' | 'first-value' | 'key' | 'first-key' | 'after' = 'value';
  for (;;) {
    take(space);
    const char = text[at];
    if (expect === 'after') {
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (char === ',') {
        at += 1;
        expect = inside === '{' ? 'key' : 'value';
      } else if (char === (inside === '{' ? '}' : ']')) {
        at += 1;
        open.pop();
      } else return at;
    } else if (expect === 'key' || expect === 'first-key') {
      if (expect === 'first-key' && char === '}') {
        at += 1;
        open.pop();
        expect = 'after';
        continue;
      }
      if (!takeString()) return at;
      take(space);
      if (text[at] !== ':') return at;
      at += 1;
      expect = 'value';
    } else if (expect === 'first-value' && char === ']') {
      at += 1;
      open.pop();
      expect = 'after';
    } else if (char === '{' || char === '[') {
      at += 1;
      open.push(char);
      expect = char === '{' ? 'first-key' : 'first-value';
    } else if (takeString() || take(scalar)) expect = 'after';
    else return at;
  }
}

/**
 * @throws DataError `json-syntax` with line, column and what stands there; `file-empty` for nothing at all.
 */
export function parseJson(text: string, file: string): unknown {
  if (text.trim() === '') throw DataError.of('file-empty', undefined, { file });
  try {
    return JSON.parse(text);
  } catch {
    const at = jsonFaultAt(text);
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = at - before.lastIndexOf('\n');
    if (at >= text.length) throw DataError.of('json-cut-off', { line }, { file });
    throw DataError.of(
      'json-syntax',
      { line, column, found: text.slice(at, at + 12).split('\n')[0] },
      { file },
    );
  }
}
