import { expect, test } from '@playwright/test';
import { mapIdle, openApp, watchFaults } from './app.ts';

const number = (text: string | null) => Number(/\d+/.exec(text ?? '')?.[0]);

test('complaints are counted in hexagons beside the levels of the map on show', async ({ page }) => {
  const { faults } = watchFaults(page);
  await openApp(page, '#v=1&t=noise&c=118.511,28.9,13,0,0&l=noise-grid-demo');
  const section = page.getByRole('region', { name: '投诉与声级' });
  await section.getByRole('button', { name: '投诉与声级' }).click();
  const summary = page.getByTestId('complaint-summary');
  await expect(summary).toContainText('400 件投诉');
  await expect(section.getByRole('heading', { name: /投诉多而未超限：\d+ 处/ })).toBeVisible();
  await expect(section.getByRole('heading', { name: /超限而无人投诉：\d+ 处/ })).toBeVisible();

  await section.getByRole('button', { name: /到$/ }).click();
  await page.getByRole('option', { name: '2023-03' }).click();
  await expect(summary).toContainText('72 件投诉');
  await section.getByRole('button', { name: '与声级同时段' }).click();
  await expect(summary).not.toContainText('72 件投诉');
  expect(number(await summary.textContent())).toBeLessThan(72);

  await section.getByRole('button', { name: '声级减限值' }).click();
  await section
    .getByRole('button', { name: /^看此处/ })
    .first()
    .click();
  await expect(section.getByText('选中的六边形')).toBeVisible();
  await mapIdle(page);
  expect(faults).toEqual([]);
});
