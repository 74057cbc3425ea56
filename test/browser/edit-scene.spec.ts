import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';

/** The middle of the map; the street runs 55 m north of it. */
const [lng, lat] = [118.505, 28.9];
const place = ([x, y]: readonly [number, number]) => [lng + x / 97_480, lat + y / 110_850];
const zoom = 17;
const pixelsPerMetre = (512 * 2 ** zoom) / (40_075_016.686 * Math.cos((lat * Math.PI) / 180));

const feature = (id: string, type: string, coordinates: unknown, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type, coordinates },
  properties,
});
const folder = mkdtempSync(join(tmpdir(), 'shengtu-edit-'));
const sceneFile = join(folder, 'street.scene.json');
writeFileSync(
  sceneFile,
  JSON.stringify({
    type: 'FeatureCollection',
    shengtu: 1,
    settings: { maxDistanceM: 500, reflectionOrder: 0 },
    features: [
      feature('street', 'LineString', [place([-120, 55]), place([120, 55])], {
        kind: 'road',
        name: '示例街',
        flow: { light: 700, medium: 40, heavy: 60 },
        speedKmh: 50,
      }),
      feature('fan', 'Point', place([60, -60]), {
        kind: 'point-source',
        name: '风机',
        heightM: 2,
        soundPowerLevelDbA: 70,
      }),
    ],
  }),
);

const panelOf = (page: Page) => page.getByRole('complementary', { name: '工作面板' });
const ready = (page: Page) => expect(page.getByRole('progressbar')).toHaveCount(0);

async function openStreet(page: Page) {
  await openApp(page, `#v=1&t=noise&c=${lng},${lat},${zoom},0,0`);
  await page.getByRole('button', { name: '由声源计算' }).click();
  await page.getByTestId('open-scene').setInputFiles(sceneFile);
  await expect(panelOf(page).getByText('1 条道路')).toBeVisible();
  await page.getByLabel(/网格大小/).fill('10');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^(重新)?计算$/ }).click();
  await expect(panelOf(page).getByText(/按 HJ/)).toBeVisible();
  await ready(page);
  await page.getByRole('button', { name: '开始编辑' }).click();
}

async function pixelsOf(page: Page, [x, y]: readonly [number, number]): Promise<[number, number]> {
  const box = await page.locator('canvas.maplibregl-canvas').boundingBox();
  if (!box) throw new Error('no map');
  return [box.x + box.width / 2 + x * pixelsPerMetre, box.y + box.height / 2 - y * pixelsPerMetre];
}

/** The level that the read-out gives at a place. */
async function levelAt(page: Page, at: readonly [number, number]): Promise<number> {
  await page.mouse.move(...(await pixelsOf(page, [at[0] + 1, at[1] + 1])));
  await page.mouse.move(...(await pixelsOf(page, at)));
  const text = await page.getByText(/^\s*Ld .*dB\(A\)/).textContent();
  return Number(/Ld ([\d.]+)/.exec(text ?? '')?.[1]);
}

async function drawBarrier(page: Page, from: readonly [number, number], to: readonly [number, number]) {
  await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '声屏障' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-drawing', 'LineString');
  for (const at of [from, to, to]) {
    const pixels = await pixelsOf(page, at);
    await page.mouse.move(...pixels, { steps: 3 });
    await page.mouse.click(...pixels);
  }
  await expect(panelOf(page).getByText('声屏障 · 新声屏障 1')).toBeVisible();
  await ready(page);
}

const behind = [0, 15] as const;

