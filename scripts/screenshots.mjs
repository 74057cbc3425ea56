// npm run screenshots: makes the pictures of the READMEs again, from the built app with the built-in catalogue.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './environment.mjs';
import { settled, withApp } from './page.mjs';
import { soundViews } from './sound-views.mjs';

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

const shots = [
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
  {
    name: 'complaints',
    hash: hash({ c: '118.511,28.9,13,0,0', t: 'noise', l: `noise-grid-demo,${layers}` }),
    prepare: async (page) => {
      const section = page.getByRole('region', { name: '投诉与声级' });
      await section.getByRole('button', { name: '投诉与声级' }).click();
      await page.getByTestId('complaint-summary').waitFor();
      await section.evaluate((element) => element.scrollIntoView({ block: 'start' }));
    },
  },
  { name: 'phone', hash: hash({ c: '118.505,28.9,11.6,0,0' }), viewport: phone },
];

mkdirSync(folder, { recursive: true });
const wanted = process.argv.slice(2);
await withApp(async (browser, address) => {
  /** Steps of one visit; each may be looked at. */
  const visit = async (at, steps, viewport = desk) => {
    const page = await browser.newPage({ viewport, locale: 'zh-CN' });
    await page.goto(`${address}${at}`);
    await settled(page);
    for (const { name, prepare } of steps) {
      await prepare?.(page);
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}.png`) });
      console.log(name);
    }
    await page.close();
  };
  for (const shot of shots)
    if (wanted.length === 0 || wanted.includes(shot.name)) await visit(shot.hash, [shot], shot.viewport);
  // Each view stands on the one before.
  if (wanted.length === 0 || wanted.includes('sound')) await visit(hash(soundViews.hash), soundViews.steps);
});
