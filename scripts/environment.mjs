// What a fresh machine lacks, found or installed: npm packages and a browser for the tests. No dependencies.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && command === 'npm',
    ...options,
  });
  return result.status ?? 1;
}

export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const fine = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22;
  if (fine) return;
  console.error(
    `Shengtu needs Node 20.19 or newer in line 20, or 22.12 and newer; this is ${process.version}.`,
  );
  process.exit(1);
}

/** Installs the locked packages when they are missing or older than the lockfile. */
export function ensurePackages() {
  checkNode();
  const mark = join(root, 'node_modules', '.package-lock.json');
  const lock = join(root, 'package-lock.json');
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs - 1000) return;
  console.error('Installing packages …');
  const quiet = ['--no-audit', '--no-fund'];
  if (run('npm', ['ci', ...quiet], { stdio: 'ignore' }) === 0) return;
  // npm ci refuses a lockfile that lacks another platform's optional packages; npm install keeps to it all the same.
  if (run('npm', ['install', '--no-save', ...quiet], { stdio: ['ignore', 2, 2] }) !== 0) {
    console.error('npm install failed: check the connection to the package registry, then try again.');
    process.exit(1);
  }
}

const runnable = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

function installedBrowser() {
  const names =
    process.platform === 'win32'
      ? ['chrome.exe', 'msedge.exe']
      : [
          'chromium',
          'chromium-browser',
          'google-chrome',
          'google-chrome-stable',
          'microsoft-edge',
          'microsoft-edge-stable',
        ];
  const places = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const fixed = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return [...places, ...fixed].find(runnable);
}

function playwrightBrowser() {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches/ms-playwright')
      : process.platform === 'win32'
        ? join(homedir(), 'AppData/Local/ms-playwright')
        : join(homedir(), '.cache/ms-playwright'));
  if (!existsSync(cache)) return undefined;
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/headless_shell',
  ];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium'))
    .sort()
    .reverse()
    .flatMap((name) => inside.map((path) => join(cache, name, path)))
    .find(runnable);
}

/** Path of a Chromium: CHROME_BIN, installed, Playwright's cache, Playwright's download, Debian's package. */
export function ensureBrowser() {
  const record = join(root, 'node_modules', '.cache', 'chrome-bin');
  const keep = (path) => {
    mkdirSync(dirname(record), { recursive: true });
    writeFileSync(record, path);
    return path;
  };
  if (process.env.CHROME_BIN) {
    if (runnable(process.env.CHROME_BIN)) return keep(process.env.CHROME_BIN);
    console.error(`CHROME_BIN is ${process.env.CHROME_BIN}, which cannot be run.`);
    process.exit(1);
  }
  if (existsSync(record)) {
    const path = readFileSync(record, 'utf8').trim();
    if (runnable(path)) return path;
  }
  const found = installedBrowser() ?? playwrightBrowser();
  if (found) return keep(found);
  console.error('No browser found: trying Playwright’s download (at most 60 s) …');
  run(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 60_000,
  });
  const downloaded = playwrightBrowser();
  if (downloaded) return keep(downloaded);
  if (process.platform === 'linux' && process.getuid?.() === 0 && runnable('/usr/bin/apt-get')) {
    console.error('Trying Debian’s package chromium …');
    run('apt-get', ['update'], { stdio: ['ignore', 2, 2], timeout: 180_000 });
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: ['ignore', 2, 2],
      timeout: 600_000,
    });
    const packaged = installedBrowser();
    if (packaged) return keep(packaged);
  }
  console.error(
    'The browser tests need Chrome, Edge or Chromium: install one, or set CHROME_BIN to its path.',
  );
  process.exit(1);
}
