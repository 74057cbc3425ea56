// npm run bench:startup: what the page costs to start. Sizes by gzip -9 of the built files; times are medians of
// five cold starts in headless Chromium with software GL, so they say little about a computer with a GPU.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './environment.mjs';
import { settled, withApp } from './page.mjs';

const rounds = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

function sizes() {
  const assets = join(root, 'dist/assets');
  const size = (name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length / 1000;
  const html = readFileSync(join(root, 'dist/index.html'), 'utf8');
  const entry = new Set([...html.matchAll(/assets\/([^"']+\.js)/g)].map((match) => match[1]));
  const groups = { 'entry (scripts of index.html)': 0, 'lazy scripts': 0, workers: 0, css: 0, fonts: 0 };
  for (const name of readdirSync(assets)) {
    const kb = size(name);
    if (entry.has(name)) groups['entry (scripts of index.html)'] += kb;
    else if (/worker/.test(name)) groups.workers += kb;
    else if (/\.m?js$/.test(name)) groups['lazy scripts'] += kb;
    else if (name.endsWith('.css')) groups.css += kb;
    else groups.fonts += kb;
  }
  return groups;
}

await withApp(async (browser, address) => {
  const frames = [];
  const idles = [];
  const scripts = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(address);
    await page.waitForFunction(() => performance.getEntriesByName('base-map-drawn').length > 0, null, {
      timeout: 60_000,
    });
    frames.push(await page.evaluate(() => performance.getEntriesByName('base-map-drawn')[0].startTime));
    await settled(page);
    idles.push(await page.evaluate(() => performance.now()));
    const { metrics } = await session.send('Performance.getMetrics');
    scripts.push(metrics.find(({ name }) => name === 'ScriptDuration').value * 1000);
    await context.close();
  }
  console.log('| what | figure |\n| --- | --- |');
  for (const [name, kb] of Object.entries(sizes())) console.log(`| ${name} | ${Math.round(kb)} kB gzip |`);
  console.log(
    `| first map frame with base-map polygons, median of ${rounds} | ${Math.round(median(frames))} ms |`,
  );
  console.log(`| all layers loaded and drawn, median of ${rounds} | ${Math.round(median(idles))} ms |`);
  console.log(`| main-thread script until then, median of ${rounds} | ${Math.round(median(scripts))} ms |`);
});
