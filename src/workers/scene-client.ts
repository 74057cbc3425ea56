import { workerClient } from './client.ts';
import type { sceneJobs } from './scene-jobs.ts';

/** The page's worker for reading scene files. */
export const sceneClient = workerClient<typeof sceneJobs>(
  () => new Worker(new URL('./scene.worker.ts', import.meta.url), { type: 'module' }),
);
