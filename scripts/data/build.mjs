// Writes the built-in catalogue: node scripts/data/build.mjs [folder, default data]
// Vite runs the TypeScript, so that the generators share the domain code of the application.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.argv[2] ?? join(root, 'data');
const options = { configFile: false, root, logLevel: 'error' };
const { module } = await runnerImport(join(root, 'scripts/data/catalogue.ts'), options);
const { module: grids } = await runnerImport(join(root, 'scripts/data/demo-grid.ts'), options);
const { module: survey } = await runnerImport(join(root, 'scripts/data/survey-hours.ts'), options);
const files = new Map(module.buildCatalogue());
files.set('layers/map-survey-hours.csv', survey.buildSurveyHours(files));
files.set('layers/noise-grid-demo.json', await grids.buildDemoGrid(files));

let bytes = 0;
for (const [path, text] of files) {
  const file = join(target, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  bytes += Buffer.byteLength(text);
  console.error(`${String(Buffer.byteLength(text)).padStart(8)}  ${path}`);
}
console.error(`${String(bytes).padStart(8)}  in all`);
