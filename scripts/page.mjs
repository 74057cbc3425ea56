// What the screenshot and start-up scripts share: the built app served on a free port, and a browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ensureBrowser, ensurePackages, root, run } from './environment.mjs';

export async function withApp(work) {
  ensurePackages();
  const executablePath = ensureBrowser();
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (run(process.execPath, [vite, 'build', '--logLevel', 'warn']) !== 0) process.exit(1);
  const port = 5300 + Math.floor(Math.random() * 500);
  const server = spawn(
    process.execPath,
    [vite, 'preview', '--host', '127.0.0.1', '--port', String(port), '--strictPort'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise((resolve) => server.stdout.once('data', resolve));
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
  try {
    await work(browser, `http://127.0.0.1:${port}/`);
  } finally {
    await browser.close();
    server.kill();
  }
}

/** Waits until the page has loaded every layer and the map has drawn them. */
export async function settled(page) {
  await page.waitForFunction(() => document.documentElement.dataset.layers === 'loaded', null, {
    timeout: 60_000,
  });
  await page.waitForSelector('[data-map-state="idle"]', { timeout: 60_000 });
}
