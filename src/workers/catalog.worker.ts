import { z } from 'zod';
import { catalogJobs } from './catalog-jobs.ts';
import { serve } from './host.ts';

// As in the page: the Content-Security-Policy forbids functions made from text.
z.config({ jitless: true });
serve(catalogJobs);
