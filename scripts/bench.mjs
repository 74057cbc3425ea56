// npm run bench [-- WORD …]: bundles bench/run.ts for Node and runs it; WORD picks modules by name.
import { join } from 'node:path';
import { ensurePackages, root, run } from './environment.mjs';

ensurePackages();
const vite = join(root, 'node_modules/vite/bin/vite.js');
const built = run(process.execPath, [
  vite,
  'build',
  '--config',
  'vite.bench.config.ts',
  '--logLevel',
  'warn',
]);
if (built !== 0) process.exit(built);
process.exit(
  run(process.execPath, ['--expose-gc', join(root, 'dist-cli/bench/run.js'), ...process.argv.slice(2)]),
);
