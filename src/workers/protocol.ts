import type { Note } from '../domain/note.ts';

/**
 * What crosses between the page and a worker. A job is an async generator inside its worker; across the
 * boundary go start / progress / done / failed / cancel, with typed arrays transferred, never copied.
 */
export interface Progress<Partial> {
  readonly done: number;
  readonly total: number;
  readonly partial?: Partial;
}

/** A job: yields progress between slices of work, returns its result. Pure: no DOM, no worker globals. */
export type Job<Input, Output, Partial = never> = (
  input: Input,
) => AsyncGenerator<Progress<Partial>, Output, void>;

export type ToWorker =
  | { readonly type: 'start'; readonly id: number; readonly job: string; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number }
  /** Whether it is still there: answered between two slices of work. */
  | { readonly type: 'ping' };

export type FromWorker =
  | { readonly type: 'pong' }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress<unknown> }
  | { readonly type: 'done'; readonly id: number; readonly output: unknown }
  | { readonly type: 'cancelled'; readonly id: number }
  | { readonly type: 'failed'; readonly id: number; readonly notes: readonly Note[] };
