import { existsSync, readFileSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The browser that `npm test` found or installed. */
const record = 'node_modules/.cache/chrome-bin';
const executablePath =
  process.env.CHROME_BIN ?? (existsSync(record) ? readFileSync(record, 'utf8').trim() : undefined);

/** Browser tests of the built app: one at a time, no retries, software GL so that every machine draws alike. */
const browserArguments = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // Text and panels are drawn straight by the processor: through software GL they take twice as long.
  '--disable-gpu-rasterization',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  // A name that is no secure context, for what an intranet address cannot do.
  '--host-resolver-rules=MAP shengtu.test 127.0.0.1',
];

export default defineConfig({
  testDir: 'test/browser',
  workers: 1,
  retries: 0,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: [['list'], ['json']],
  outputDir: 'test-results/browser',
  use: {
    baseURL: 'http://127.0.0.1:5291/',
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: browserArguments,
    },
  },
  webServer: {
    command: 'node node_modules/vite/bin/vite.js preview --host 127.0.0.1 --port 5291 --strictPort',
    url: 'http://127.0.0.1:5291/',
    reuseExistingServer: false,
  },
});
