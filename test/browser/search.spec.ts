import { expect, type Page, test } from '@playwright/test';
import { openApp } from './app.ts';

/** Search: every feature of every layer, coordinates in any usual form, all by keyboard. */

const field = (page: Page) => page.getByRole('combobox', { name: '搜索要素或坐标' });

async function searchFor(page: Page, text: string) {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await field(page).fill(text);
}

test('a feature of a hidden layer: found by name, shown, selected', async ({ page }) => {
  await openApp(page);
  await searchFor(page, '文图');
  const list = page.getByRole('listbox', { name: '搜索结果' });
  await expect(list.getByRole('option')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: '找到 1 个要素' })).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '文图' })).toBeVisible();
  await expect.poll(() => page.url()).toContain('water-sections');
});

test('arrow keys go through the results and around; nothing found names the next step', async ({ page }) => {
  await openApp(page);
  await searchFor(page, '天马');
  const options = page.getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  const active = await field(page).getAttribute('aria-activedescendant');
  await expect(options.nth(1)).toHaveAttribute('id', active ?? '');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await searchFor(page, 'zzzz');
  await expect(page.getByText('没有找到。可换个名称、编号、类型')).toBeVisible();
});

test('goes to coordinates, however they are written', async ({ page }) => {
  await openApp(page);
  for (const [text, longitude, view] of [
    ['118.51, 28.90', '118.5100', /c=118\.51\d*,28\.(9|89)/],
    ['28.95N 118.55E', '118.5500', /c=118\.55\d*,28\.9[45]/],
    ['E 354 668 N 3 199 099', '118.5100', /c=118\.51\d*,28\.(9|89)/],
    ['118°33′E 28°57′0″N', '118.5500', /c=118\.55\d*,28\.9[45]/],
  ] as const)
    await test.step(text, async () => {
      await searchFor(page, text);
      await expect(page.getByRole('option').first()).toContainText(`前往 ${longitude}`);
      await page.keyboard.press('Enter');
      await expect.poll(() => decodeURIComponent(page.url())).toMatch(view);
    });
});
