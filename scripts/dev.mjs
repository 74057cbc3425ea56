// npm run dev: the development server, after installing what is missing.
import { join } from 'node:path';
import { ensurePackages, root, run } from './environment.mjs';

ensurePackages();
process.exit(run(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), ...process.argv.slice(2)]));
