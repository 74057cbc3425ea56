import { archiveJobs } from './archive-jobs.ts';
import { areaJobs } from './area-jobs.ts';
import { fusionJobs } from './fusion-jobs.ts';
import { serve } from './host.ts';
import { noiseJobs } from './noise-jobs.ts';

serve({ ...noiseJobs, ...areaJobs, ...archiveJobs, ...fusionJobs });
