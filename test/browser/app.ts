import { expect, type Page } from '@playwright/test';

/** Opens the built app and waits until it says that it is ready; with `layers` until every file is loaded. */
export async function openApp(
  page: Page,
  hash = '',
  options: { readonly layers?: boolean } = {},
): Promise<void> {
  await page.goto(`./${hash}`);
  await expect(page.locator('html')).toHaveAttribute('data-app', 'ready');
  if (options.layers !== false) await expect(page.locator('html')).toHaveAttribute('data-layers', 'loaded');
}

/** Waits until the map has drawn everything it was given. */
export const mapIdle = (page: Page) =>
  expect(page.locator('[data-map-state]')).toHaveAttribute('data-map-state', 'idle');

/** A browser that draws nothing by WebGL. */
export const withoutWebGl = (page: Page) =>
  page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (
      this: HTMLCanvasElement,
      kind: string,
      ...rest: unknown[]
    ) {
      return kind.startsWith('webgl')
        ? null
        : (original as (...a: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof original;
  });

/** Faults the page reports: errors and refused requests. Read after the work is done. */
export function watchFaults(page: Page): { readonly faults: string[] } {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  return { faults };
}
