import type { Locator, Page } from '@playwright/test';
import type { Params, Result } from '../../api/contract.ts';
import { expect, test } from './page.ts';

/** The panes of the analyses of values on a small screen, and the gaps of the units above the counties, held against the rows of the run. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1280, height: 720 } });

const WORDS = { zh: { equity: '差距与均等', figures: '图' }, en: { equity: 'Gaps and equity', figures: 'Figures' } };
const pane = (page: Page): Locator => page.locator('.result-tabs [role=tabpanel]:visible');
const rows = (page: Page): Locator => pane(page).locator('.fill-table .ant-table-row');

async function open(page: Page, url: string, language: 'zh' | 'en'): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('junheng-language', chosen), language);
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  const head = page.locator('.runs .group-head button', { hasText: WORDS[language].equity });
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
}

async function show(page: Page, id: string): Promise<void> {
  await page.locator('.runs .run', { hasText: id }).first().getByRole('button').first().click();
  await expect(page.getByTestId('basis')).toContainText(id);
}

async function ask<M extends 'runs.rows' | 'runs.list'>(page: Page, url: string, method: M, params: Params<M>): Promise<Result<M>> {
  const { origin, searchParams } = new URL(url);
  const answer = await page.request.post(`${origin}/api/call`, { headers: { 'x-junheng-token': searchParams.get('token') ?? '' }, data: { method, params } });
  return ((await answer.json()) as { value: Result<M> }).value;
}

for (const language of ['zh', 'en'] as const) {
  test(`on 1280 x 720 every first figure is at least 200 pixels high and no bar is cut, in ${language}`, async ({ page, junheng }) => {
    await open(page, junheng.url, language);
    for (const id of ['gaps-2020', 'town-and-country', 'hospital-equity', 'hospital-clusters', 'schooling-convergence', 'retention-progress', 'service-index']) {
      await show(page, id);
      if (id === 'gaps-2020') await pane(page).locator('.view-switch').last().getByText(WORDS[language].figures, { exact: true }).click();
      await expect(pane(page).locator('.figure-space svg').first(), id).toBeVisible();
      expect((await pane(page).locator('.figure-space').first().boundingBox())!.height, id).toBeGreaterThanOrEqual(200);
      // Where the line below the figure has no room, its definition is behind a button that takes the focus.
      const about = pane(page).locator('.figure-about').first();
      await about.focus();
      await expect(page.getByRole('tooltip').filter({ hasText: (await about.getAttribute('aria-description'))! }), id).toBeVisible();
      const cut = await pane(page).locator('.table-bar, .figures-row, .figure-frame > header').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent));
      expect(cut, id).toEqual([]);
    }
    const legend = page.locator('.legend');
    expect(await legend.evaluate((one) => one.scrollHeight <= one.clientHeight)).toBe(true);
  });
}

test('gaps by prefecture and province: sums agree, a prefecture opens into its counties, the map follows', async ({ page, junheng }) => {
  await open(page, junheng.url, 'zh');
  await show(page, 'gaps-2020');
  const run = (await ask(page, junheng.url, 'runs.list', {})).find((one) => one.analysisId === 'gaps-2020')!;
  const [indicator, totals] = Object.entries(run.totals as Record<string, { below: number }>)[0];
  const { columns, rows: stored } = await ask(page, junheng.url, 'runs.rows', { id: run.id, table: 'parents' });
  const prefectures = stored.filter((row) => row[columns.indexOf('indicator')] === indicator);
  const of = (row: (typeof stored)[number], column: string) => Number(row[columns.indexOf(column)]);
  expect(prefectures.reduce((sum, row) => sum + of(row, 'units_below'), 0)).toBe(totals.below);

  await pane(page).getByText('地级', { exact: true }).first().click();
  await expect(page.getByTestId('level-sums')).toContainText(`90 个县，${totals.below} 个未达到`);
  await expect(page.getByTestId('level-sums')).toContainText('与县级合计一致');
  await expect(pane(page).locator('.table-count')).toHaveText(`${prefectures.length} 行`);
  // The worst first: where high is good, the lowest value.
  const worst = [...prefectures].sort((a, b) => of(a, 'value') - of(b, 'value'))[0];
  const first = rows(page).first();
  await expect(first).toContainText(String(worst[columns.indexOf('name')]));
  await expect(first).toContainText(`${of(worst, 'units_below')} / ${of(worst, 'units')}`);
  await expect(page.locator('.legend-title')).toContainText('地级数');
  const counted = (await page.locator('.legend-row b').allInnerTexts()).map(Number);
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(prefectures.length);
  await pane(page).locator('.view-switch').last().getByText('图', { exact: true }).click();
  await expect(pane(page).locator('.figure-frame svg [data-code]')).toHaveCount(prefectures.length);
  await pane(page).locator('.view-switch').last().getByText('表', { exact: true }).click();

  await first.focus();
  await page.keyboard.press('Enter');
  await expect(pane(page).locator('.table-count')).toHaveText(`${of(worst, 'units')} 行`);
  await expect(page.locator('.legend-title')).toContainText('县数');
  await pane(page).getByText('省级', { exact: true }).first().click();
  await expect(pane(page).locator('.table-count')).toHaveText('1 行');
  await expect(rows(page).first()).toContainText(`${totals.below} / 90`);
  // The only province opens into its prefectures.
  await rows(page).first().click();
  await expect(pane(page).locator('.table-count')).toHaveText(`${prefectures.length} 行`);
});

test('the one page by prefecture adds up to the whole area and opens into counties', async ({ page, junheng }) => {
  await open(page, junheng.url, 'zh');
  await show(page, 'one-page');
  await pane(page).locator('.view-switch').getByText('地级', { exact: true }).click();
  await expect(page.getByTestId('level-sums')).toContainText('与全域一致');
  // Most people outside first: the whole area, then its prefectures.
  await expect(rows(page).first()).toContainText('全域');
  const [prefecture] = await rows(page).nth(1).locator('.ant-table-cell').allInnerTexts();
  await rows(page).nth(1).click();
  await expect(pane(page).locator('.filter-on')).toContainText(prefecture);
  await expect(rows(page).first()).toContainText(prefecture);
  expect((await rows(page).allInnerTexts()).filter((row) => !row.includes(prefecture))).toEqual([]);
});
