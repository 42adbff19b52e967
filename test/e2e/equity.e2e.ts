import type { Locator, Page } from '@playwright/test';
import type { Params, Result } from '../../api/contract.ts';
import { expect, test } from './page.ts';

/** The analyses that compare values, run from their forms on the sample province; what the page prints is held against the rows of the run. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1440, height: 900 } });

const pane = (page: Page): Locator => page.locator('.result-tabs [role=tabpanel]:visible');
const rowsOf = (page: Page, region: string): Locator => pane(page).getByRole('region', { name: region, exact: true }).locator('.ant-table-row');
const cellsOf = (row: Locator) => row.locator('.ant-table-cell').allInnerTexts();
const numberOf = (cell: string) => Number(cell.replaceAll(',', '').replace('%', '').replace('−', '-').replace('+', ''));
const view = (page: Page, name: string) => pane(page).locator('.view-switch').getByText(name, { exact: true }).click();

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
  const rows = async (table: Params<'runs.rows'>['table']) => {
    const { columns, rows: values } = await ask(page, url, 'runs.rows', { id: run.id, table });
    return values.map((row) => ({ number: (column: string) => Number(row[columns.indexOf(column)] ?? Number.NaN), text: (column: string) => String(row[columns.indexOf(column)] ?? '') }));
  };
  return { run, rows, total: (key: string) => Number(run.totals[key]) };
}

/** Unfolds the group of a form, then the form. */
async function form(page: Page, name: string): Promise<Locator> {
  const head = page.locator('.analyses .group-head button', { hasText: '差距与均等' });
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  await page.locator('.analyses').getByText(name, { exact: true }).click();
  const found = page.getByRole('form', { name, exact: true });
  await expect(found).toBeVisible();
  return found;
}

async function choose(page: Page, within: Locator, label: string, option: string): Promise<void> {
  await within.locator('.field').filter({ has: page.locator('label', { hasText: label }) }).locator('.ant-select').first().click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
  await page.keyboard.press('Escape');
}

/** Runs the form and waits until the result is on the screen. */
async function run(page: Page, within: Locator, id: string): Promise<void> {
  await within.getByRole('button', { name: '运行' }).click();
  await expect(page.getByTestId('basis')).toContainText(id, { timeout: 120_000 });
  await expect(page.getByTestId('problems')).toBeHidden();
}

test('inequality of coverage: statistics with intervals, groups that add up, definitions at hand', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const equity = await form(page, '均等程度');
  await equity.getByText('已有结果', { exact: true }).first().click();
  await choose(page, equity, '要分析的值', 'hospital-road');
  await choose(page, equity, '权重', '人口');
  await choose(page, equity, '按组分解', '地级');
  await run(page, equity, 'equity-1');
  const { rows, total } = await newest(page, junheng.url, 'equity');
  const gini = pane(page).getByRole('row', { name: /^基尼系数/ });
  expect(numberOf((await gini.locator('td').first().innerText()))).toBeCloseTo(total('gini'), 3);
  await gini.locator('.term').hover();
  await expect(page.getByRole('tooltip', { name: /不乘 n\/\(n−1\)/ })).toBeVisible();
  await expect(page.getByTestId('headline')).toContainText('在地级之间');
  // Between and within add up to the whole, whichever way they are printed.
  expect(total('between') + total('within')).toBeCloseTo(total('theil_t'), 12);
  await view(page, '分组');
  const prefectures = (await rows('groups')).filter((row) => row.number('level') === 1);
  await expect(rowsOf(page, '分组')).not.toHaveCount(0);
  expect(prefectures.length).toBe(12);
  await view(page, '各县');
  const least = (await rows('main')).filter((row) => !Number.isNaN(row.number('value'))).sort((a, b) => a.number('value') - b.number('value'))[0];
  expect((await cellsOf(rowsOf(page, '均等程度').first()))[0]).toContain(least.text('name'));
});

