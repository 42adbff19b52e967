import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { _electron } from 'playwright';
import type { JunhengBridge } from '../../api/bridge.ts';
import { findElectron } from '../../electron/start/electronBinary.ts';
import { whyNoWindow } from '../../electron/start/whyNoWindow.ts';

/** The real window. It needs the Electron program, which a checkout does not bring, and a screen. */
const binary = findElectron();
const reason = binary === null ? 'no Electron program in node_modules/electron (npx install-electron fetches it)' : whyNoWindow(process.platform, process.env, process.getuid?.());
test.skip(reason !== null, reason ?? '');

test('the window shows the page, reaches the engine, and has no Node', async () => {
  const { ensureBuilt } = await import('../../electron/build/build.ts');
  await ensureBuilt({ what: 'all', log: () => {} });
  const home = mkdtempSync(join(tmpdir(), 'junheng-window-'));
  const application = await _electron.launch({ executablePath: binary ?? undefined, args: [join(import.meta.dirname, '..', '..')], env: { ...process.env, JUNHENG_HOME: home } });
  try {
    const page = await application.firstWindow();
    expect(page.url()).toBe('junheng://app/');
    await expect(page.locator('#root > *').first()).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { junheng: JunhengBridge }).junheng.call('app.info', {}))).toMatchObject({ ok: true, value: { host: 'desktop' } });
    expect(await page.evaluate(() => [typeof (globalThis as { require?: unknown }).require, typeof (globalThis as { process?: unknown }).process])).toEqual(['undefined', 'undefined']);
  } finally {
    await application.close();
    rmSync(home, { recursive: true, force: true });
  }
});
