import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** Figures whose marks are counties, the map of clusters and of two values at once, and what an exported figure says. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1440, height: 900 } });

async function ask(page: Page, url: string, method: string, params: object): Promise<unknown> {
  const { origin, searchParams } = new URL(url);
  const answer = await page.request.post(`${origin}/api/call`, { headers: { 'x-junheng-token': searchParams.get('token') ?? '' }, data: { method, params } });
  return ((await answer.json()) as { value: unknown }).value;
}

/** The page with the newest run of an id on the screen. */
async function open(page: Page, url: string, id: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  // Results stand in groups; that of the first result is unfolded.
  await page.locator('.runs .group-head button', { hasText: '差距与均等' }).click();
  await page.locator('.runs .run', { hasText: id }).first().getByRole('button').first().click();
  await expect(page.getByTestId('basis')).toContainText(id);
}

const count = async (page: Page, name: string) => Number(await page.locator('.legend-row', { hasText: name }).locator('b').innerText());

test('a box drawn in the scatter brushes counties everywhere; Shift and a click on the map adds one', async ({ page, junheng }) => {
  await page.goto(junheng.url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  await ask(page, junheng.url, 'analyses.run', { analysis: { id: 'clusters', kind: 'moran', of: { column: 'schooling_years', year: 2020 }, weights: 'queen' } });
  await expect.poll(async () => ((await ask(page, junheng.url, 'runs.list', {})) as { analysisId: string }[]).some((run) => run.analysisId === 'clusters'), { timeout: 60_000 }).toBe(true);
  await open(page, junheng.url, 'clusters');
  // Every county is in one class of the clusters.
  await expect(page.locator('.legend-title')).toContainText('局部聚类');
  const classes = await Promise.all(['低-低', '低-高', '高-低', '高-高', '不显著', '无邻县'].map((name) => count(page, name)));
  expect(classes.reduce((sum, one) => sum + one, 0)).toBe(90);

  const figure = page.locator('.brush-figure').first();
  const marks = figure.locator('[data-code]');
  await expect(marks).toHaveCount(90);
  const box = (await figure.boundingBox())!;
  const corner = { x: box.width / 2, y: box.height - 30 };
  const within = await marks.evaluateAll((all, { x, y }) => all.filter((mark) => {
    const [left, top] = mark.getAttribute('data-at')!.split(',').map(Number);
    return left >= 10 && left <= x && top >= 10 && top <= y;
  }).length, corner);
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 60);
  await page.mouse.move(box.x + corner.x, box.y + corner.y);
  await page.mouse.up();
  await expect(page.locator('.figure-brushed')).toContainText(`已圈选 ${within} 个县`);
  expect(await count(page, '圈选的县')).toBe(within);
  await expect(figure.locator('[data-code][opacity]')).toHaveCount(90 - within);

  // A county at the right of the map: whether it was brushed or not, the number changes by one.
  const map = (await page.getByTestId('map').boundingBox())!;
  await page.keyboard.down('Shift');
  await page.mouse.click(map.x + map.width * 0.72, map.y + map.height * 0.5);
  await page.keyboard.up('Shift');
  await expect.poll(async () => Math.abs((await count(page, '圈选的县')) - within)).toBe(1);

  // From the keyboard: the first mark from the left, chosen, then the brush ended.
  await figure.focus();
  await page.keyboard.press('ArrowRight');
  const told = await page.locator('.figure-tooltip').innerText();
  await page.keyboard.press('Enter');
  expect(told).toContain(await page.getByTestId('card').locator('h2').first().innerText());
  await page.keyboard.press('Escape');
  await expect(page.locator('.figure-brushed')).toHaveCount(0);
});

test('an exported figure says what it is, how it is reckoned, what it rests on and that it is invented', async ({ page, junheng }) => {
  await open(page, junheng.url, 'clusters');
  const save = async (form: string) => {
    await page.locator('.figure-frame header').first().getByRole('button', { name: '导出图' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.ant-dropdown:visible').getByText(form).click()]);
    return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
  };
  const drawing = await save('SVG');
  expect(drawing.name).toBe('clusters-scatter.svg');
  const text = drawing.content.toString('utf8');
  for (const part of ['莫兰散点图', 's 的除数为 n', '口径：', '虚构示例数据', 'font-family']) expect(text).toContain(part);
  expect(text).not.toMatch(/@font-face|<image|href/);
  const picture = await save('PNG');
  expect(picture.name).toBe('clusters-scatter.png');
  // Width of a PNG stands in bytes 16 to 19: 880 and two margins of 18 pixels, doubled.
  expect(picture.content.readUInt32BE(16)).toBe(2 * (880 + 36));
});

test('attainment and coverage at once: nine cells that hold every county with both', async ({ page, junheng }) => {
  await open(page, junheng.url, 'gaps-2020');
  await page.locator('.map-toolbar').getByRole('combobox', { name: '图上变量' }).click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('双变量：达标与覆盖', { exact: true }).click();
  const cells = page.locator('.legend-square g');
  await expect(cells).toHaveCount(9);
  const counts = (await cells.locator('text').allTextContents()).map(Number);
  expect(counts.reduce((sum, one) => sum + one, 0)).toBe(90);
  // The map rests on two runs and says both.
  await expect(page.getByTestId('basis')).toContainText('gaps-2020');
  await expect(page.getByTestId('basis')).toContainText('出行方式');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出图片' }).click()]);
  expect(readFileSync(await download.path()).length).toBeGreaterThan(50_000);
});
