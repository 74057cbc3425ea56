import { workerClient } from './client.ts';
import type { importJobs } from './import-jobs.ts';

/** The page's worker for reading files. */
export const importClient = workerClient<typeof importJobs>(
  () => new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }),
);
