import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';
import { cellSize, fileWriter, panelOf, placesAbout, shengtu } from './scenes.ts';

/** A street through three classes of the drawn functional zones: 2 in the west, the strip of a route, 1 in the east. */
const [lng, lat] = [118.505 + 120 / 97_480, 28.9 + 300 / 110_850];
const at = placesAbout([lng, lat]);
const house = (id: string, x: number, y: number, properties: object) => ({
  type: 'Feature',
  id,
  geometry: {
    type: 'Polygon',
    coordinates: [[at(x, y), at(x + 24, y), at(x + 24, y + 12), at(x, y + 12), at(x, y)]],
  },
  properties: { kind: 'building', heightM: 6, ...properties },
});
const scene = {
  type: 'FeatureCollection',
  shengtu: 1,
  settings: {
    maxDistanceM: 400,
    periods: ['day', 'night'],
    periodHours: { day: [6, 22], night: [22, 6] },
  },
  features: [
    {
      type: 'Feature',
      id: 'street',
      geometry: { type: 'LineString', coordinates: [at(-240, 40), at(120, 40)] },
      properties: {
        kind: 'road',
        flow: { day: { light: 700, heavy: 60 }, night: { light: 150, heavy: 30 } },
        speedKmh: 50,
      },
    },
    house('east', 40, 10, { people: 20, dwellings: 8, use: 'residential' }),
    house('strip', -130, 10, { people: 6, dwellings: 2, use: 'residential' }),
    house('west', -220, -70, { people: 30, dwellings: 10, use: 'residential' }),
    house('school', 60, -40, { use: 'education' }),
  ],
};

const fileOf = fileWriter('exposure');
const sceneFile = fileOf('zones.scene.json', scene);

interface ZoneCounts {
  readonly zone: string | null;
  readonly totals: { readonly people: number };
  readonly above: { readonly people: number } | null;
}

async function compute(page: Page, indicator: string) {
  await page.getByRole('button', { name: /^(重新)?计算$/ }).click();
  await expect(
    panelOf(page).getByRole('heading', { name: `计算结果 · ${indicator}`, exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

async function choose(page: Page, label: RegExp, option: string | RegExp) {
  await page.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).click();
}

/** What the command line counts on the grid that is on the map. */
async function counted(page: Page, ...options: string[]) {
  const [tif] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '.tif' }).click(),
  ]);
  const grid = fileOf(tif.suggestedFilename());
  await tif.saveAs(grid);
  const zones = ['--zones', 'data/layers/functional-zones.geojson'];
  return shengtu('exposure', grid, sceneFile, ...zones, ...options) as {
    readonly zones: readonly ZoneCounts[];
    readonly bands: readonly { readonly from: number | null; readonly people: number }[];
    readonly annoyance?: { readonly persons: number };
  };
}

/** Name, total, and above of day and night of each row of the zones' table; without shares. */
async function zoneRows(page: Page) {
  const rows = panelOf(page).getByTestId('exposure-zones').locator('tbody tr');
  return rows.evaluateAll((all) =>
    all.map((row) => [
      row.querySelector('th')?.textContent ?? '',
      ...[...row.querySelectorAll('td')].slice(1).map((cell) => cell.firstChild?.textContent ?? ''),
    ]),
  );
}

const idle = (page: Page) =>
  expect(panelOf(page).locator('section[aria-labelledby="sound-exposure"]')).toHaveAttribute(
    'aria-busy',
    'false',
  );

const titles: Readonly<Record<string, string>> = { '1': '1类', '2': '2类', '4a': '4a类' };

