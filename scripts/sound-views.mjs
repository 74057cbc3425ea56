// Views of computed noise for `npm run screenshots`: one visit of the demonstration town, looked at step by step.

const layers = 'town-labels,village-labels,railway,roads,river,water-bodies,county-outline';
/** Before the longest wait of a map on a slow computer. */
const timeout = 900_000;

const panel = (page) => page.getByRole('complementary', { name: '工作面板' });
const canvas = (page) => page.locator('canvas.maplibregl-canvas');
const idle = (page) => page.getByRole('progressbar').first().waitFor({ state: 'detached', timeout });

/** Brings a part of the panel to its top. */
const toTop = (part) => part.first().evaluate((element) => element.scrollIntoView({ block: 'start' }));
const heading = (page, name) => panel(page).getByRole('heading', { name }).first();

const chartsDrawn = (page) =>
  page.waitForFunction(() =>
    [...document.querySelectorAll('[data-chart]')].every(({ dataset }) => dataset.chart === 'ready'),
  );

/** Computes the map of the part of the town that is in view. */
async function compute(page) {
  await page.getByRole('button', { name: 'HJ 2.4-2021', exact: true }).click();
  await page.getByRole('button', { name: '载入示意县城' }).click();
  await page.getByRole('button', { name: '视图', exact: true }).click();
  await page.getByRole('button', { name: '计算', exact: true }).click();
  await page.getByText(/个接收点，高/).waitFor({ timeout });
  await idle(page);
}

/** Asks why a place between the roads is loud: a click on one of them would open its traffic. */
async function askWhy(page) {
  const why = page.getByTestId('why');
  for (let x = 520; x < 700 && !(await why.isVisible()); x += 24)
    await canvas(page).click({ position: { x, y: 420 } });
  await why.locator('table').first().waitFor();
  await chartsDrawn(page);
}

const closeWhy = (page) => page.getByTestId('why').getByRole('button', { name: '关闭' }).click();

const steps = [
  {
    name: 'sound-map',
    prepare: async (page) => {
      await compute(page);
      await askWhy(page);
      await toTop(page.getByTestId('why'));
    },
  },
  { name: 'sound-why', prepare: (page) => toTop(page.getByTestId('why-routes')) },
  {
    name: 'sound-exposure',
    prepare: async (page) => {
      await closeWhy(page);
      await panel(page).getByRole('button', { name: '超标' }).click();
      await page.locator('[data-testid="exposure"]').first().waitFor({ timeout });
      await chartsDrawn(page);
      await toTop(page.locator('[data-testid="exposure"]'));
    },
  },
  {
    name: 'sound-hours',
    prepare: async (page) => {
      await panel(page).getByRole('button', { name: '声级', exact: true }).first().click();
      await panel(page).getByText('等值线（标注声级）').click();
      const hours = page.getByRole('slider', { name: '时刻' });
      await hours.focus();
      for (let hour = 0; hour <= 8; hour++) await page.keyboard.press('ArrowRight');
      // Isolines of the hour come from a worker and leave no other trace.
      await page.waitForTimeout(4000);
      await toTop(heading(page, /^计算结果/));
    },
  },
  {
    name: 'sound-difference',
    prepare: async (page) => {
      await page.getByRole('button', { name: '某一小时 Leq' }).click();
      await page.getByRole('option', { name: /全时段/ }).click();
      await panel(page).getByText('等值线（标注声级）').click();
      await page.getByRole('button', { name: '以此图为对比基准' }).click();
      await page.getByRole('button', { name: '低噪声路面+限速' }).click();
      await idle(page);
      await page.getByRole('button', { name: '与基准之差' }).click();
      await toTop(heading(page, '图上显示与对比'));
    },
  },
  {
    name: 'sound-swipe',
    prepare: async (page) => {
      await panel(page).getByText('两幅图左右并看').click();
      await page.getByRole('slider', { name: '卷帘分隔线' }).waitFor();
      await toTop(heading(page, '卷帘对比'));
    },
  },
  {
    name: 'sound-edit',
    prepare: async (page) => {
      await panel(page).getByText('两幅图左右并看').click();
      await panel(page).getByRole('button', { name: '声级', exact: true }).first().click();
      await page.getByRole('button', { name: '开始编辑' }).click();
      await page.getByRole('group', { name: '绘制' }).getByRole('button', { name: '声屏障' }).click();
      for (const [x, y] of [
        [420, 330],
        [640, 360],
        [640, 360],
      ]) {
        await canvas(page).hover({ position: { x, y } });
        await canvas(page).click({ position: { x, y } });
      }
      await panel(page).getByText('声屏障 · 新声屏障 1').waitFor({ timeout });
      await idle(page);
    },
  },
  {
    name: 'wall-screen',
    prepare: async (page) => {
      await page.getByRole('button', { name: '结束编辑' }).click();
      await page.getByRole('button', { name: '撤销', exact: true }).click();
      await idle(page);
      await page.getByRole('button', { name: '大屏演示' }).click();
      const screen = page.getByRole('region', { name: '大屏演示' });
      await screen.getByText(/人所住建筑/).waitFor({ timeout });
    },
  },
  {
    name: 'sound-facades',
    prepare: async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '大屏演示' }).waitFor();
      await panel(page).getByText('三维显示建筑').click();
      await page.getByRole('button', { name: '计算立面声级' }).click();
      const loudest = page.getByRole('list', { name: /立面最响的建筑/ }).getByRole('button');
      await loudest.first().waitFor({ timeout });
      await loudest.first().click();
      await page.getByTestId('building').waitFor();
      await toTop(page.getByTestId('building'));
    },
  },
  {
    name: 'sound-corrected',
    prepare: async (page) => {
      await page.getByTestId('building').getByRole('button', { name: '关闭' }).click();
      await panel(page).getByText('三维显示建筑').click();
      await page.getByRole('group', { name: '情景' }).getByRole('button', { name: '现状' }).click();
      await idle(page);
      await page.getByRole('button', { name: '声源计算，再按监测订正' }).click();
      await page.getByRole('button', { name: '重新计算' }).click();
      await page.getByTestId('fusion').waitFor({ timeout });
      await idle(page);
      await chartsDrawn(page);
      await toTop(page.getByTestId('fusion'));
    },
  },
];

export const soundViews = {
  hash: { c: '118.509,28.899,14.3,0,0', t: 'noise', l: layers },
  steps,
};
