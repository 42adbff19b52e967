import type { Locator, Page } from '@playwright/test';
import { startJunheng } from './junheng.ts';
import type { RunningJunheng } from './junheng.ts';
import { expect, test } from './page.ts';

/**
 * A town of two counties, A (104.0-104.1 E) and B (104.1-104.2 E), 26.0-26.1 N, and one clinic at p1. People are powers of two
 * times 100, so a sum tells who is in it. Roads: p1 - 3.0 km primary, 60 km/h (3 min) - p2 - 7.0 km track, 30 km/h (14 min) - p3;
 * p4 is 5.4 km from any road, farther than anybody walks to one (5 km).
 */
const PLACES = { p1: [104.05, 26.05, 100], p2: [104.08, 26.05, 200], p3: [104.15, 26.05, 400], p4: [104.18, 26.09, 800] } as const;
const collection = (features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });
const square = (code: string, name: string, west: number, east: number) => ({
  type: 'Feature', properties: { code, name, parent: '某市' }, geometry: { type: 'Polygon', coordinates: [[[west, 26], [east, 26], [east, 26.1], [west, 26.1], [west, 26]]] },
});
const road = (fclass: string, speed: number, from: keyof typeof PLACES, to: keyof typeof PLACES) => ({
  type: 'Feature', properties: { fclass, speed }, geometry: { type: 'LineString', coordinates: [PLACES[from].slice(0, 2), PLACES[to].slice(0, 2)] },
});
const FILES = {
  'zones.geojson': collection([square('990101', '甲县', 104, 104.1), square('990102', '乙县', 104.1, 104.2)]),
  'facilities.csv': `id,name,lon,lat,type\nf1,卫生院,${PLACES.p1[0]},${PLACES.p1[1]},clinic\n`,
  'population.csv': `id,lon,lat,pop\n${Object.entries(PLACES).map(([id, [lon, lat, persons]]) => `${id},${lon},${lat},${persons}\n`).join('')}`,
  // Minutes: p1 5, p2 40, p3 25; of p4 nothing is known.
  'od.csv': 'from_id,to_id,minutes\np1,f1,5\np2,f1,40\np3,f1,25\n',
  'roads.geojson': collection([road('primary', 60, 'p1', 'p2'), road('track', 30, 'p2', 'p3')]),
} as const;

test.describe.configure({ mode: 'serial' });
test.use({ viewport: { width: 1280, height: 720 } });

let own: RunningJunheng;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  own = await startJunheng();
});
test.afterAll(() => own.stop());

const rows = (page: Page): Locator => page.locator('.result-tabs [role=tabpanel]:visible .ant-table-row');
const form = (page: Page): Locator => page.locator('form.analysis-form[aria-label="覆盖"]');

async function openTown(page: Page): Promise<void> {
  await page.goto(own.url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
}

/** Picks files and takes the wizard as it suggests, after `settle` has changed what it must. */
async function importFiles(page: Page, names: (keyof typeof FILES)[], settle: (wizard: Locator) => Promise<void> = async () => undefined): Promise<void> {
  await page.locator('.left-pane').getByRole('button', { name: '导入', exact: true }).click();
  await page.getByTestId('import-files').setInputFiles(names.map((name) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(FILES[name], 'utf8') })));
  const wizard = page.locator('.import-wizard');
  await expect(wizard.getByText('这是什么数据')).toBeVisible();
  await settle(wizard);
  await page.locator('.ant-modal-footer').getByRole('button', { name: '导入', exact: true }).click();
  await expect(wizard).toContainText(`已导入 ${names[0]}`, { timeout: 60_000 });
  await page.locator('.ant-modal-footer').getByRole('button', { name: '完成' }).click();
  await expect(wizard).toBeHidden();
}

/** Runs coverage by a model and answers the covered people of each county by its name. */
async function coverage(page: Page, model: string, id: string, settle: (form: Locator) => Promise<void> = async () => undefined): Promise<Record<string, number>> {
  if (!(await form(page).isVisible())) await page.locator('.analyses').getByText('覆盖', { exact: true }).click();
  await form(page).getByText(model, { exact: true }).click();
  await settle(form(page));
  await form(page).getByRole('button', { name: '运行' }).click();
  await expect(page.getByTestId('basis')).toContainText(id, { timeout: 60_000 });
  await expect(rows(page)).toHaveCount(2);
  const cells = await rows(page).evaluateAll((all) => all.map((row) => [...row.querySelectorAll('.ant-table-cell')].map((cell) => (cell as HTMLElement).innerText)));
  return Object.fromEntries(cells.map((row) => [row[0].trim(), Number(row[3].replaceAll(',', ''))]));
}

