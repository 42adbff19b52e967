import { join } from 'node:path';
import { expect, test } from './page.ts';

/** The pictures of the README; written only when JUNHENG_SCREENSHOTS=1, else this tells only that the page comes up whole. */
const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images');

test.use({ viewport: { width: 1280, height: 800 } });

for (const [language, word] of [['zh', '人口覆盖率'], ['en', 'People covered']] as const) {
  test(`the workbench in ${language}`, async ({ page, junheng }) => {
    await page.addInitScript((chosen) => localStorage.setItem('junheng-language', chosen), language);
    await page.goto(junheng.url);
    await expect(page.getByTestId('map')).toBeVisible({ timeout: 170_000 });
    // An engine that already has the sample open shows its newest run; the picture is of the first.
    await page.getByRole('button', { name: /hospital-road/ }).first().click();
    await expect(page.locator('.legend-title')).toContainText(word);
    await page.locator('.fill-table .ant-table-row').nth(2).click();
    await expect(page.getByTestId('card').locator('.indicator').first()).toBeVisible();
    // Drawn in software, the map needs a moment after its data are there.
    await page.waitForTimeout(4000);
    const path = process.env['JUNHENG_SCREENSHOTS'] === '1' ? join(IMAGES, `workbench-${language}.png`) : undefined;
    const picture = await page.screenshot({ path });
    expect(picture.length).toBeGreaterThan(50_000);
  });
}