test('clusters: figures of the whole, a brush that is counted, kept and released', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const moran = await form(page, '空间集聚');
  await choose(page, moran, '要分析的值', '每万人全科医生');
  await choose(page, moran, '谁算邻居', '最近的 k 个');
  // Without the number nothing runs, and the form says why.
  await expect(moran.getByRole('button', { name: '运行' })).toBeDisabled();
  await moran.getByLabel('几个邻居').fill('6');
  await moran.getByLabel('几个邻居').blur();
  await run(page, moran, 'moran-1');
  const { total } = await newest(page, junheng.url, 'moran');
  await expect(pane(page).locator('.figures-row')).toContainText(total('i').toFixed(3).replace(/0+$/, ''));
  await expect(page.getByTestId('headline')).toContainText('莫兰指数');
  const all = await pane(page).locator('.table-count').innerText();
  // Marked, not narrowed; then kept as a filter; then all again.
  await rowsOf(page, '空间集聚').nth(0).click({ modifiers: ['Control'] });
  await rowsOf(page, '空间集聚').nth(1).click({ modifiers: ['Control'] });
  await expect(page.getByTestId('brushed')).toContainText('圈选 2');
  await expect(pane(page).locator('.row-brushed')).toHaveCount(2);
  await expect(pane(page).locator('.table-count')).toHaveText(all);
  await page.getByRole('button', { name: '只看圈选的' }).click();
  await expect(pane(page).locator('.table-count')).toHaveText('2 行');
  await page.getByRole('button', { name: '恢复全部' }).click();
  await expect(pane(page).locator('.table-count')).toHaveText(all);
  // The filter by tag holds in every table.
  await pane(page).locator('.filter-pick').first().click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('贫困县', { exact: true }).click();
  await expect(pane(page).locator('.table-count')).toHaveText('26 行');
  await page.locator('.result-tabs').getByRole('tab', { name: '差距', exact: true }).click();
  await expect(pane(page).locator('.table-count')).toHaveText('26 行');
});

test('gaps against the mean of the own prefecture, in grades, with pooled rates', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const gaps = await form(page, '差距');
  const indicators = gaps.locator('.field').first();
  while ((await indicators.locator('.ant-select-selection-item-remove').count()) > 0) await indicators.locator('.ant-select-selection-item-remove').first().click();
  await choose(page, gaps, '指标', '婴儿死亡数');
  await gaps.getByText('低为好', { exact: true }).click();
  await gaps.getByRole('button', { name: /分母、小样本/ }).click();
  const details = gaps.locator('.indicator-details');
  await choose(page, details, '分母', '活产数');
  await details.getByLabel('每多少').fill('1000');
  await details.getByLabel('合并年数').fill('3');
  await choose(page, details, '95% 区间', '泊松');
  await choose(page, gaps, '基准', '所在组的平均');
  await gaps.getByLabel('“接近”容差').fill('5');
  await gaps.getByRole('combobox', { name: '严重程度分级' }).fill('10,25,');
  await page.keyboard.press('Escape');
  await run(page, gaps, 'gaps-1');
  const { run: stored, rows } = await newest(page, junheng.url, 'gaps');
  expect(stored.analysis['benchmark']).toEqual({ group: 'parent' });
  expect(stored.analysis['severity']).toEqual([0.1, 0.25]);
  const worst = (await rows('main')).find((row) => row.number('rank') === 1)!;
  const first = rowsOf(page, '差距').first();
  await expect(first).toContainText(worst.text('name'));
  await expect(first).toContainText(`${worst.number('value_low').toFixed(2)}–${worst.number('value_high').toFixed(2)}`);
  // Lower is better: the worst lies above its benchmark.
  expect(worst.number('value')).toBeGreaterThan(worst.number('benchmark'));
  await expect(pane(page).locator('.pane-note')).toContainText('所在组的平均（地级）');
  await expect(pane(page).locator('.pane-note')).toContainText('活产数 × 1,000');
  await view(page, '图');
  await expect(pane(page).locator('.figure-frame svg [data-code]').first()).toBeAttached();
});

test('the one page: counties, the list of gaps by people, and why a county is red', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const overview = await form(page, '一页总览');
  await overview.getByLabel('覆盖要达到多少人才不算红').fill('80');
  await run(page, overview, 'overview-1');
  const { rows } = await newest(page, junheng.url, 'overview');
  const counties = await rows('main');
  await expect(pane(page).locator('.state-counts')).toContainText(`红 ${counties.filter((row) => row.text('state') === 'red').length}`);
  await rowsOf(page, '一页总览').first().click();
  const why = page.getByTestId('why');
  await expect(why).toContainText('为什么是红');
  await expect(why).toContainText('到不了');
  await view(page, '短板清单');
  const list = await rows('gaplist');
  expect(list.map((row) => row.number('persons_affected'))).toEqual(list.map((row) => row.number('persons_affected')).sort((a, b) => b - a));
  const first = await cellsOf(rowsOf(page, '短板清单').first());
  expect(first[1]).toContain(list[0].text('name'));
  expect(numberOf(first[4])).toBe(Math.round(list[0].number('persons_affected')));
});
