import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { startJunheng } from './junheng.ts';
import { expect, test } from './page.ts';

/** One test after another on one engine: the sample province is made once and the later tests work on it. */
test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1100, height: 700 } });

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  await expect(rows(page).first()).toBeVisible();
}

const rows = (page: Page): Locator => page.locator('.result-tabs [role=tabpanel]:visible .ant-table-row');
/** The results stand in three groups; a tab is there while its group is chosen. */
const group = (page: Page, name: string) => page.locator('.group-switch').getByText(name, { exact: true });
const tab = (page: Page, name: string) => page.locator('.result-tabs').getByRole('tab', { name, exact: true });

/** The numbers of a column of the visible table, in the order of its rows; columns are counted from 0. */
async function numbers(page: Page, column: number): Promise<number[]> {
  const cells = await rows(page).locator(`.ant-table-cell:nth-child(${column + 1})`).allInnerTexts();
  return cells.map((cell) => Number(cell.replaceAll(',', '').replace('%', '').replace('−', '-')));
}

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByTestId('import-files').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') });
  await expect(page.getByText('这是什么数据')).toBeVisible();
}

/** A field of the wizard by the beginning of its label (required ones end in a star). */
const fieldOf = (page: Page, label: string) => page.locator('.import-wizard .field').filter({ has: page.locator('label', { hasText: new RegExp(`^${label}`) }) }).first();

