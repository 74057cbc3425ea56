// npm run screenshots: makes the pictures of the READMEs again, from the built app with the built-in catalogue.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.mjs';
import { settled, withApp } from './page.mjs';

const folder = join(root, 'docs/screenshots');
const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const hash = (parts) => `#v=1&${new URLSearchParams(parts).toString().replaceAll('+', '%20')}`;
const town = '118.505,28.9,12.9,0,0';
const station = JSON.stringify(['noise-stations', 'f03']);
const village = { layerId: 'low-carbon-villages', featureId: 'village-330822003216' };
const near = JSON.stringify({ kind: 'near', ...village, distanceM: 3000 });
const recipe = JSON.stringify({
  layerId: 'noise-stations',
  value: { kind: 'indicator', indicator: 'Ld' },
  days: null,
  stationKinds: ['functional', 'regional'],
  method: 'kriging',
  clip: { kind: 'distance', distanceM: 730 },
});
const layers =
  'noise-stations,parks,low-carbon-villages,town-labels,village-labels,railway,roads,river,water-bodies,county-outline';

/** Waits for the words of a finished step, not for time. */
const sees = (page, text) => page.getByText(text).first().waitFor({ timeout: 120_000 });

/** Charts are drawn piece by piece when the page is idle. */
const drawn = (page) =>
  page.waitForFunction(() => {
    const charts = [...document.querySelectorAll('[data-chart]')];
    return charts.length > 0 && charts.every(({ dataset }) => dataset.chart === 'ready');
  });

const answered = (page) => page.locator('[data-answer="ready"]').waitFor({ timeout: 120_000 });

/** Computes a map of the part of the demonstration town that is in view. */
async function soundMap(page) {
  await page.getByRole('button', { name: '由声源计算' }).click();
  await page.getByRole('button', { name: '载入示意县城' }).click();
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await page.getByText(/个接收点，高/).waitFor({ timeout: 900_000 });
}

const soundLayers = 'town-labels,village-labels,railway,roads,river,water-bodies,county-outline';
const sound = hash({ c: '118.509,28.899,14.3,0,0', t: 'noise', l: soundLayers });

const shots = [
  {
    name: 'sound-map',
    hash: sound,
    prepare: async (page) => {
      await soundMap(page);
      // Between the roads: a click on one of them would open its traffic.
      const why = page.getByTestId('why');
      for (let x = 500; x < 640 && !(await why.isVisible()); x += 24)
        await page.locator('canvas.maplibregl-canvas').click({ position: { x, y: 420 } });
      await why.locator('table').first().waitFor();
    },
  },
  {
    name: 'sound-difference',
    hash: sound,
    prepare: async (page) => {
      await soundMap(page);
      await page.getByRole('button', { name: '以此图为对比基准' }).click();
      await page.getByRole('button', { name: '低噪声路面+限速' }).click();
      await page.getByRole('button', { name: '与基准之差' }).click();
      await page.locator('[data-testid="exposure"]').scrollIntoViewIfNeeded();
    },
  },
  { name: 'first-view', hash: '' },
  { name: 'station', hash: hash({ c: town, s: station }), prepare: drawn },
  {
    name: 'question',
    hash: hash({ c: '118.47,28.925,12,0,0', q: near }),
    prepare: answered,
  },
  {
    name: 'kriging',
    hash: hash({ c: town, l: layers, t: 'noise', g: recipe }),
    prepare: async (page) => {
      await sees(page, /留一法/);
      await page
        .getByRole('heading', { name: /变异函数/ })
        .first()
        .scrollIntoViewIfNeeded();
      await drawn(page);
    },
  },
  {
    name: 'own-data',
    hash: hash({ t: 'data' }),
    prepare: async (page) => {
      await page
        .getByTestId('open-files')
        .setInputFiles(join(root, 'test/fixtures/own-data/hours-gb18030.csv'));
      await sees(page, '核对导入内容');
    },
  },
  { name: 'dark', hash: hash({ c: town, m: 'dark', s: station }), prepare: drawn },
  { name: 'english', hash: hash({ c: '118.47,28.925,12,0,0', lang: 'en', q: near }), prepare: answered },
  { name: 'phone', hash: hash({ c: '118.505,28.9,11.6,0,0' }), viewport: phone },
];

mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
await withApp(async (browser, address) => {
  for (const shot of shots) {
    if (wanted.length > 0 && !wanted.includes(shot.name)) continue;
    const page = await browser.newPage({ viewport: shot.viewport ?? desk, locale: 'zh-CN' });
    await page.goto(`${address}${shot.hash}`);
    await settled(page);
    await shot.prepare?.(page);
    await settled(page);
    await page.screenshot({ path: join(folder, `${shot.name}.png`) });
    console.log(shot.name);
    await page.close();
  }
});
