import type { catalogJobs } from './catalog-jobs.ts';
import { workerClient } from './client.ts';

/** The page's worker for the files of the catalogue. */
export const catalogClient = workerClient<typeof catalogJobs>(
  () => new Worker(new URL('./catalog.worker.ts', import.meta.url), { type: 'module' }),
);
