import { DataError } from '../domain/note.ts';
import type { FromWorker, Job, ToWorker } from './protocol.ts';

type AnyJob = Job<never, unknown, unknown>;

/** Typed arrays' buffers anywhere in a value, for transfer. Shared views of one buffer count once. */
export function transferables(value: unknown, found = new Set<ArrayBuffer>(), depth = 0): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (depth < 6 && value !== null && typeof value === 'object') {
    for (const part of Object.values(value)) transferables(part, found, depth + 1);
  }
  return found;
}

/** Lets waiting messages in: a cancel is seen between two slices of work. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });

/** Serves jobs in a worker: call once from a `*.worker.ts`. */
export function serve(jobs: Readonly<Record<string, AnyJob>>): void {
  const scope = self;
  const cancelled = new Set<number>();
  const post = (message: FromWorker) =>
    scope.postMessage(message, {
      transfer: message.type === 'done' || message.type === 'progress' ? [...transferables(message)] : [],
    });
  const run = async (id: number, name: string, input: unknown) => {
    try {
      const job = jobs[name];
      if (!job) throw DataError.of('job-unknown', { job: name });
      const steps = job(input as never);
      for (;;) {
        const step = await steps.next();
        if (step.done) {
          post({ type: 'done', id, output: step.value });
          return;
        }
        post({ type: 'progress', id, progress: step.value });
        await breathe();
        if (cancelled.delete(id)) {
          await steps.return(undefined as never);
          post({ type: 'cancelled', id });
          return;
        }
      }
    } catch (error) {
      const notes =
        error instanceof DataError
          ? error.notes
          : [
              {
                code: 'job-crashed',
                params: { job: name, reason: error instanceof Error ? error.message : String(error) },
              },
            ];
      post({ type: 'failed', id, notes });
    }
  };
  scope.addEventListener('message', (event: MessageEvent<ToWorker>) => {
    const message = event.data;
    if (message.type === 'cancel') cancelled.add(message.id);
    else if (message.type === 'ping') post({ type: 'pong' });
    else void run(message.id, message.job, message.input);
  });
}
