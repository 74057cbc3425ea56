import type { archiveJobs } from './archive-jobs.ts';
import type { areaJobs } from './area-jobs.ts';
import { workerClient } from './client.ts';
import type { fusionJobs } from './fusion-jobs.ts';
import type { noiseJobs } from './noise-jobs.ts';

/** The page's worker for noise grids. */
export const noiseClient = workerClient<
  typeof noiseJobs & typeof areaJobs & typeof archiveJobs & typeof fusionJobs
>(() => new Worker(new URL('./noise.worker.ts', import.meta.url), { type: 'module' }));