test('a table of trips is imported as it stands and answers by its own minutes', async ({ page }) => {
  await openTown(page);
  await page.getByRole('button', { name: '新建' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill('小城');
  await page.getByRole('dialog').getByRole('button', { name: '新建' }).click();
  await expect(page.locator('.project-name')).toHaveText('小城');
  await importFiles(page, ['zones.geojson']);
  await importFiles(page, ['facilities.csv']);
  await importFiles(page, ['population.csv']);
  await importFiles(page, ['od.csv'], (wizard) => expect(wizard).toContainText('时限按分钟给出'));
  // Within 30 minutes by the table: p1 and p3, not p2, whose 40 minutes no road would take.
  expect(await coverage(page, '矩阵', 'coverage-1')).toEqual({ 甲县: 100, 乙县: 400 });
  await expect(page.getByTestId('basis')).toContainText('时限：30 分钟');
});

test('lines with a speed column become roads, and closing a class lowers coverage', async ({ page }) => {
  await openTown(page);
  await importFiles(page, ['roads.geojson'], async (wizard) => {
    await expect(wizard).toContainText('通行时间来自');
    await expect(wizard).toContainText('fclass');
  });
  expect(await coverage(page, '路网', 'coverage-2')).toEqual({ 甲县: 300, 乙县: 400 });
  const closed = await coverage(page, '路网', 'coverage-3', async (fields) => {
    await fields.getByRole('button', { name: /^更多/ }).click();
    await fields.getByText('与平时不同').click();
    await fields.getByLabel('情景名称').fill('汛期');
    await fields.getByLabel('封闭 track').check();
  });
  expect(closed).toEqual({ 甲县: 300, 乙县: 0 });
  await expect(page.getByTestId('basis')).toContainText('情景：汛期');
});

test('a click on a facility shows who reaches it, and another limit asks again', async ({ page }) => {
  await openTown(page);
  await page.locator('.runs').getByRole('button', { name: /coverage-2/ }).first().click();
  await expect(page.getByTestId('basis')).toContainText('coverage-2');
  // The clinic stands in the middle of its county, where the name of the county stands too: the click is the clinic's.
  await clickFacility(page, '卫生院');
  const panel = page.getByTestId('reach');
  const people = async () => (await panel.locator('tbody tr').allInnerTexts()).map((row) => row.split('\t').slice(0, 2).map((text) => text.trim()));
  await expect(panel.locator('tbody tr')).toHaveCount(3);
  // p1 and p2 (3 min) within 10, p3 (17 min) within 20.
  expect(await people()).toEqual([['10 分钟内', '300'], ['20 分钟内', '700'], ['30 分钟内', '700']]);
  await expect(page.getByTestId('basis')).toContainText('时限：10、20、30 分钟');
  await panel.getByLabel('限值').fill('2, 5');
  await page.keyboard.press('Enter');
  await expect(panel.locator('tbody tr')).toHaveCount(2);
  expect(await people()).toEqual([['2 分钟内', '100'], ['5 分钟内', '300']]);
  // A second click on it chooses its county.
  await clickFacility(page, '卫生院');
  await expect(page.locator('.card-sub')).toContainText('990101');
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

/** Moves over the middle of the map, where the roads lie, until the tooltip names the facility, and clicks there. */
async function clickFacility(page: Page, name: string): Promise<void> {
  const box = (await page.locator('.map-canvas').boundingBox())!;
  const title = page.locator('.map-tooltip b', { hasText: name });
  const y = box.y + box.height / 2;
  await expect(async () => {
    for (let x = box.x + 220; x < box.x + box.width; x += 3) {
      await page.mouse.move(x, y);
      await page.waitForTimeout(20);
      if ((await title.count()) === 0) continue;
      await page.mouse.click(x, y);
      return;
    }
    throw new Error(`no facility ${name} on the map`);
  }).toPass({ timeout: 60_000 });
}
