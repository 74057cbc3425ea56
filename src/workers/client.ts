import { DataError } from '../domain/note.ts';
import type { FromWorker, Job, Progress, ToWorker } from './protocol.ts';

type Answer = Exclude<FromWorker, { type: 'pong' }>;

interface Running {
  readonly onMessage: (message: Answer) => void;
  readonly onCrash: (reason: string) => void;
}

export interface RunOptions<Partial> {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress<Partial>) => void;
}

type Jobs = Readonly<Record<string, Job<never, unknown, unknown>>>;
type InputOf<J> = J extends Job<infer I, unknown, unknown> ? I : never;
type OutputOf<J> = J extends (input: never) => AsyncGenerator<unknown, infer O, void> ? O : never;
type PartialOf<J> = J extends (input: never) => AsyncGenerator<Progress<infer P>, unknown, void> ? P : never;

/** A worker that has jobs is asked so often whether it is still there, ms. */
const pingMs = 15_000;
/** So many questions unanswered it is dead: no slice of work takes a fraction of it, and some deaths nobody tells. */
const mostUnanswered = 8;

/**
 * The page's side of a worker: starts it when first needed, starts a new one after a crash.
 * @param spawn makes the worker (`new Worker(new URL(…), { type: 'module' })`).
 */
export function workerClient<J extends Jobs>(spawn: () => Worker) {
  let worker: Worker | null = null;
  let nextId = 1;
  const running = new Map<number, Running>();

  let unanswered = 0;
  let watch: ReturnType<typeof setInterval> | null = null;

  const look = () => {
    if (running.size === 0) {
      if (watch) clearInterval(watch);
      watch = null;
    } else if (unanswered >= mostUnanswered) crash('no answer');
    else {
      unanswered++;
      worker?.postMessage({ type: 'ping' } satisfies ToWorker);
    }
  };
  const crash = (reason: string) => {
    worker?.terminate();
    worker = null;
    const all = [...running.values()];
    running.clear();
    for (const job of all) job.onCrash(reason);
  };
  const wake = (): Worker => {
    if (worker) return worker;
    worker = spawn();
    unanswered = 0;
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      unanswered = 0;
      if (data.type !== 'pong') running.get(data.id)?.onMessage(data);
    });
    worker.addEventListener('error', (event) => crash(event.message || 'worker error'));
    worker.addEventListener('messageerror', () => crash('message could not be read'));
    return worker;
  };

  /**
   * Runs a job. Rejects with a DataError when the job refuses its input or crashes, with an AbortError
   * when it was cancelled.
   */
  const run = <K extends keyof J & string>(
    job: K,
    input: InputOf<J[K]>,
    options: RunOptions<PartialOf<J[K]>> = {},
  ): Promise<OutputOf<J[K]>> =>
    new Promise((resolve, reject) => {
      const { signal, onProgress } = options;
      if (signal?.aborted) {
        reject(new DOMException('cancelled', 'AbortError'));
        return;
      }
      const id = nextId++;
      const send = (message: ToWorker) => worker?.postMessage(message);
      const onAbort = () => send({ type: 'cancel', id });
      const finish = () => {
        running.delete(id);
        signal?.removeEventListener('abort', onAbort);
      };
      running.set(id, {
        onMessage: (message) => {
          if (message.type === 'progress') {
            if (!signal?.aborted) onProgress?.(message.progress as Progress<PartialOf<J[K]>>);
            return;
          }
          finish();
          if (signal?.aborted || message.type === 'cancelled')
            reject(new DOMException('cancelled', 'AbortError'));
          else if (message.type === 'done') resolve(message.output as OutputOf<J[K]>);
          else {
            const [first = { code: 'job-crashed' }, ...rest] = message.notes;
            reject(new DataError([first, ...rest]));
          }
        },
        onCrash: (reason) => {
          finish();
          reject(DataError.of('job-crashed', { job, reason }));
        },
      });
      signal?.addEventListener('abort', onAbort);
      try {
        wake();
        watch ??= setInterval(look, pingMs);
        send({ type: 'start', id, job, input });
      } catch (error) {
        crash(error instanceof Error ? error.message : String(error));
      }
    });

  /** Starts the worker before its first job, so that its code is there by then. */
  const warm = (): void => {
    try {
      wake();
    } catch {
      // The first job will say why.
    }
  };

  /** `crash` is what a test calls to see that nothing is lost when a worker dies. */
  return { run, crash, warm };
}
