import { workerClient } from './client.ts';
import type { spatialJobs } from './spatial-jobs.ts';

/** The page's worker for spatial questions. */
export const spatialClient = workerClient<typeof spatialJobs>(
  () => new Worker(new URL('./spatial.worker.ts', import.meta.url), { type: 'module' }),
);
