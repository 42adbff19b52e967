import { test as base, expect } from '@playwright/test';
import { startJunheng } from './junheng.ts';
import type { RunningJunheng } from './junheng.ts';

/**
 * The test function of every browser test. `junheng` is a running server with an empty home, one for all tests of a file's
 * worker; `page` fails its test on anything the security policy stopped, any error in the console and any uncaught exception.
 */
export const test = base.extend<object, { junheng: RunningJunheng }>({
  junheng: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures out of the pattern
    async ({}, use) => {
      const junheng = await startJunheng();
      await use(junheng);
      await junheng.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  page: async ({ page }, use) => {
    const wrong: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => wrong.push(`uncaught: ${error.stack ?? error.message}`));
    await page.exposeFunction('junhengReportViolation', (what: string) => wrong.push(`security policy: ${what}`));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { junhengReportViolation: (what: string) => void }).junhengReportViolation;
        report(`${event.violatedDirective} stopped ${event.blockedURI || 'inline'} (${event.sourceFile}:${event.lineNumber})`);
      });
    });
    await use(page);
    expect(wrong, 'the page went wrong').toEqual([]);
  },
});

export { expect };
