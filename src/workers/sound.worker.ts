import { serve } from './host.ts';
import { createSoundJobs } from './sound-jobs.ts';

serve(createSoundJobs());
