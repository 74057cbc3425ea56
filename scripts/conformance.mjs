// npm run conformance: published cases against the program, to docs/conformity.md and to the page's own file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages, root } from './environment.mjs';

ensurePackages();
const { runnerImport } = await import('vite');
const { module } = await runnerImport(join(root, 'test/conformance/report.ts'), {
  configFile: false,
  root,
  logLevel: 'error',
});
const sets = module.conformity();
writeFileSync(join(root, 'docs/conformity.md'), module.conformityText(sets));
writeFileSync(join(root, 'src/features/conformity/conformity.json'), `${JSON.stringify(sets)}\n`);
for (const { id, cases } of sets)
  console.log(
    `${id}: ${cases.length} cases, worst band ${Math.max(...cases.map(({ worst }) => worst)).toFixed(3)}`,
  );
