// npm run bench:browser [-- sound]: what the page costs to start and while a grid is made. Sizes by gzip -9 of the built files;
// times in headless Chromium with software GL, so frames say little about a computer with a GPU: script is counted,
// and beside the clock the processor time of the main thread, for software GL and the workers share its cores.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { dragRows } from './bench-drag.mjs';
import { root } from './environment.mjs';
import { settled, withApp } from './page.mjs';

const rounds = 5;
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const milliseconds = (values) => `${median(values).toFixed(1)} ms, ${Math.max(...values).toFixed(1)} ms`;

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
  console.log('| what | figure |\n| --- | --- |');
  // The whole town at 10 m takes some twelve minutes a worker: it is asked for by itself.
  if (process.argv[2] === 'fine') return fineRows(browser, address);
  if (process.argv[2] !== 'sound') await startAndGrid(browser, address);
  await soundRows(browser, address);
  await dragRows(browser, address);
});

/** Start of the page, and a grid interpolated from stations. */
async function startAndGrid(browser, address) {
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
  const grids = [];
  for (let round = 0; round < rounds; round++) grids.push(await grid(browser, address));
  const { hours, after, scripts: running, frames: drawing, seconds } = medians(grids);
  const busy = [];
  for (let round = 0; round < rounds; round++) busy.push(await processorTime(browser, address));
  for (const [name, kb] of Object.entries(sizes())) console.log(`| ${name} | ${Math.round(kb)} kB gzip |`);
  console.log(
    `| first map frame with base-map polygons, median of ${rounds} | ${Math.round(median(frames))} ms |`,
  );
  console.log(`| all layers loaded and drawn, median of ${rounds} | ${Math.round(median(idles))} ms |`);
  console.log(`| main-thread script until then, median of ${rounds} | ${Math.round(median(scripts))} ms |`);
  console.log(
    `| kriging of the demonstration stations at 20 m cells, with error and 24 hours | ${seconds.toFixed(1)} s |`,
  );
  console.log(
    `| longest main-thread script meanwhile by the clock, map frames apart | ${Math.round(running)} ms |`,
  );
  const longest = busy.map(({ longest }) => longest);
  console.log(
    `| longest main-thread task meanwhile by processor time, map frames apart, median and maximum of ${rounds} | ${Math.round(median(longest))} ms, ${Math.round(Math.max(...longest))} ms |`,
  );
  console.log(`| longest script of a map frame meanwhile | ${Math.round(drawing)} ms |`);
  console.log(
    `| switching the hour, main-thread script by the clock, median and maximum of ${hours.length} | ${milliseconds(hours)} |`,
  );
  const keys = busy.flatMap(({ hours }) => hours);
  console.log(
    `| switching the hour, main-thread task by processor time, median and maximum of ${keys.length} | ${milliseconds(keys)} |`,
  );
  console.log(
    `| longest script then or behind it (panel, chart), map frames apart | ${Math.round(after)} ms |`,
  );
}

/** A map computed from sources. */
async function soundRows(browser, address) {
  const sound = await soundMap(browser, address);
  const { receivers, workers, estimate, coarse, done, longest: busiest, edits, editTask, heapMb } = sound;
  const what = `map of the demo town by HJ 2.4, ${receivers} receivers, ${workers} worker(s)`;
  console.log(`| ${what}: estimate in the open on the map | ${(estimate / 1000).toFixed(1)} s |`);
  console.log(`| first look corrected in every 8th cell | ${(coarse / 1000).toFixed(1)} s |`);
  console.log(`| complete | ${(done / 1000).toFixed(1)} s |`);
  console.log(
    `| longest main-thread task meanwhile by processor time, map frames apart | ${Math.round(busiest)} ms |`,
  );
  console.log(
    `| traffic edited until the new values are the map's, median and maximum of ${edits.length} | ${milliseconds(edits)} |`,
  );
  console.log(`| longest main-thread task then, by processor time | ${Math.round(editTask)} ms |`);
  console.log(`| memory of the page's script after it (workers apart) | ${Math.round(heapMb)} MB |`);
}

