import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Profile } from '../../api/profile.ts';
import { expect, test } from './page.ts';

/** The manager of standards: a provincial list made from nothing, changed, checked as it is typed, compared, exported. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1280, height: 720 } });

async function openStandards(page: Page, url: string): Promise<Locator> {
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  await page.getByRole('button', { name: '标准', exact: true }).click();
  const dialog = page.locator('.profile-dialog');
  await expect(dialog.getByRole('tab', { name: /^服务清单/ })).toBeVisible();
  return dialog;
}

const tab = (dialog: Locator, name: RegExp) => dialog.getByRole('tab', { name }).click();
const press = (dialog: Locator, name: string) => dialog.getByRole('button', { name, exact: true }).click();
const items = (dialog: Locator) => dialog.locator('.edit-list > nav li');
const words = (dialog: Locator, label: string) => dialog.locator('.field').filter({ has: dialog.page().locator(`label:text-is("${label}")`) }).locator('textarea').first();

async function choose(page: Page, dialog: Locator, label: string, option: string): Promise<void> {
  await dialog.locator('.field').filter({ has: page.locator(`label:text-is("${label}")`) }).locator('.ant-select').first().click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click();
}

async function exported(page: Page, go: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), go()]);
  return readFileSync(await download.path(), 'utf8');
}

test('a provincial list from an empty standard: rules, a service, a region with pasted members; faults at their fields', async ({ page, junheng }) => {
  const dialog = await openStandards(page, junheng.url);
  await press(dialog, '新建标准');
  // Nothing is told of what nobody has come to yet; saving tells it.
  await expect(dialog.locator('.edit-required')).toHaveCount(0);
  await press(dialog, '保存');
  await expect(dialog.locator('.edit-required')).toHaveCount(2);
  await words(dialog, '名称').fill('云岭省标准');
  await words(dialog, '依据').fill('省政府办公厅通知附件');
  await dialog.getByLabel('发文日期').fill('2024-5-1');
  await expect(dialog.getByRole('alert').filter({ hasText: 'YYYY-MM-DD' })).toBeVisible();
  await dialog.getByLabel('发文日期').fill('2024-05-01');
  await expect(dialog.getByRole('alert')).toHaveCount(0);
  await dialog.getByLabel('编号').fill('cn-2017-9');
  await expect(dialog.getByRole('alert').filter({ hasText: 'cn-2017-9' })).toBeVisible();
  await dialog.getByLabel('编号').fill('yunling');

  await tab(dialog, /^规则/);
  await press(dialog, '新增');
  await words(dialog, '名称').fill('每千人护士');
  await choose(page, dialog, '领域', '基本医疗卫生');
  await choose(page, dialog, '类别', '配比');
  await dialog.getByLabel('每多少').fill('1000');
  await dialog.getByLabel('数值', { exact: true }).fill('3.5');
  await words(dialog, '单位').fill('名/千人');
  await dialog.getByLabel('章节').fill('第三条');
  // A rule of the plan under its own id, with a figure of the province.
  await dialog.getByRole('combobox', { name: '从其他标准取用…' }).fill('primary-institution-standardisation');
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  await expect(items(dialog)).toHaveCount(2);
  await expect(dialog.getByLabel('编号')).toHaveValue('primary-institution-standardisation');
  await dialog.getByLabel('数值', { exact: true }).fill('98');
  // Doubled, removed, back again.
  await press(dialog, '复制这一项');
  await expect(items(dialog)).toHaveCount(3);
  await press(dialog, '删除这一项');
  await expect(items(dialog)).toHaveCount(2);
  await dialog.locator('.edit-said').getByRole('button', { name: '撤销' }).click();
  await expect(items(dialog)).toHaveCount(3);
  await press(dialog, '撤销');
  await expect(items(dialog)).toHaveCount(2);

  await tab(dialog, /^服务/);
  await press(dialog, '新增');
  await words(dialog, '名称').fill('免费婚前检查');
  await choose(page, dialog, '领域', '基本医疗卫生');
  await expect(dialog.locator('.profile-missing')).toHaveCount(4);
  await press(dialog, '填写服务对象');
  await words(dialog, '服务对象的内容').fill('准备结婚的人');
  await expect(dialog.locator('.profile-missing')).toHaveCount(3);

  await tab(dialog, /^地区/);
  await press(dialog, '新增');
  await words(dialog, '名称').fill('省重点帮扶县');
  await dialog.getByLabel('标记', { exact: true }).fill('poor');
  await press(dialog, '粘贴名单');
  const paste = page.getByRole('dialog', { name: '成员名单' });
  await paste.getByRole('textbox').fill('990101\t甲\n990102\t乙\n合计\t2');
  await expect(paste).toContainText('1 行没有认出：合计');
  await paste.getByRole('button', { name: '加入 2 个' }).click();
  await expect(items(dialog).first()).toContainText('2 个成员');
  await press(dialog, '保存');

  await expect(dialog.locator('.profile-panes nav li')).toHaveCount(2);
  const saved = JSON.parse(await exported(page, () => press(dialog, '导出'))) as Profile;
  expect(saved).toMatchObject({ id: 'yunling', title: { zh: '云岭省标准' }, documentNumber: null, issued: '2024-05-01', status: 'draft' });
  expect(saved.rules.map(({ id, kind, per, threshold, operator }) => [id, kind, per, threshold, operator])).toEqual([['rule-1', 'ratio', 1000, 3.5, '>='], ['primary-institution-standardisation', 'share', 100, 98, '>=']]);
  expect(saved.services).toEqual([{ number: 1, name: { zh: '免费婚前检查' }, area: 'health', served: { zh: '准备结婚的人', confidence: 'high' }, standard: null, payer: null, lead: null }]);
  expect(saved.regions[0]).toMatchObject({ tag: 'poor', members: ['990101', '990102'], count: null });
});

test('changes are guarded; two standards side by side say which asks for more, on the page and as CSV', async ({ page, junheng }) => {
  const dialog = await openStandards(page, junheng.url);
  await dialog.locator('.profile-panes nav li').nth(1).getByRole('button').click();
  await press(dialog, '修改');
  await dialog.getByLabel('版本').fill('2');
  await expect(dialog.getByLabel('编号')).toBeDisabled();
  await page.keyboard.press('Escape');
  const ask = page.getByRole('dialog', { name: '放弃修改？' });
  await ask.getByRole('button', { name: '继续修改' }).click();
  await expect(dialog.getByLabel('版本')).toHaveValue('2');
  await press(dialog, '取消');
  await ask.getByRole('button', { name: '放弃修改' }).click();
  await expect(dialog.locator('.profile-panes nav li').nth(1)).toContainText('版本 1');

  await dialog.locator('.profile-bar .ant-select').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
  const differences = page.getByTestId('profile-differences');
  await expect(differences).toContainText('甲更严 1');
  await differences.locator('.view-switch').getByText(/^规则/).click();
  await differences.locator('.profile-bar .ant-select').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '甲更严' }).click();
  const rows = differences.locator('.ant-table-row');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('98');
  await expect(rows).toContainText('95');
  await expect(rows).toContainText('甲更严');
  const csv = await exported(page, () => differences.getByRole('button', { name: '导出比较（CSV）' }).click());
  expect(csv).toContain('rules,primary-institution-standardisation,');
  expect(csv).toMatch(/,differs,from,threshold,98,95\n/);

  await press(dialog, '移除');
  await page.locator('.ant-popconfirm').getByRole('button', { name: '移除' }).click();
  await expect(dialog.locator('.profile-panes nav li')).toHaveCount(1);
});
