import { expect, type Page, test } from '@playwright/test';
import { mapIdle, openApp } from './app.ts';

/** A phone: the map is asked with one finger. */

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** A finger pressed, moved and lifted, as the browser reports it. */
async function drag(
  page: Page,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at: readonly [number, number] | null) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] });
  await send('touchStart', from);
  for (const share of [0.25, 0.5, 0.75, 1])
    await send('touchMove', [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
  await send('touchEnd', null);
  await session.detach();
}

const camera = (page: Page) => /[#&]c=([^&]*)/.exec(new URL(page.url()).hash)?.[1];

for (const [tool, words] of [
  ['框', /^框内/],
  ['圆', /^半径/],
] as const) {
  test(`one finger draws: ${tool}`, async ({ page }) => {
    await openApp(page);
    await mapIdle(page);
    const before = camera(page);
    await page.getByRole('button', { name: tool, exact: true }).tap();
    await drag(page, [150, 200], [260, 330]);
    await expect(page.locator('[data-answer="ready"]')).toHaveText(words);
    // The map itself has stayed where it was.
    expect(camera(page)).toBe(before);
  });
}

test('a tap, then a finger that drags at once: the second corner, and the map does not zoom', async ({
  page,
}) => {
  await openApp(page);
  await mapIdle(page);
  const before = camera(page);
  await page.getByRole('button', { name: '圆', exact: true }).tap();
  await page.touchscreen.tap(150, 200);
  await drag(page, [180, 240], [260, 330]);
  await expect(page.locator('[data-answer="ready"]')).toHaveText(/^半径/);
  expect(camera(page)).toBe(before);
});