/** Opens the page and asks for a grid by link. */
async function withGrid(browser, address, prepare, work) {
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
  await prepare(page);
  await page.goto(address);
  await settled(page);
  const ask = async () => {
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      `#v=1&t=noise&c=118.505,28.9,12.5,0,0&g=${encodeURIComponent(JSON.stringify(recipe))}`,
    );
    await page.locator('[data-hour-strip] [role="slider"]').waitFor({ timeout: 240_000 });
    await page.waitForFunction(() => !document.querySelector('[role="progressbar"]'), null, {
      timeout: 240_000,
    });
    await settled(page);
    // Charts are drawn when the page is idle: their scripts count as well.
    await page.waitForFunction(() => {
      const charts = [...document.querySelectorAll('[data-chart]')];
      return charts.length > 0 && charts.every(({ dataset }) => dataset.chart === 'ready');
    });
  };
  const result = await work(page, ask);
  await page.close();
  return result;
}

/**
 * Tasks of the main thread by processor time, ms, frames of the map apart: the longest while a grid is made, and those
 * of the keys that switch the hour.
 */
function processorTime(browser, address) {
  return withGrid(
    browser,
    address,
    () => {},
    async (page, ask) => {
      const making = await traced(browser, ask);
      const strip = page.locator('[data-hour-strip] [role="slider"]');
      const switching = await traced(browser, async () => {
        for (let i = 0; i < 46; i++) await strip.press(i < 23 ? 'ArrowRight' : 'ArrowLeft');
      });
      return {
        longest: Math.max(...making.map(({ ms }) => ms)),
        hours: switching.filter(({ key }) => key).map(({ ms }) => ms),
      };
    },
  );
}

/** The tasks of the page's main thread during some work; those that draw a frame are left out. */
async function traced(browser, work) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'], excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const main = new Set(
    events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread),
  );
  const mine = events.filter((event) => event.ph === 'X' && main.has(thread(event)));
  const within = (name, type) => {
    const parts = mine.filter((event) => event.name === name && (!type || event.args.data?.type === type));
    return ({ ts, dur, pid }) =>
      parts.some((part) => part.pid === pid && part.ts >= ts && part.ts < ts + dur);
  };
  const draws = within('FireAnimationFrame');
  const pressed = within('EventDispatch', 'keydown');
  return mine
    .filter((task) => /RunTask/.test(task.name) && !draws(task))
    .map((task) => ({ ms: (task.tdur ?? 0) / 1000, key: pressed(task) }));
}