/** The day level that the command line gives at a place, degrees. */
function predicted(scene: string, at: readonly [number, number]): number {
  const receivers = join(folder, 'receivers.geojson');
  const features = [feature('r', 'Point', at, { heightM: 1.2 })];
  writeFileSync(receivers, JSON.stringify({ type: 'FeatureCollection', features }));
  const out = execFileSync(
    process.execPath,
    ['scripts/shengtu.mjs', 'predict', scene, '--receivers', receivers],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return Object.values<{ levelDbA: number }>(JSON.parse(out).receivers[0].levels)[0].levelDbA;
}

test('a barrier is drawn, dragged and undone, and the level behind it follows', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openStreet(page);
  const open = await levelAt(page, behind);
  await drawBarrier(page, [-60, 46], [60, 46]);
  await expect(panelOf(page).getByText('1 道声屏障')).toBeVisible();
  const screened = await levelAt(page, behind);
  expect(screened).toBeLessThan(open - 3);

  // As the command line has it, from the file that is saved.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存场景文件' }).click(),
  ]);
  const saved = await download.path();
  const kinds = JSON.parse(readFileSync(saved, 'utf8')).features.map(
    ({ properties }: { properties: { kind: string } }) => properties.kind,
  );
  expect(kinds).toEqual(['road', 'point-source', 'barrier']);
  await page.getByRole('button', { name: '结束编辑' }).click();
  await page.mouse.click(...(await pixelsOf(page, behind)));
  const why = page.getByTestId('why');
  const level = Number(await why.locator('[data-level]').getAttribute('data-level'));
  const [x, y] = ((await why.locator('p').first().textContent()) ?? '').split(', ').map(Number);
  expect(Math.abs(level - predicted(saved, [x, y]))).toBeLessThan(0.01);
  await page.getByRole('button', { name: '开始编辑' }).click();
  await page.mouse.click(...(await pixelsOf(page, [-40, 46])));
  await expect(page.locator('html')).toHaveAttribute('data-drawing', 'held');

  // Dragged to the far side of the place: what was behind it lies in front, and the map says so before the drop.
  await page.mouse.move(...(await pixelsOf(page, [-25, 46])));
  await page.mouse.down();
  await page.mouse.move(...(await pixelsOf(page, [-25, 20])), { steps: 4 });
  await page.mouse.move(...(await pixelsOf(page, [-25, -10])), { steps: 4 });
  await expect(page.getByText('正在生成，图未完成。')).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('button', { name: '重做' })).toBeDisabled();
  await expect(page.getByText('正在生成，图未完成。')).toHaveCount(0);
  await ready(page);
  expect(await levelAt(page, behind)).toBeGreaterThan(screened + 2);

  for (const level of [screened, open]) {
    await page.getByRole('button', { name: '撤销' }).click();
    await expect(page.getByText('正在生成，图未完成。')).toHaveCount(0);
    await ready(page);
    expect(await levelAt(page, behind)).toBe(level);
  }
  expect(faults).toEqual([]);
});

test('by numbers alone: a source is placed, moved, given a power, refused what cannot be, and deleted', async ({
  page,
}) => {
  await openStreet(page);
  await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '点声源' }).click();
  await page.getByRole('button', { name: '放在视图中央' }).click();
  const form = panelOf(page).locator('section', { hasText: '点声源 · 新点声源 1' });
  await expect(form).toBeVisible();
  await form.getByText('位置与形状').click();
  await form.getByLabel('向东').fill('30');
  await form.getByLabel('向北').fill('-20');
  await form.getByLabel('向北').press('Enter');
  await form.getByRole('button', { name: '移动' }).click();
  const [east, north] = place([30, -20]);
  await expect.poll(async () => Number(await form.getByLabel('经度 1').inputValue())).toBeCloseTo(east, 5);
  expect(Number(await form.getByLabel('纬度 1').inputValue())).toBeCloseTo(north, 5);

  // Out of range: the form says which, and keeps what was there.
  const height = form.getByLabel('高度');
  await height.fill('9000');
  await height.press('Enter');
  await expect(height).not.toHaveValue('9000');

  const { violations } = await new AxeBuilder({ page }).include('aside').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await form.getByRole('button', { name: '删除' }).click();
  await expect(form).toHaveCount(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(panelOf(page).getByText('2 个其他声源')).toBeVisible();
});
