import { DataError } from '../domain/note.ts';
import type { FromWorker, Job, Progress, ToWorker } from './protocol.ts';

interface Running {
  readonly onMessage: (message: FromWorker) => void;
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

/**
 * The page's side of a worker: starts it when first needed, starts a new one after a crash.
 * @param spawn makes the worker (`new Worker(new URL(…), { type: 'module' })`).
 */
export function workerClient<J extends Jobs>(spawn: () => Worker) {
  let worker: Worker | null = null;
  let nextId = 1;
  const running = new Map<number, Running>();

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
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) =>
      running.get(event.data.id)?.onMessage(event.data),
    );
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