/** Opens a select of the wizard by its label and takes an option. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await fieldOf(page, label).locator('.ant-select').click();
  await page.locator('.ant-select-dropdown:visible').getByTitle(option, { exact: true }).click();
}

test('the first start makes the sample and shows its coverage', async ({ page }) => {
  // An engine of its own: the one of the worker may have opened the sample for another file.
  const fresh = await startJunheng();
  await page.goto(fresh.url);
  await expect(page.getByTestId('start')).toBeVisible();
  await expect(page.getByText('生成示例省').first()).toBeVisible();
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
  await expect(rows(page).first()).toBeVisible();
  expect(new URL(page.url()).searchParams.has('token')).toBe(false);
  await expect(page.locator('.top-bar')).toContainText('虚构示例数据');
  await expect(page.getByTestId('basis')).toContainText('分钟');
  await expect(page.getByTestId('basis')).toContainText('虚构示例数据');
  const uncovered = await numbers(page, 4);
  expect(uncovered.length).toBeGreaterThan(3);
  expect(uncovered).toEqual([...uncovered].sort((a, b) => b - a));
  // Every row is people = covered + uncovered.
  const [people, covered] = [await numbers(page, 2), await numbers(page, 3)];
  expect(people.map((count, i) => count - covered[i])).toEqual(uncovered);
  await page.goto('about:blank');
  expect(await fresh.stop()).toBe(0);
});

test('the legend counts every county once', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const total = Number((await page.locator('.table-count').first().innerText()).match(/\d+/)![0]);
  const counts = (await page.locator('.legend-row:not(:has(.swatch-hatch)) b').allInnerTexts()).map(Number);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total);
});

test('a click on a county fills the card and a second language changes every word', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const name = (await rows(page).nth(1).locator('.ant-table-cell').first().innerText()).replace(/贫困$/, '').trim();
  await rows(page).nth(1).click();
  const card = page.getByTestId('card');
  await expect(card.getByRole('heading', { level: 2 })).toHaveText(name);
  await expect(card).toContainText('人在服务圈外');
  await expect(card).toContainText('指标与基准');
  await page.getByText('English', { exact: true }).click();
  await expect(card).toContainText('people outside');
  await expect(tab(page, 'Accessibility')).toBeVisible();
  await expect(group(page, 'Equity')).toBeVisible();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Save as recipe' })).toBeVisible();
  await page.getByText('中文', { exact: true }).click();
  await expect(tab(page, '可达性')).toBeVisible();
});

test('prefectures and townships: table and map roll up and drill down together', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const level = (name: string) => page.locator('.table-bar').getByText(name, { exact: true }).click();
  const title = page.locator('.legend-title');
  const legendSum = async () => (await page.locator('.legend-row:not(.legend-row-hatch) b').allInnerTexts()).map(Number).reduce((sum, count) => sum + count, 0);
  const tableCount = async () => Number((await page.locator('.table-count').first().innerText()).match(/\d+/)![0]);
  await level('地级');
  await expect(page.locator('.result-tabs [role=tabpanel]:visible th').first()).toHaveText('地级');
  await expect(title).toContainText('地级数');
  expect(await legendSum()).toBe(await tableCount());
  expect((await numbers(page, 1)).every((people) => people > 0)).toBe(true);
  // A prefecture opens into its counties.
  const prefecture = (await rows(page).first().locator('.ant-table-cell').first().innerText()).trim();
  const prefectures = await tableCount();
  await rows(page).first().click();
  await expect(title).toContainText('县数');
  expect(new Set(await rows(page).locator('.ant-table-cell:nth-child(2)').allInnerTexts())).toEqual(new Set([prefecture]));
  expect(await legendSum()).toBeGreaterThan(prefectures);
  // A county opens into its townships, and the map shows those and no others.
  await rows(page).first().click();
  const county = await page.getByTestId('card').getByRole('heading', { level: 2 }).innerText();
  await level('乡镇');
  await expect(page.locator('.table-note').first()).toContainText(county);
  await expect(title).toContainText('乡镇数');
  expect(await rows(page).locator('.ant-table-cell:nth-child(2)').first().innerText()).toBe(county);
  expect(await legendSum()).toBe(await tableCount());
});

test('the sentence to read aloud, and the map as a picture with it', async ({ page, junheng }) => {
  await open(page, junheng.url);
  await page.getByRole('button', { name: /hospital-road/ }).first().click();
  const sentence = page.getByTestId('headline');
  await expect(sentence).toHaveText(/^30 分钟内，全域 [\d.]+% 的人口可到达医院；[\d.,]+万人在圈外，其中贫困县 [\d.,]+万人。$/);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出图片' }).click()]);
  expect(download.suggestedFilename()).toBe('hospital-road.png');
  const picture = readFileSync(await download.path());
  const map = (await page.getByTestId('map').boundingBox())!;
  // Width and height stand in the header of a PNG; 20 pixels of margin on each side, two to a pixel of the page.
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.readUInt32BE(16)).toBe(Math.round((Math.floor(map.width) + 40) * 2));
  expect(picture.readUInt32BE(20)).toBeGreaterThan(map.height * 2);
  // A map without zones would be one colour; the picture of one is far larger.
  expect(picture.length).toBeGreaterThan(60_000);
});

test('the main path from the keyboard', async ({ page, junheng }) => {
  await open(page, junheng.url);
  /** Tabs on until an element that fits has the focus; fails where none does within the whole window. */
  const tabTo = async (what: Locator) => {
    for (let i = 0; i < 90; i++) {
      await page.keyboard.press('Tab');
      if (await what.evaluate((element) => element === document.activeElement)) {
        // Seen, not only there: an outline or a shadow on it or on the frame around it.
        const marked = await what.evaluate((element) => {
          for (let one: Element | null = element, steps = 0; one !== null && steps < 4; one = one.parentElement, steps++) {
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
            if ((outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none') return true;
          }
          return false;
        });
        expect(marked).toBe(true);
        return;
      }
    }
    throw new Error('never reached');
  };
  await tabTo(page.getByRole('button', { name: '打开', exact: true }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await tabTo(page.getByRole('button', { name: '导入', exact: true }));
  await page.keyboard.press(' ');
  await expect(page.locator('.import-wizard')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.import-wizard')).toBeHidden();
  await tabTo(page.getByRole('button', { name: /hospital-circle/ }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('basis')).toContainText('hospital-circle');
  await tabTo(page.getByRole('button', { name: '导出图片' }));
  await tabTo(page.getByTestId('map').locator('canvas'));
  await tabTo(page.getByRole('region', { name: '覆盖' }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const second = (await rows(page).nth(1).locator('.ant-table-cell').first().innerText()).replace(/贫困$/, '').trim();
  await expect(page.getByTestId('card').getByRole('heading', { level: 2 })).toHaveText(second);
  await page.keyboard.press('Escape');
  await tabTo(page.locator('.fill-table th').first());
  for (const name of await page.locator('.workbench .ant-splitter-bar-collapse-bar').evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label')))) expect(name).toBe('收起或展开面板');
});

test('two results side by side', async ({ page, junheng }) => {
  await open(page, junheng.url);
  await page.getByRole('button', { name: /hospital-road/ }).first().click();
  await page.locator('.compare-picker').click();
  await page.locator('.ant-select-dropdown:visible').getByText(/hospital-circle/).click();
  await expect(page.locator('.table-note').first()).toContainText('hospital-circle');
  const [share, other, change] = [await numbers(page, 5), await numbers(page, 6), await numbers(page, 7)];
  expect(change.length).toBeGreaterThan(3);
  // Printed to one decimal each, so that the difference of two may be off by one in the last place.
  for (const [i, value] of change.entries()) expect(Math.abs(value - (share[i] - other[i]))).toBeLessThan(0.11);
});

test('another speed, another radius, other figures', async ({ page, junheng }) => {
  await open(page, junheng.url);
  await page.locator('.analyses').getByText('覆盖', { exact: true }).click();
  const form = page.getByRole('form', { name: '覆盖' });
  await expect(form.getByTestId('resulting-radius')).toContainText('11,538 米');
  await form.getByLabel('速度').fill('6');
  await form.getByLabel('速度').blur();
  // 30 min at 6 km/h over 1.3
  await expect(form.getByTestId('resulting-radius')).toContainText('2,308 米');
  await form.getByRole('button', { name: '运行' }).click();
  await expect(page.getByTestId('jobs')).toBeVisible();
  await expect(page.getByTestId('basis')).toContainText('速度：6 公里/小时', { timeout: 120_000 });
  const slow = await numbers(page, 4);
  expect(slow[0]).toBeGreaterThan(0);
  await form.getByLabel('速度').fill('5');
  await form.getByLabel('速度').blur();
  await form.getByRole('button', { name: '运行' }).click();
  await expect(page.getByTestId('basis')).toContainText('速度：5 公里/小时', { timeout: 120_000 });
  const slower = await numbers(page, 4);
  // The most people left out of any county cannot fall when everybody reaches less far.
  expect(slower[0]).toBeGreaterThan(slow[0]);
});

test('cancel ends a run and leaves nothing behind', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const before = await page.locator('.runs .run').count();
  await page.locator('.analyses').getByText('覆盖', { exact: true }).click();
  const form = page.getByRole('form', { name: '覆盖' });
  // Long by construction: every limit of every type is an area of its own. The first alone takes longer than a click.
  await form.getByRole('combobox', { name: '时限' }).fill(Array.from({ length: 30 }, (_, i) => `${31 + i},`).join(''));
  await page.keyboard.press('Escape');
  await form.getByRole('button', { name: '运行' }).click();
  await page.getByTestId('jobs').getByRole('button', { name: '取消' }).click();
  await expect(page.getByTestId('jobs')).toBeHidden({ timeout: 30_000 });
  expect(await page.locator('.runs .run').count()).toBe(before);
  await expect(page.getByTestId('problems')).toBeHidden();
});

test('gaps: the worst county first, every indicator to choose', async ({ page, junheng }) => {
  await open(page, junheng.url);
  await group(page, '差距与均等').click();
  await tab(page, '差距').click();
  await expect(rows(page).first()).toContainText('未达到');
  const ranks = await numbers(page, 0);
  expect(ranks[0]).toBe(1);
  expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  await expect(page.locator('.table-note:visible')).toContainText('基准');
  const before = await rows(page).first().innerText();
  await page.locator('.indicator-picker').click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').last().click();
  await expect(rows(page).first()).not.toHaveText(before);
});

test('siting: before, after, the bound and the word heuristic', async ({ page, junheng }) => {
  await open(page, junheng.url);
  await group(page, '选址').click();
  await expect(tab(page, '选址')).toBeVisible();
  const pane = page.locator('.siting-pane');
  await expect(pane).toContainText('启发式');
  await expect(pane).toContainText('上界');
  await expect(pane.locator('.siting-chart svg rect').first()).toBeVisible();
  const gained = await numbers(page, 3);
  expect(gained.length).toBeGreaterThan(0);
  // Greedy choice: no later site adds more than an earlier one.
  expect(gained).toEqual([...gained].sort((a, b) => b - a));
});

test('a small CSV is mapped and imported', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const before = await page.locator('.datasets li').count();
  await chooseFile(page, 'stations.csv', '编号,站名,经度,纬度,容量\nA1,一号站,105.5,28.5,10\nA2,二号站,105.6,28.4,20\n');
  await choose(page, '这是什么数据', '公共服务设施');
  await page.getByLabel('整个文件是同一类设施').check();
  await fieldOf(page, '类型').locator('input').fill('station');
  await choose(page, '名称', '站名');
  await choose(page, '坐标系', 'EPSG:4326');
  await page.locator('.ant-modal-footer').getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('.import-wizard')).toContainText('已导入 stations.csv，2 行', { timeout: 60_000 });
  await page.locator('.ant-modal-footer').getByRole('button', { name: '完成' }).click();
  await expect(page.locator('.datasets li')).toHaveCount(before + 1);
  await page.locator('.dataset', { hasText: 'stations.csv' }).click();
  const drawer = page.locator('.ant-drawer');
  await expect(drawer).toContainText('一号站');
  await drawer.getByRole('button', { name: '移除' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '移除' }).click();
  await expect(page.locator('.datasets li')).toHaveCount(before);
});

test('a bad CSV says what is wrong, where it can be mended', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const before = await page.locator('.datasets li').count();
  await chooseFile(page, 'bad.csv', 'id,lon,lat\nA1,105.5,28.5\nA2,abc,28.4\n');
  await choose(page, '这是什么数据', '公共服务设施');
  await choose(page, '经度', 'lon');
  await choose(page, '纬度', 'lat');
  await choose(page, '坐标系', 'EPSG:4326');
  await page.locator('.ant-modal-footer').getByRole('button', { name: '导入', exact: true }).click();
  const finding = fieldOf(page, '经度').locator('.finding-error').first();
  await expect(finding).toBeVisible({ timeout: 60_000 });
  await expect(finding).toContainText('abc');
  await page.locator('.ant-modal-close').click();
  await expect(page.locator('.datasets li')).toHaveCount(before);
});

test('a project file handed over by the browser opens as a copy', async ({ page, junheng }) => {
  await open(page, junheng.url);
  const own = (await page.locator('.project-name').getAttribute('title'))!;
  const runs = await page.locator('.runs .run').count();
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByRole('dialog')).toContainText('副本');
  await page.getByTestId('project-file').setInputFiles({ name: 'x.junheng', mimeType: 'application/octet-stream', buffer: Buffer.from('not a database') });
  await expect(page.getByRole('dialog').locator('.finding-error')).toContainText('不是均衡的项目文件');
  await page.getByTestId('project-file').setInputFiles({ name: '汇报.junheng', mimeType: 'application/octet-stream', buffer: readFileSync(own) });
  await expect(page.getByRole('dialog')).toBeHidden({ timeout: 60_000 });
  await expect(page.locator('.project-name')).toHaveAttribute('title', /汇报\.junheng$/);
  expect(await page.locator('.project-name').getAttribute('title')).not.toBe(own);
  expect(await page.locator('.runs .run').count()).toBeGreaterThan(0);
  await page.getByRole('button', { name: '示例' }).click();
  await expect(page.locator('.project-name')).toHaveAttribute('title', own);
  await expect(page.locator('.runs .run')).toHaveCount(runs);
});