/** Makes a grid and switches through the day; scripts by the browser's own account of long frames. */
function grid(browser, address) {
  const observe = (page) =>
    page.addInitScript(() => {
      window.longScripts = { running: 0, drawing: 0 };
      new PerformanceObserver((list) => {
        for (const frame of list.getEntries())
          for (const { duration, invoker } of frame.scripts) {
            const kind = invoker === 'FrameRequestCallback' ? 'drawing' : 'running';
            window.longScripts[kind] = Math.max(window.longScripts[kind], duration);
          }
      }).observe({ type: 'long-animation-frame' });
    });
  return withGrid(browser, address, observe, async (page, ask) => {
    const forget = () => page.evaluate(() => Object.assign(window.longScripts, { running: 0, drawing: 0 }));
    await forget();
    const start = await page.evaluate(() => performance.now());
    await ask();
    const end = await page.evaluate(() => performance.now());
    const { running, drawing } = await page.evaluate(() => ({ ...window.longScripts }));
    await forget();
    const hours = await page.locator('[data-hour-strip] [role="slider"]').evaluate(async (slider) => {
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
    return { hours, after, scripts: running, frames: drawing, seconds: (end - start) / 1000 };
  });
}

/** A corner of the busiest road of the demonstration town, longitude and latitude. */
function placeOnRoad() {
  const { features } = JSON.parse(readFileSync(join(root, 'data/scenes/changshan-demo.scene.json'), 'utf8'));
  const light = ({ properties }) => properties.flow?.day?.light ?? properties.flow?.light ?? 0;
  const busiest = features
    .filter(({ properties }) => properties.kind === 'road')
    .reduce((most, road) => (light(road) > light(most) ? road : most));
  const { coordinates } = busiest.geometry;
  return coordinates[Math.floor(coordinates.length / 2)].slice(0, 2).join(',');
}

/** The demonstration town, ready to be computed. */
async function openTown(browser, address, cellM) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  await page.goto(`${address}#v=1&t=noise&c=${placeOnRoad()},13.2,0,0`);
  await settled(page);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByRole('button', { name: '载入示意县城' }).click();
  await page.getByLabel(/网格大小/).fill(String(cellM));
  await page.keyboard.press('Enter');
  const mark = (name) =>
    page.evaluate((wanted) => performance.getEntriesByName(wanted).at(-1)?.startTime ?? 0, name);
  return { page, mark };
}

/** The whole town at 10 m cells. */
async function fineRows(browser, address) {
  const { page, mark } = await openTown(browser, address, 10);
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await page.waitForFunction(() => performance.getEntriesByName('sound-done').length > 0, null, {
    timeout: 3_600_000,
  });
  const start = await mark('sound-start');
  const after = async (name) => `${((await mark(`sound-${name}`)) - start).toFixed(0)} ms`;
  const text = await page.getByText(/个接收点，高/).textContent();
  console.log(`| map of the demo town at 10 m cells, receivers | ${/(\d+) 个接收点/.exec(text)[1]} |`);
  console.log(`| first look, in cells eight times as large | ${await after('first')} |`);
  console.log(`| estimate in the open for every cell | ${await after('estimate')} |`);
  console.log(`| first look corrected in every 8th cell | ${await after('coarse')} |`);
  console.log(`| complete | ${await after('done')} |`);
  await page.close();
}

/** A map of the demonstration town from its sources at 50 m cells, and changes of traffic in it. */
async function soundMap(browser, address) {
  const { page, mark } = await openTown(browser, address, 50);
  const making = await traced(browser, async () => {
    await page.getByRole('button', { name: '计算', exact: true }).click();
    await page.waitForFunction(() => performance.getEntriesByName('sound-done').length > 0, null, {
      timeout: 1_200_000,
    });
  });
  const start = await mark('sound-start');
  const times = {};
  for (const name of ['estimate', 'coarse', 'done']) times[name] = (await mark(`sound-${name}`)) - start;
  const text = await page.getByText(/个接收点，高/).textContent();
  // Another flow of the road in the middle each time: no map of it is kept.
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const flow = page.getByLabel('小型车').first();
  await flow.waitFor();
  await page.evaluate(() => {
    addEventListener('keydown', ({ key }) => key === 'Enter' && performance.mark('bench-edit'), true);
  });
  const edits = [];
  const editing = await traced(browser, async () => {
    for (let i = 1; i <= 10; i++) {
      const before = await page.evaluate(() => performance.getEntriesByName('sound-followed').length);
      await flow.fill(String(600 + 10 * i));
      // A page at rest: the one before is drawn.
      await settled(page);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
      await flow.press('Enter');
      await page.waitForFunction(
        (known) => performance.getEntriesByName('sound-followed').length > known,
        before,
      );
      edits.push((await mark('sound-followed')) - (await mark('bench-edit')));
    }
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const workers = page.workers().filter((worker) => /sound\.worker/.test(worker.url())).length;
  await page.close();
  return {
    ...times,
    edits,
    workers,
    receivers: Number(/(\d+) 个接收点/.exec(text)[1]),
    longest: Math.max(...making.map(({ ms }) => ms)),
    editTask: Math.max(...editing.map(({ ms }) => ms)),
    heapMb: metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6,
  };
}

/** Of several runs the median of each figure, and all changes of hour together. */
function medians(runs) {
  const of = (figure) => median(runs.map(figure));
  return {
    hours: runs.flatMap(({ hours }) => hours),
    after: of(({ after }) => after),
    scripts: of(({ scripts }) => scripts),
    frames: of(({ frames }) => frames),
    seconds: of(({ seconds }) => seconds),
  };
}
