// npm run bench:browser: what the page costs to start and while a grid is made. Sizes by gzip -9 of the built files;
// times in headless Chromium with software GL, so frames say little about a computer with a GPU: script is counted.
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
  const { hours, after, scripts: running, frames: drawing, seconds } = await grid(browser, address);
  console.log('| what | figure |\n| --- | --- |');
  for (const [name, kb] of Object.entries(sizes())) console.log(`| ${name} | ${Math.round(kb)} kB gzip |`);
  console.log(
    `| first map frame with base-map polygons, median of ${rounds} | ${Math.round(median(frames))} ms |`,
  );
  console.log(`| all layers loaded and drawn, median of ${rounds} | ${Math.round(median(idles))} ms |`);
  console.log(`| main-thread script until then, median of ${rounds} | ${Math.round(median(scripts))} ms |`);
  console.log(
    `| kriging of the demonstration stations at 20 m cells, with error and 24 hours | ${seconds.toFixed(1)} s |`,
  );
  console.log(`| longest main-thread script meanwhile, map frames apart | ${Math.round(running)} ms |`);
  console.log(`| longest script of a map frame meanwhile | ${Math.round(drawing)} ms |`);
  console.log(
    `| switching the hour, main-thread script, median and maximum of ${hours.length} | ${median(hours).toFixed(1)} ms, ${Math.max(...hours).toFixed(1)} ms |`,
  );
  console.log(
    `| longest script then or behind it (panel, chart), map frames apart | ${Math.round(after)} ms |`,
  );
});

/** Makes a grid and switches through the day; scripts by the browser's own account of long frames. */
async function grid(browser, address) {
  const recipe = {
    layerId: 'noise-stations',
    value: { kind: 'indicator', indicator: 'Ld' },
    days: null,
    stationKinds: ['functional', 'regional'],
    method: 'kriging',
    cellSizeM: 20,
    clip: { kind: 'distance', distanceM: 730 },
  };
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.addInitScript(() => {
    window.longScripts = { running: 0, drawing: 0 };
    new PerformanceObserver((list) => {
      for (const frame of list.getEntries())
        for (const { duration, invoker } of frame.scripts) {
          const kind = invoker === 'FrameRequestCallback' ? 'drawing' : 'running';
          window.longScripts[kind] = Math.max(window.longScripts[kind], duration);
        }
    }).observe({ type: 'long-animation-frame' });
  });
  await page.goto(address);
  await settled(page);
  await page.evaluate(() => Object.assign(window.longScripts, { running: 0, drawing: 0 }));
  const start = await page.evaluate(() => performance.now());
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#v=1&t=noise&c=118.505,28.9,12.5,0,0&g=${encodeURIComponent(JSON.stringify(recipe))}`,
  );
  const strip = page.locator('[data-hour-strip] [role="slider"]');
  await strip.waitFor({ timeout: 240_000 });
  await page.waitForFunction(() => !document.querySelector('[role="progressbar"]'), null, {
    timeout: 240_000,
  });
  await settled(page);
  // Charts are drawn when the page is idle: their scripts count as well.
  await page.waitForFunction(() => {
    const charts = [...document.querySelectorAll('[data-chart]')];
    return charts.length > 0 && charts.every(({ dataset }) => dataset.chart === 'ready');
  });
  const end = await page.evaluate(() => performance.now());
  const { running, drawing } = await page.evaluate(() => ({ ...window.longScripts }));
  await page.evaluate(() => Object.assign(window.longScripts, { running: 0, drawing: 0 }));
  const hours = await strip.evaluate(async (slider) => {
    slider.focus();
    const times = [];
    for (let i = 0; i < 46; i++) {
      const before = performance.now();
      slider.dispatchEvent(
        new KeyboardEvent('keydown', { key: i < 23 ? 'ArrowRight' : 'ArrowLeft', bubbles: true }),
      );
      // React renders what a key press changed in a microtask of the same task.
      await Promise.resolve();
      await Promise.resolve();
      times.push(performance.now() - before);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    }
    return times;
  });
  const after = await page.evaluate(() => window.longScripts.running);
  await page.close();
  return { hours, after, scripts: running, frames: drawing, seconds: (end - start) / 1000 };
}
