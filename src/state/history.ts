import { create } from 'zustand';
import { notesOf } from '../domain/note.ts';
import type { HistoryEntry } from './state.ts';
import { announce, update } from './store.ts';

/**
 * What was done in the page, whatever part of it did it: one line that is gone back and forth on. An entry is recorded
 * after the deed, and knows how to take it back and do it again.
 */

interface HistoryState {
  /** Oldest first. */
  readonly past: readonly HistoryEntry[];
  /** What was taken back, to be done again; next first. */
  readonly future: readonly HistoryEntry[];
  /** What undo or redo did last, to be told. */
  readonly last: HistoryStep | null;
}

export interface HistoryStep {
  readonly id: number;
  readonly verb: 'undone' | 'redone';
  readonly entry: HistoryEntry;
}

const mostEntries = 100;
/** Entries that hold a whole scene. */
const mostHeavy = 5;
/** ms within which changes that merge are one entry. */
const mergeMs = 2000;

export const useHistory = create<HistoryState>(() => ({ past: [], future: [], last: null }));

const now = (): HistoryState => useHistory.getState();

/** Takes up what has just been done. What had been taken back before can no longer be done again. */
export function record(entry: HistoryEntry): void {
  const { past, future } = now();
  const before = past.at(-1);
  const soon = future.length === 0 && Date.now() - recordedAt < mergeMs;
  const merges = entry.merges && before?.about === entry.about && soon;
  recordedAt = Date.now();
  forget(future);
  useHistory.setState({
    past: merges ? [...past.slice(0, -1), { ...entry, undo: before.undo }] : bounded([...past, entry]),
    future: [],
    last: null,
  });
}
let recordedAt = 0;

/** Takes up what was done in an earlier visit: before all that was done in this one. */
export function recordEarlier(past: readonly HistoryEntry[], future: readonly HistoryEntry[]): void {
  const here = now();
  const begun = here.past.length > 0 || here.future.length > 0;
  useHistory.setState({ past: bounded([...past, ...here.past]), future: begun ? here.future : future });
  if (begun) forget(future);
}

export function undo(): void {
  const { past, future } = now();
  const entry = past.at(-1);
  if (!entry || !succeeds(entry.undo)) return;
  useHistory.setState({ past: past.slice(0, -1), future: [entry, ...future] });
  tell('undone', entry);
}

export function redo(): void {
  const { past, future } = now();
  const [entry, ...rest] = future;
  if (!entry || !succeeds(entry.redo)) return;
  useHistory.setState({ past: [...past, entry], future: rest });
  tell('redone', entry);
}

/**
 * Takes one entry back, newest or not. One that others have followed leaves the history, and so do the later ones about
 * the same thing: they stood on it.
 */
export function undoEntry(entry: HistoryEntry): void {
  const { past, future } = now();
  const place = past.indexOf(entry);
  if (place === past.length - 1) {
    if (place >= 0) undo();
    return;
  }
  if (place < 0 || !succeeds(entry.undo)) return;
  const others = ({ about }: HistoryEntry) => about !== entry.about;
  useHistory.setState({
    past: [...past.slice(0, place), ...past.slice(place + 1).filter(others)],
    future: future.filter(others),
  });
  forget(future.filter((one) => !others(one)));
  tell('undone', entry);
}

/** Begins an empty history. @returns what puts the one there was back in its place */
export function setHistoryAside(): () => void {
  const aside = now();
  useHistory.setState({ past: [], future: [], last: null });
  return () => useHistory.setState({ ...aside, last: null });
}

/** What was told has been heard. */
export const dismissStep = (): void => useHistory.setState({ last: null });

/** A step that throws, or says false, has changed nothing: its entry stays where it is. */
function succeeds(step: () => boolean): boolean {
  try {
    return step();
  } catch (error) {
    announce('error', notesOf(error));
    return false;
  }
}

let told = 0;

/** The message that offered to take it back says what is no longer so. */
function tell(verb: HistoryStep['verb'], entry: HistoryEntry): void {
  useHistory.setState({ last: { id: ++told, verb, entry } });
  update(({ announcements }) => ({ announcements: announcements.filter((one) => one.entry !== entry) }));
}

function forget(entries: readonly HistoryEntry[]): void {
  for (const entry of entries) entry.forget?.();
}

function bounded(past: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const oneTooMany = past.filter(({ heavy }) => heavy).at(-mostHeavy - 1);
  const from = oneTooMany ? past.indexOf(oneTooMany) + 1 : 0;
  return past.slice(Math.max(from, past.length - mostEntries));
}
