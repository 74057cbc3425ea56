import { serve } from './host.ts';
import { importJobs } from './import-jobs.ts';

serve(importJobs);
