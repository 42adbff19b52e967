import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Params, Result } from '../../api/contract.ts';
import { expect, test } from './page.ts';

/** The measures beyond coverage, run from their forms on the sample province; what the page prints is held against the rows of the run. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1440, height: 900 } });

const pane = (page: Page): Locator => page.locator('.result-tabs [role=tabpanel]:visible');
const rowsOf = (page: Page, region: string): Locator => pane(page).getByRole('region', { name: region }).locator('.ant-table-row');
const tab = (page: Page, name: string) => page.locator('.result-tabs').getByRole('tab', { name, exact: true });
const numberOf = (cell: string) => Number(cell.replaceAll(',', '').replace('%', ''));

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  await expect(page.locator('.runs .run').first()).toBeVisible();
}

async function ask<M extends 'runs.rows' | 'runs.list'>(page: Page, url: string, method: M, params: Params<M>): Promise<Result<M>> {
  const { origin, searchParams } = new URL(url);
  const answer = await page.request.post(`${origin}/api/call`, { headers: { 'x-junheng-token': searchParams.get('token') ?? '' }, data: { method, params } });
  return ((await answer.json()) as { value: Result<M> }).value;
}

/** The newest run of a kind, and its rows by column name. */
async function newest(page: Page, url: string, kind: string) {
  const run = (await ask(page, url, 'runs.list', {})).filter((one) => one.kind === kind).sort((a, b) => b.id - a.id)[0];
  const rows = async (table: Params<'runs.rows'>['table'], limit?: number) => {
    const { columns, rows: values } = await ask(page, url, 'runs.rows', { id: run.id, table, ...(limit === undefined ? {} : { limit }) });
    return values.map((row) => ({
      number: (column: string) => Number(row[columns.indexOf(column)] ?? Number.NaN),
      text: (column: string) => String(row[columns.indexOf(column)] ?? ''),
    }));
  };
  return { run, rows };
}

/** Unfolds a form of the left panel. */
async function form(page: Page, name: string): Promise<Locator> {
  await page.locator('.analyses').getByText(name, { exact: true }).click();
  const found = page.getByRole('form', { name });
  await expect(found).toBeVisible();
  return found;
}

async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.locator('.field').filter({ has: page.locator('label', { hasText: label }) }).locator('.ant-select').first().click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
  await page.keyboard.press('Escape');
}

/** Runs the form and waits until the result is on the screen. */
async function run(page: Page, within: Locator, id: string): Promise<void> {
  await within.getByRole('button', { name: '运行' }).click();
  await expect(page.getByTestId('basis')).toContainText(id, { timeout: 120_000 });
  await expect(page.getByTestId('problems')).toBeHidden();
}

test('the nearest: table, distribution and sentence agree with the rows of the run', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const access = await form(page, '可达性');
  await access.getByText('路网', { exact: true }).click();
  await choose(page, access, '设施类型', '医院');
  await run(page, access, 'accessibility-1');
  await expect(page.getByTestId('basis')).toContainText('方法：最近设施');
  const { run: stored, rows } = await newest(page, junheng.url, 'accessibility');
  const counties = (await rows('main')).filter((row) => row.text('facility_type') === 'all').sort((a, b) => b.number('value') - a.number('value'));
  const first = await rowsOf(page, '可达性').first().locator('.ant-table-cell').allInnerTexts();
  expect(first[0]).toContain(counties[0].text('name'));
  expect(numberOf(first[1])).toBeCloseTo(counties[0].number('value'), 0);
  expect(numberOf(first[4])).toBe(Math.round(counties[0].number('persons')));
  await expect(page.getByTestId('headline')).toContainText('到最近的医院平均要');
  // The curve ends where the last band does: the share of people within the limit.
  // The last row is what lies beyond the limit.
  const [within] = (await rows('distribution')).filter((row) => row.text('facility_type') === 'all').slice(-2);
  await expect(pane(page).locator('.side-chart svg')).toContainText(`30 · ${(within.number('share_cumulative') * 100).toFixed(1)}%`);
  expect(stored.checks.every((check) => check.state !== 'fail')).toBe(true);
});

test('two-step floating catchments: values per thousand and facilities with their ratio', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const access = await form(page, '可达性');
  await choose(page, access, '方法', '两步移动搜寻（2SFCA）');
  await access.getByText('路网', { exact: true }).click();
  await choose(page, access, '设施类型', '医院');
  await run(page, access, 'accessibility-2');
  await expect(page.getByTestId('basis')).toContainText('2SFCA；每 1000 人');
  const { rows } = await newest(page, junheng.url, 'accessibility');
  const worst = (await rows('main')).filter((row) => row.text('facility_type') === 'all').sort((a, b) => a.number('value') - b.number('value'))[0];
  const first = await rowsOf(page, '可达性').first().locator('.ant-table-cell').allInnerTexts();
  expect(Math.abs(numberOf(first[1]) - worst.number('value'))).toBeLessThan(0.01);
  await pane(page).getByText('设施', { exact: true }).click();
  const best = (await rows('facilities')).sort((a, b) => b.number('persons_in_reach') - a.number('persons_in_reach'))[0];
  await expect(rowsOf(page, '设施').first()).toContainText(best.text('name'));
  // A decay is asked for where the method needs one.
  await choose(page, access, '方法', '重力模型');
  await expect(access).toContainText('限值处 0.01');
});

