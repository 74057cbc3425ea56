import { serve } from './host.ts';
import { spatialJobs } from './spatial-jobs.ts';

serve(spatialJobs);
