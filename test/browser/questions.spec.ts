import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { openApp, watchFaults } from './app.ts';

/** Spatial questions: asked by keyboard, by tool, from a feature and by link; answered in words, table and file. */

const answer = (page: Page) => page.locator('[data-answer="ready"]');

async function askCircle(page: Page, centre: string, metres: string) {
  await page.getByRole('button', { name: '输入坐标' }).click();
  const form = page.getByRole('form', { name: '输入坐标提问' });
  await form.getByLabel('圆心坐标').fill(centre);
  await form.getByLabel('半径').fill(metres);
  await form.getByLabel('半径').press('Enter');
}

test('a typed circle is answered in one sentence, with the rule beside the rate', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openApp(page);
  await askCircle(page, '118.5065, 28.902', '3000');
  await expect(answer(page)).toHaveText(
    /^半径\s3\skm\s圆内：噪声监测点\s\d+\s个，昼间达标\s\d+\/\d+（[\d.]+\s%），夜间达标/,
  );
  await expect(page.getByText('以未修约的声级与限值比较，等于限值为达标')).toBeVisible();
  await expect(page.getByText('昼间 06–22 时、夜间 22–06 时（GB 3096-2008）')).toBeVisible();
  const unrounded = await answer(page).textContent();
  await page.getByText('先修约到整数再判定').click();
  await expect(page.getByText('声级按 GB/T 8170 修约到整数后')).toBeVisible();
  await expect(answer(page)).not.toHaveText(unrounded ?? '');
  expect(faults).toEqual([]);
});

test('the question is in the link and is asked again from it', async ({ page }) => {
  await openApp(page);
  await askCircle(page, '28.902N 118.5065E', '800');
  await expect(answer(page)).toBeVisible();
  const sentence = (await answer(page).textContent()) ?? '';
  await expect.poll(() => new URL(page.url()).hash).toContain('radiusM');
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  await openApp(page, hash);
  await expect(answer(page)).toHaveText(sentence);
});

test('details lead to features, tables and a file', async ({ page }) => {
  await openApp(page);
  await askCircle(page, '118.5065, 28.902', '3000');
  await expect(answer(page)).toBeVisible();
  await page.getByRole('button', { name: '明细' }).click();
  const stations = page.getByRole('region', { name: '噪声监测点' });
  await expect(stations.getByText(/区域点昼间算术平均\s[\d.]+\sdB\(A\)/)).toBeVisible();
  await expect(stations.getByText(/道路交通点昼间按路长加权平均\s[\d.]+\sdB\(A\)/)).toBeVisible();
  await expect(stations.getByRole('table')).toContainText('4a类');
  await stations.getByRole('button', { name: '天马西功能区自动站' }).click();
  await expect(page.getByRole('heading', { name: /天马西功能区自动站/ })).toBeVisible();

  await page.getByRole('button', { name: '表格' }).click();
  const dialog = page.getByRole('dialog', { name: '提问结果' });
  await dialog.getByRole('button', { name: /达标率/ }).click();
  await expect(dialog.getByRole('columnheader', { name: '限值 dB(A)' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '导出 CSV' }).click(),
  ]);
  const csv = await readFile((await download.path()) ?? '', 'utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(csv).toContain('示意');
  expect(csv).toContain('昼间 06:00–22:00');
});

test('a park, all layers: zones and control units it overlaps', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: '生态园区压占哪些功能区' }).click();
  await expect(answer(page)).toContainText(/“生态园区”内：.*声环境功能区划\s\d+\s个，重叠\s[\d.]+\skm²/);
  await page.getByRole('button', { name: '全部图层' }).click();
  await expect(answer(page)).toContainText('生态环境管控单元');
  // Which layers were asked is part of the link.
  await expect.poll(() => new URL(page.url()).hash).toContain('&a=all');
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  await openApp(page, hash);
  await expect(answer(page)).toContainText('生态环境管控单元');
});

test('what cannot be read is refused with the reason, nothing found names the next step', async ({
  page,
}) => {
  await openApp(page);
  await askCircle(page, '不是坐标', '500');
  await expect(page.getByRole('alert')).toContainText('看不懂坐标“不是坐标”');
  await page.getByLabel('圆心坐标').fill('118.3, 29.4');
  await page.getByRole('button', { name: '提问', exact: true }).click();
  await expect(answer(page)).toContainText(/没有要素；最近的是/);
  await page.getByRole('button', { name: '清除' }).click();
  await expect(page.locator('[data-answer]')).toHaveCount(0);
});

test('a buffer around the selected feature', async ({ page }) => {
  await openApp(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('徐村');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '徐村' })).toBeVisible();
  await page.getByRole('button', { name: '缓冲' }).click();
  const form = page.getByRole('form', { name: '缓冲提问' });
  await expect(form).toContainText('围绕：徐村');
  await form.getByLabel('距离').fill('6000');
  await form.getByLabel('距离').press('Enter');
  await expect(answer(page)).toContainText('“徐村”周边 6 km 内');
});
