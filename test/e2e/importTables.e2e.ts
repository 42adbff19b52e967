import type { Locator, Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** Tables of codes through the wizard: what it recognises, what it asks, and what the data list then has. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1100, height: 760 } });

const wizard = (page: Page): Locator => page.locator('.import-wizard');
const fieldOf = (page: Page, label: string): Locator => wizard(page).locator('.field').filter({ has: page.locator('label', { hasText: new RegExp(`^${label}`) }) }).first();
const footer = (page: Page, name: string): Locator => page.locator('.ant-modal-footer').getByRole('button', { name, exact: true });

async function pick(page: Page, url: string, name: string, text: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByTestId('import-files').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text, 'utf8') });
  await expect(wizard(page).getByText('这是什么数据')).toBeVisible();
}

async function take(page: Page, name: string, rows: number): Promise<void> {
  await footer(page, '导入').click();
  await expect(wizard(page)).toContainText(`已导入 ${name}，${rows} 行`, { timeout: 60_000 });
  await footer(page, '完成').click();
  await expect(page.locator('.dataset', { hasText: name })).toBeVisible();
}

test('a list of designated units is recognised; without a column of tags it is of one tag', async ({ page, junheng }) => {
  await pick(page, junheng.url, 'list.csv', '行政区划代码,县名,起始年份,截止年份\n990121,甲县,2014,2019\n990221,乙县,2014,\n');
  await expect(fieldOf(page, '起始年份').locator('.ant-select')).toContainText('起始年份');
  await expect(wizard(page).locator('.import-missing')).toContainText('标记');
  await wizard(page).getByLabel('整个名单是同一标记').check();
  await expect(footer(page, '导入')).toBeDisabled();
  await fieldOf(page, '标记').locator('input').fill('pilot');
  await take(page, 'list.csv', 2);
});

test('a table with years in its headers shows how they are written and what its indicators are', async ({ page, junheng }) => {
  await pick(page, junheng.url, 'beds.csv', '代码,床位_2019,床位_2020,医生_2020\n990121,5,6,7\n990221,,8,9\n');
  await expect(wizard(page).getByText('列名带年份')).toBeVisible();
  await expect(fieldOf(page, '列名的写法').locator('input')).toHaveValue('{indicator}_{year}');
  await wizard(page).getByRole('button', { name: '指标说明' }).click();
  await wizard(page).getByLabel('床位: 单位').fill('张');
  await wizard(page).getByLabel('床位: 可相加').check();
  await expect(wizard(page).getByRole('button', { name: '指标说明' })).toContainText('2 项指标中已说明 1 项');
  // Two units over two years.
  await take(page, 'beds.csv', 4);
});

test('attributes of facilities are named and mapped; a word among them is shown where it can be mended', async ({ page, junheng }) => {
  await pick(page, junheng.url, 'stations.csv', 'id,lon,lat,达标\nA1,105.5,28.5,是\nA2,105.6,28.4,部分\n');
  await wizard(page).getByRole('button', { name: '加一项属性' }).click();
  await wizard(page).getByLabel('属性名称').fill('standardised');
  await wizard(page).locator('.attribute .ant-select').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle('达标', { exact: true }).click();
  await footer(page, '导入').click();
  await expect(wizard(page).locator('.groups .finding-error').first()).toContainText('部分', { timeout: 60_000 });
});
