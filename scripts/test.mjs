// npm test: types, lint, unused code, unit and conformance tests, build, browser tests; one closing line for all.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensurePackages, root, run } from './environment.mjs';

ensurePackages();
const chrome = ensureBrowser();
const node = process.execPath;
const bin = (path) => join(root, 'node_modules', path);
const reports = join(root, 'test-results');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;
const failures = [];
const fail = (what, count = 1) => {
  failed += count;
  failures.push(what);
};

/** A step that is one check: it passes or fails as a whole. */
function check(name, args) {
  console.log(`\n— ${name}`);
  if (run(node, args) === 0) passed += 1;
  else fail(name);
}

check('types', [bin('typescript/bin/tsc'), '--noEmit']);
check('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']);
check('unused code', [bin('knip/bin/knip.js')]);

console.log('\n— unit and conformance');
const unitReport = join(reports, 'unit.json');
const unitCode = run(node, [
  bin('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
if (existsSync(unitReport)) {
  const report = JSON.parse(readFileSync(unitReport, 'utf8'));
  passed += report.numPassedTests;
  // A file that does not load has no tests of its own to fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const count = report.numFailedTests + broken;
  if (count > 0 || unitCode !== 0) fail('unit and conformance', Math.max(count, 1));
} else fail('unit and conformance');

check('build', [bin('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);

console.log('\n— browser');
const browserReport = join(reports, 'browser.json');
const browserCode = run(node, [bin('@playwright/test/cli.js'), 'test'], {
  env: { ...process.env, CHROME_BIN: chrome, PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
});
if (existsSync(browserReport)) {
  const { stats, errors } = JSON.parse(readFileSync(browserReport, 'utf8'));
  passed += stats.expected;
  const count = stats.unexpected + stats.flaky + (errors?.length ?? 0);
  if (count > 0 || browserCode !== 0) fail('browser', Math.max(count, 1));
} else fail('browser');

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
