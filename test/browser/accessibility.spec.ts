import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp } from './app.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

for (const [theme, language] of [
  ['light', 'zh-CN'],
  ['dark', 'en'],
]) {
  test(`axe finds nothing on the tabs, ${theme}, ${language}`, async ({ page }) => {
    await openApp(page, `#v=1&m=${theme}&lang=${language}`);
    const tabs = page.getByRole('banner').getByRole('navigation').getByRole('button');
    await expect(tabs).toHaveCount(3);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-current', 'page');
      await mapIdle(page);
      expect(await violations(page)).toEqual([]);
    }
  });
}

test('axe finds nothing with a station selected, its table and the link dialog open', async ({ page }) => {
  await openApp(page, '#v=1&s=%5B%22low-carbon-villages%22,%22village-330822003216%22%5D');
  await mapIdle(page);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '链接', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the conformity of the noise engine is a table that axe finds nothing in', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: '帮助', exact: true }).click();
  await page.getByRole('button', { name: '计算方法符合性…' }).click();
  const dialog = page.getByRole('dialog', { name: '计算方法符合性' });
  await expect(dialog.getByRole('rowheader', { name: /TC19/ })).toBeVisible();
  await expect(dialog.getByText(/18 个算例，频带最大偏差 0\.\d+ dB\(A\)/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing on a phone, and touch targets are 44 px', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openApp(page);
  await mapIdle(page);
  expect(await violations(page)).toEqual([]);
  const small = await page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((button) => button.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
      .map((button) => ({
        name: button.getAttribute('aria-label') ?? button.textContent,
        ...button.getBoundingClientRect().toJSON(),
      }))
      .filter(
        ({ width, height, bottom, right }) =>
          width > 1 && bottom > 0 && right > 0 && (width < 43.5 || height < 43.5),
      )
      .map(({ name, width, height }) => `${name} ${width}×${height}`),
  );
  expect(small).toEqual([]);
});