test('exposure by zone, day beside night, is what the command line counts', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},16,0,0`);
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByTestId('open-scene').setInputFiles(sceneFile);
  await expect(panelOf(page).getByText('1 条道路')).toBeVisible();
  await cellSize(page, 10);
  await compute(page, 'Ld');
  await idle(page);

  const day = await counted(page);
  expect(day.zones.map(({ zone }) => zone)).toEqual(['1', '2', '4a']);
  const shown = await zoneRows(page);
  expect(shown.map(([name, total, above]) => [name, total, above])).toEqual(
    day.zones.map(({ zone, totals, above }) => [titles[zone ?? ''], `${totals.people}`, `${above?.people}`]),
  );
  expect(day.zones.reduce((sum, { above }) => sum + (above?.people ?? 0), 0)).toBeGreaterThan(0);
  await expect(panelOf(page).getByTestId('exposure-above')).toContainText(
    /^昼间 \d+ 人（.+高于限值；夜间 \d+ 人/,
  );

  // People over the louder half of the façades.
  await choose(page, /人口在立面上的分布/, /较响的一半/);
  await idle(page);
  const half = await counted(page, '--distribution', 'median-half');
  const table = panelOf(page).getByTestId('exposure');
  for (const { from, people } of half.bands.filter((band) => band.people > 0))
    await expect(
      table.getByRole('row', { name: `${from}–${(from ?? 0) + 5} ${Math.round(people)}` }),
    ).toBeVisible();
  await choose(page, /人口在立面上的分布/, '全部在最响立面');

  // The night comes from the paths that are kept: as a run of its own gives it.
  await choose(page, /受噪声影响的人数/, '道路噪声');
  await expect(page.getByTestId('annoyance').locator('[data-effect="HSD"]')).toBeVisible();
  const persons = Number(
    await page.getByTestId('annoyance').locator('[data-effect="HSD"]').getAttribute('data-persons'),
  );
  await choose(page, /^指标|夜间|昼间 Ld/, '夜间 Ln');
  await compute(page, 'Ln');
  const night = await counted(page, '--annoyance', 'road');
  expect(shown.map((row) => row[3])).toEqual(night.zones.map(({ above }) => `${above?.people}`));
  expect(persons).toBeCloseTo(night.annoyance?.persons ?? 0, 3);

  const [csv] = await Promise.all([
    page.waitForEvent('download'),
    panelOf(page).getByRole('button', { name: '下载 CSV' }).click(),
  ]);
  const lines = readFileSync(await csv.path(), 'utf8');
  for (const part of ['GB 3096-2008', '示意', '高度睡眠干扰', '> 45', '功能区'])
    expect(lines).toContain(part);
  const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  // Above the limit: the map, its legend, what is under the pointer.
  await page.mouse.move(900, 470);
  const level = page.getByTestId('pointer-level');
  await expect(level).toContainText(/Ln \d+\.\d dB\(A\).+类 限值 \d+，(超标|余量) \d+\.\d dB/);
  const margin = /(\d+\.\d) dB$/.exec((await level.textContent()) ?? '')?.[1];
  await page.getByRole('group', { name: '图上显示' }).getByRole('button', { name: '超标' }).click();
  const legend = page.getByRole('region', { name: '声级图例' }).first();
  await expect(legend).toContainText('超出功能区限值');
  await expect(legend).toContainText('功能区划为示意数据');
  await page.mouse.move(901, 470);
  await expect(level).toContainText(new RegExp(`Ln (超出|低于)限值 ${margin} dB`));
  await panelOf(page).getByText('等声级带（5 dB）').click();
  const [bands] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '等声级带 .geojson' }).click(),
  ]);
  const { features, metadata } = JSON.parse(readFileSync(await bands.path(), 'utf8'));
  expect(metadata).toMatchObject({
    indicator: 'Ln-exceedance',
    illustrative: true,
    limits: 'GB 3096-2008 cl. 5.1, table 1',
  });
  const edges = features.map(({ properties }: { properties: { from: number | null } }) => properties.from);
  for (const from of edges) expect([null, -5, 0, 5, 10]).toContain(from);

  // No limit for Ldn: said, and not shown.
  await choose(page, /夜间 Ln/, '昼夜 Ldn');
  await compute(page, 'Ldn');
  await expect(panelOf(page).getByText(/GB 3096-2008 对 Ldn.+没有限值/)).toBeVisible();
  await expect(legend).not.toContainText('超出功能区限值');
  expect(faults).toEqual([]);
});

test('a map from stations is shown against the limits too', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: '噪声', exact: true }).first().click();
  await page.getByRole('button', { name: /^(重新)?生成$/ }).click();
  const view = page.getByRole('group', { name: '显示' });
  await view.getByRole('button', { name: '超标' }).click();
  await expect(page.getByRole('region', { name: '声级图例' }).first()).toContainText('超出功能区限值');
});
