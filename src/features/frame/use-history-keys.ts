import { useEffect } from 'react';
import { redo, undo } from '../../state/history.ts';

/** Ctrl+Z goes back, Ctrl+Y and Ctrl+Shift+Z forth, on the whole page; where text is typed they are the field's own. */
export function useHistoryKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = stepOf(event);
      if (!step) return;
      event.preventDefault();
      step();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function stepOf(event: KeyboardEvent): (() => void) | null {
  const { ctrlKey, metaKey, shiftKey, altKey, key, target } = event;
  if (!(ctrlKey || metaKey) || altKey || event.defaultPrevented || takesText(target)) return null;
  const letter = key.toLowerCase();
  if (letter === 'z') return shiftKey ? redo : undo;
  return letter === 'y' && !shiftKey ? redo : null;
}

/** Inputs that are no text: a tick or a slider has nothing of its own to undo. */
const noText = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !noText.has(target.type)
    : target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable);
