import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './page.ts';

/** The pictures of the README; written only when JUNHENG_SCREENSHOTS=1, else this tells only that the page comes up whole. */
const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');
const WRITTEN = process.env['JUNHENG_SCREENSHOTS'] === '1';

test.use({ viewport: { width: 1280, height: 800 } });

/** Drawn in software, the map needs a moment after its data are there. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(4000);
  const taken = await page.screenshot({ path: WRITTEN ? join(IMAGES, name) : undefined });
  expect(taken.length).toBeGreaterThan(50_000);
}

async function open(page: Page, url: string, language: string): Promise<void> {
  await page.addInitScript((chosen) => localStorage.setItem('junheng-language', chosen), language);
  await page.goto(url);
  await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
}

for (const [language, word] of [['zh', '人口覆盖率'], ['en', 'People covered']] as const) {
  test(`the workbench in ${language}`, async ({ page, junheng }) => {
    await open(page, junheng.url, language);
    // An engine that already has the sample open shows its newest run; the picture is of the first.
    await page.getByRole('button', { name: /hospital-road/ }).first().click();
    await expect(page.locator('.legend-title')).toContainText(word);
    await page.locator('.fill-table .ant-table-row').nth(2).click();
    await expect(page.getByTestId('card').locator('.indicator').first()).toBeVisible();
    await picture(page, `workbench-${language}.png`);
  });
}

for (const [language, group, why] of [['zh', '差距与均等', '为什么'], ['en', 'Gaps and equity', 'Why']] as const) {
  test(`the one page in ${language}`, async ({ page, junheng }) => {
    await open(page, junheng.url, language);
    await page.locator('.runs .group-head button', { hasText: group }).click();
    await page.locator('.runs .run', { hasText: 'one-page' }).first().getByRole('button').first().click();
    await expect(page.getByTestId('basis')).toContainText('one-page');
    await page.locator('.fill-table .ant-table-row').first().click();
    await expect(page.getByTestId('card')).toContainText(why);
    await picture(page, `overview-${language}.png`);
  });
}

// The forms run these long; what they show is tested elsewhere.
const LONGER = [
  { language: 'zh', kinds: [['comparison', '模型对比'], ['sensitivity', '敏感性']], types: '设施类型', hospital: '医院' },
  { language: 'en', kinds: [['comparison', 'Models compared'], ['sensitivity', 'Sensitivity']], types: 'Facility types', hospital: 'Hospitals' },
] as const;
for (const { language, kinds, types, hospital } of WRITTEN ? LONGER : []) {
  for (const [kind, name] of kinds) {
    test(`${kind} in ${language}`, async ({ page, junheng }) => {
      await open(page, junheng.url, language);
      const header = page.locator('.analyses').getByText(name, { exact: true });
      await header.click();
      const form = page.getByRole('form', { name });
      await form.locator('.field').filter({ has: page.locator('label', { hasText: types }) }).locator('.ant-select').first().click();
      await page.locator('.ant-select-dropdown:visible').getByTitle(hospital, { exact: true }).click();
      await page.keyboard.press('Escape');
      await form.locator('button[type=submit]').click();
      await expect(page.getByTestId('basis')).toContainText(kind, { timeout: 120_000 });
      await header.click();
      await page.mouse.move(640, 4);
      await picture(page, `${kind}-${language}.png`);
    });
  }
}
