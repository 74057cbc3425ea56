import { create } from 'zustand';
import { type Note, notesOf } from '../../../domain/note.ts';
import type { Question } from '../../../domain/question.ts';
import type { Crossing } from '../../../spatial/overlap.ts';
import type { Answer, Layer } from '../../../spatial/types.ts';
import type { AppState, FeatureRef } from '../../../state/state.ts';
import { getState, useStore } from '../../../state/store.ts';
import { spatialClient } from '../../../workers/spatial-client.ts';
import type { AnswerOutput } from '../../../workers/spatial-jobs.ts';
import { hasLevels, periodHoursOf, roundingOf, slimLayer, stationLevels } from '../context.ts';
import { type AskedLayers, askedLayers } from './asked-layers.ts';

/** The answer to the question of the link. The last one stays while the next is computed. */

export interface AskState {
  readonly status: 'idle' | 'waiting' | 'asking' | 'ready' | 'failed';
  readonly answer: Answer | null;
  readonly crossings: readonly Crossing[];
  /** The layers that were asked, for names and places; of the answer shown. */
  readonly layers: readonly Layer[];
  /** All hits but those of the base map, for highlighting and for the table. */
  readonly hits: readonly FeatureRef[];
  /** Why there is no answer. */
  readonly notes: readonly Note[];
}

const nothing = { answer: null, crossings: [], layers: [], hits: [], notes: [] } as const;

export const useAsk = create<AskState>(() => ({ status: 'idle', ...nothing }));

/** What an answer depends on; compared part by part, so that a hover or a camera asks nothing anew. */
type Inputs = readonly [
  AppState['question'],
  AppState['scope'],
  AppState['layers'],
  AppState['data'],
  AppState['catalog'],
  AppState['imported'],
  AppState['roundForVerdict'],
  AppState['recipe'],
];

const inputsOf = (state: AppState): Inputs => [
  state.question,
  state.scope,
  state.layers,
  state.data,
  state.catalog,
  state.imported,
  state.roundForVerdict,
  state.recipe,
];

let started = false;
let last: Inputs | null = null;
let lastKey = '';
let running: AbortController | null = null;

/** Follows question and layers from now on. Safe to call again. */
export function startAnswering(): void {
  if (started) return;
  started = true;
  useStore.subscribe(follow);
  follow();
}

/** Asks once more after a failure. */
export function askAgain(): void {
  last = null;
  lastKey = '';
  follow();
}

function follow(): void {
  const state = getState();
  const inputs = inputsOf(state);
  if (last?.every((part, i) => part === inputs[i])) return;
  last = inputs;
  const { question } = state;
  if (!question) {
    running?.abort();
    lastKey = '';
    if (useAsk.getState().status !== 'idle') useAsk.setState({ status: 'idle', ...nothing });
    return;
  }
  const asked = askedLayers(state, question, state.scope);
  const key = keyOf(state, asked);
  if (key === lastKey) return;
  lastKey = key;
  running?.abort();
  if (asked.waiting) useAsk.setState({ status: 'waiting', notes: [] });
  else void ask(question, asked, state);
}

const identities = new WeakMap<object, number>();
let identified = 0;
function identityOf(object: object): number {
  const known = identities.get(object);
  if (known !== undefined) return known;
  identities.set(object, ++identified);
  return identified;
}

/** Same key, same answer: opacity, or a hidden layer that arrives, change nothing. */
function keyOf(state: AppState, { layers, silent, waiting }: AskedLayers): string {
  const ids = layers.map(({ spec }) => {
    const layer = state.layers.find((one) => one.id === spec.id);
    const data = state.data[spec.id];
    return `${spec.id}:${data ? identityOf(data) : 0}:${layer ? identityOf(layer.filter) : 0}`;
  });
  return JSON.stringify([state.question, silent, waiting, state.roundForVerdict, periodHoursOf(state), ids]);
}

async function ask(question: Question, { layers, silent }: AskedLayers, state: AppState): Promise<void> {
  const control = new AbortController();
  running = control;
  useAsk.setState({ status: 'asking', notes: [] });
  const periodHours = periodHoursOf(state);
  const levels = new Map(
    layers.flatMap(({ spec }) => {
      const data = state.data[spec.id];
      return hasLevels(spec) && data?.status === 'ready'
        ? [[spec.id, stationLevels(data, periodHours)] as const]
        : [];
    }),
  );
  try {
    const { answer, crossings } = await spatialClient.run(
      'answer',
      { question, layers: layers.map(slimLayer), levels, periodHours, rounding: roundingOf(state) },
      { signal: control.signal },
    );
    useAsk.setState({ status: 'ready', ...shown({ answer, crossings }, layers, silent), notes: [] });
  } catch (error) {
    if (control.signal.aborted) return;
    useAsk.setState({ status: 'failed', notes: notesOf(error) });
  }
}

function shown({ answer, crossings }: AnswerOutput, layers: readonly Layer[], silent: string | null) {
  const base = new Set(layers.filter(({ spec }) => spec.kind === 'base').map(({ spec }) => spec.id));
  const answered = answer.layers.filter(({ layerId }) => layerId !== silent);
  const hits = answered
    .filter(({ layerId }) => !base.has(layerId))
    .flatMap(({ layerId, hits: ids }) => ids.map((featureId) => ({ layerId, featureId })));
  return { answer: { ...answer, layers: answered }, crossings, layers, hits };
}
