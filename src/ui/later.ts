import { type ReactNode, useEffect, useState } from 'react';

/** Work that may come a moment after what the page shows: one piece to a task, so that no script is long. */

/** ms after which a piece runs though the page has not been idle. */
const patienceMs = 100;

type Piece = () => void;
const waiting = new Set<{ readonly piece: Piece }>();
let asked = false;

/** Runs a piece when the page is idle, after the pieces asked for before. Returns what takes it back. */
export function later(piece: Piece): () => void {
  const entry = { piece };
  waiting.add(entry);
  ask();
  return () => waiting.delete(entry);
}

/** A value that follows when the page is idle: what hangs on it is drawn in a task of its own, behind the rest. */
export function useLater<T>(value: T): T {
  const [shown, setShown] = useState(value);
  useEffect(() => later(() => setShown(() => value)), [value]);
  return shown;
}

/** A part of a screen that is made when the page is idle, in a task of its own. */
export function Later({ children }: { readonly children: ReactNode }): ReactNode {
  const [there, setThere] = useState(false);
  useEffect(() => later(() => setThere(true)), []);
  return there ? children : null;
}

function ask(): void {
  if (asked || waiting.size === 0) return;
  asked = true;
  whenIdle(() => {
    asked = false;
    const [first] = waiting;
    if (!first) return;
    waiting.delete(first);
    ask();
    first.piece();
  });
}

/** Safari has no idle callbacks: there, after the frame that is under way. */
function whenIdle(run: Piece): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: patienceMs });
  else setTimeout(run, 30);
}
