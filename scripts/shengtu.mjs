// npm run -s shengtu -- COMMAND …: bundles src/cli for Node when the bundle is older than src, then runs it.
// Standard output belongs to the command: everything said here goes to standard error.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages, root } from './environment.mjs';

const folder = join(root, 'dist-cli');
const bundle = join(folder, 'main.js');
const sources = ['src', 'vite.cli.config.ts', 'package-lock.json'];

function newest(path) {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function build() {
  // Apart and renamed at the end, so that two commands at once do not read half a bundle.
  const apart = join(folder, `.build-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const result = spawnSync(
    process.execPath,
    [vite, 'build', '--config', 'vite.cli.config.ts', '--logLevel', 'error'],
    {
      cwd: root,
      env: { ...process.env, SHENGTU_CLI_OUT: apart },
      encoding: 'utf8',
    },
  );
  if (result.status === 0) renameSync(join(apart, 'main.js'), bundle);
  rmSync(apart, { recursive: true, force: true });
  if (result.status === 0) return;
  console.error(`${result.stdout}${result.stderr}\nThe command line could not be built.`);
  process.exit(1);
}

ensurePackages();
const isFresh =
  existsSync(bundle) &&
  statSync(bundle).mtimeMs >= Math.max(...sources.map((name) => newest(join(root, name))));
if (!isFresh) build();
await import(pathToFileURL(bundle).href);