test('three models side by side: the sentence, the matrix and the places, one of which the map shows closely', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const comparison = await form(page, '模型对比');
  await choose(page, comparison, '设施类型', '医院');
  await run(page, comparison, 'comparison-1');
  const { run: stored, rows } = await newest(page, junheng.url, 'comparison');
  const counties = await rows('main');
  const most = [...counties].sort((a, b) => b.number('persons_disputed') - a.number('persons_disputed'))[0];
  const first = await rowsOf(page, '模型对比').first().locator('.ant-table-cell').allInnerTexts();
  expect(first[0]).toContain(most.text('name'));
  expect(numberOf(first[1])).toBe(Math.round(most.number('persons_disputed')));
  await expect(page.getByTestId('headline')).toContainText('按半径');
  // The matrix has every ordered pair, in people.
  const pairs = stored.totals['disagreement'] as { persons: number }[];
  expect(pairs.length).toBe(6);
  await expect(pane(page).locator('.disagreement')).toBeVisible();
  const cells = await pane(page).locator('.disagreement td[title]').evaluateAll((found) => found.map((cell) => cell.getAttribute('title')));
  expect(cells.map((cell) => numberOf(cell ?? ''))).toEqual(pairs.map((pair) => Math.round(pair.persons)));
  const [place] = await rows('places', 1);
  await expect(rowsOf(page, '说法不一的地点').first()).toContainText(place.text('name') || place.text('id'));
  const scale = page.locator('.maplibregl-ctrl-scale');
  const wide = await scale.innerText();
  await rowsOf(page, '说法不一的地点').first().click();
  await expect(scale).not.toHaveText(wide);
  await tab(page, '敏感性').click();
  await expect(scale).toHaveText(wide);
});

test('sensitivity: province figures, cases and ribbons', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const sensitivity = await form(page, '敏感性');
  await choose(page, sensitivity, '设施类型', '医院');
  await run(page, sensitivity, 'sensitivity-1');
  const { run: stored, rows } = await newest(page, junheng.url, 'sensitivity');
  const figures = pane(page).locator('.figures-row');
  for (const key of ['share_low', 'share_base', 'share_high']) await expect(figures).toContainText(`${((stored.totals[key] as number) * 100).toFixed(1)}%`);
  await expect(figures).toContainText(String(stored.totals['counties_flipping']));
  expect(await pane(page).locator('.side-chart [data-code]').count()).toBe((await rows('main')).filter((row) => !Number.isNaN(row.number('persons_share'))).length);
  expect(await rowsOf(page, '情形').count()).toBeGreaterThan(3);
  await pane(page).getByText('各县', { exact: true }).click();
  const flips = await rowsOf(page, '各县').locator('.ant-table-cell:last-child').allInnerTexts();
  expect(flips.map(Number)).toEqual(flips.map(Number).sort((a, b) => b - a));
  // A click on a ribbon chooses its county.
  const ribbon = pane(page).locator('.side-chart [data-code]').first();
  const code = await ribbon.getAttribute('data-code');
  await ribbon.locator('rect').first().dispatchEvent('click');
  await expect(page.locator('.card-sub')).toContainText(code!);
});

test('trips: catchments, pages of trips, and the table as a file', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const od = await form(page, '出行表');
  await od.getByText('路网', { exact: true }).click();
  await choose(page, od, '设施类型', '医院');
  await run(page, od, 'od-1');
  const { run: stored, rows } = await newest(page, junheng.url, 'od');
  const largest = (await rows('catchments')).sort((a, b) => b.number('persons') - a.number('persons'))[0];
  await expect(rowsOf(page, '出行表').first()).toContainText(largest.text('name'));
  await pane(page).getByText('出行明细', { exact: true }).click();
  await expect(pane(page)).toContainText(`第 1–200 条，共 ${(stored.totals['pairs'] as number).toLocaleString('en')} 条`);
  const [first] = await rows('main', 1);
  await expect(rowsOf(page, '出行明细').first()).toContainText(first.text('origin'));
  await pane(page).locator('.ant-pagination-next').click();
  await expect(pane(page)).toContainText('第 201–400 条');
  const [download] = await Promise.all([page.waitForEvent('download'), pane(page).getByRole('button', { name: '导出明细（CSV）' }).click()]);
  const lines = readFileSync(await download.path(), 'utf8').trim().split('\n');
  expect(lines.length - 1).toBe(stored.totals['pairs']);
});

test('coverage with second facilities and capacities, its facilities, checks and the raster of minutes', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const coverage = await form(page, '覆盖');
  await coverage.getByText('地形', { exact: true }).click();
  await choose(page, coverage, '设施类型', '医院');
  await coverage.getByLabel('统计有第二处设施可到的人').check();
  await coverage.getByLabel('计入容量（由近到远，满员为止）').check();
  await run(page, coverage, 'coverage-1');
  await expect(pane(page).locator('th').filter({ hasText: '有备选设施' })).toBeVisible();
  await pane(page).getByText('设施', { exact: true }).click();
  const { run: stored, rows } = await newest(page, junheng.url, 'coverage');
  const best = (await rows('facilities')).sort((a, b) => b.number('persons_in_reach') - a.number('persons_in_reach'))[0];
  const cells = await rowsOf(page, '设施').first().locator('.ant-table-cell').allInnerTexts();
  expect([cells[0], numberOf(cells[2])]).toEqual([best.text('name'), Math.round(best.number('persons_in_reach'))]);
  const badge = page.getByTestId('card').locator('.check-badge');
  await expect(badge).toHaveText(`${stored.checks.filter((check) => check.state === 'pass').length} 项校核通过`);
  await badge.click();
  await expect(page.locator('.checks')).toContainText('各县之和等于合计');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '导出表格' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('每格出行时间（GeoTIFF）').click()]);
  // A TIFF begins with its byte order and 42.
  expect(readFileSync(await download.path()).subarray(0, 4).toString('latin1')).toBe('II*\0');
});
