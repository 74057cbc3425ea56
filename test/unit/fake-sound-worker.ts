import { DataError } from '../../src/domain/note.ts';
import type { FromWorker, Progress, ToWorker } from '../../src/workers/protocol.ts';
import { createSoundJobs } from '../../src/workers/sound-jobs.ts';

/** A worker in this thread; it dies on its `deaths`-th tiles, and on the next jobs named in `dying`. */
export class FakeWorker extends EventTarget {
  static tiles = 0;
  static deaths: readonly number[] = [];
  static dying: string[] = [];
  /** Jobs that were started, by name. */
  static started: string[] = [];
  readonly jobs = createSoundJobs() as Record<string, (input: unknown) => AsyncGenerator<unknown, unknown>>;

  postMessage(message: ToWorker): void {
    if (message.type === 'start') void this.work(message);
  }

  terminate(): void {}

  private async work({ id, job, input }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
    FakeWorker.started.push(job);
    const answer = (data: FromWorker) => this.dispatchEvent(new MessageEvent('message', { data }));
    const doomed = FakeWorker.dying.indexOf(job);
    if (doomed >= 0) FakeWorker.dying.splice(doomed, 1);
    if (doomed >= 0 || (job === 'tile' && FakeWorker.deaths.includes(FakeWorker.tiles++))) {
      this.dispatchEvent(new Event('error'));
      return;
    }
    try {
      const steps = this.jobs[job](structuredClone(input));
      for (;;) {
        const step = await steps.next();
        if (!step.done) {
          answer({ type: 'progress', id, progress: step.value as Progress<unknown> });
          continue;
        }
        answer({ type: 'done', id, output: step.value });
        return;
      }
    } catch (error) {
      answer({ type: 'failed', id, notes: error instanceof DataError ? error.notes : [{ code: 'odd' }] });
    }
  }
}
