import { serve } from './host.ts';
import { sceneJobs } from './scene-jobs.ts';

serve(sceneJobs);
