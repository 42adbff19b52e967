import { defineConfig } from '@playwright/test';
import { findChromium } from './chromium.ts';

export default defineConfig({
  testDir: '..',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  // One browser and one engine at a time: drawing is done in software on machines without a graphics card.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    viewport: { width: 640, height: 480 },
    locale: 'zh-CN',
    trace: 'off',
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      // Chromium's own sandbox does not start for root, which is who runs tests in a bare container.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
