import { fileURLToPath } from 'node:url';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type FieldRow, fieldRows } from '../acoustics/field-levels.ts';
import { createSoundField, type FieldOptions } from '../acoustics/sound-field.ts';
import type { Scene } from '../domain/scene.ts';
import type { GridFrame } from '../grid/frame.ts';

/** All that a thread needs to compute rows of a grid; serialisable. */
export interface FieldJob {
  readonly scene: Scene;
  readonly fieldOptions: FieldOptions | undefined;
  readonly frame: GridFrame;
  readonly rows: Parameters<typeof fieldRows>[4];
}

/** Rows handed out at a time: small, so that threads end together. */
const rowsAtOnce = 4;

/**
 * Computes a grid with this many threads. Each row is computed from the scene alone, so the result does not depend on
 * how many there are.
 * @returns the levels of each indicator
 */
export async function computeRows(
  job: FieldJob,
  threads: number,
  onRow: (done: number) => void,
): Promise<readonly Float32Array[]> {
  const { width, height } = job.frame;
  const grids = job.rows.indicators.map(() => new Float32Array(width * height));
  let done = 0;
  const put = ({ row, values }: FieldRow) => {
    grids.forEach((grid, i) => {
      grid.set(values[i], row * width);
    });
    onRow(++done);
  };
  if (threads <= 1) {
    const field = createSoundField(job.scene, job.fieldOptions);
    for (const row of fieldRows(field, job.frame, 0, height, job.rows)) put(row);
    return grids;
  }
  let next = 0;
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { fieldJob: job } });
      const hand = () => {
        if (next >= height) {
          worker.postMessage(null);
          return;
        }
        worker.postMessage([next, Math.min(height, next + rowsAtOnce)]);
        next += rowsAtOnce;
      };
      worker.on('message', (message: FieldRow | 'ready') => {
        if (message === 'ready') hand();
        else put(message);
      });
      worker.on('error', reject);
      worker.on('exit', (code) =>
        code === 0 ? resolve() : reject(new Error(`a thread ended with code ${code}`)),
      );
    });
  await Promise.all(Array.from({ length: Math.min(threads, height) }, run));
  return grids;
}

/** In a thread: computes what it is handed. @returns false in the main thread */
export function runAsThread(): boolean {
  const job: FieldJob | undefined = workerData?.fieldJob;
  const port = parentPort;
  if (!job || !port) return false;
  const field = createSoundField(job.scene, job.fieldOptions);
  port.on('message', (span: readonly [number, number] | null) => {
    if (span === null) {
      port.close();
      return;
    }
    for (const row of fieldRows(field, job.frame, span[0], span[1], job.rows)) port.postMessage(row);
    port.postMessage('ready');
  });
  port.postMessage('ready');
  return true;
}
