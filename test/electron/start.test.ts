import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findElectron } from '../../electron/start/electronBinary.ts';
import { downloadElectron } from '../../electron/start/electronDownload.ts';
import { runWindow } from '../../electron/start/runWindow.ts';
import { readArguments } from '../../electron/start/start.ts';
import { whyNoWindow } from '../../electron/start/whyNoWindow.ts';
import { browserCommand } from '../../engine/browser.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'junheng-start-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const silent = () => {};

it('reads its arguments', () => {
  expect(readArguments([])).toEqual({ browser: false, open: true, port: 0, project: undefined });
  expect(readArguments(['--browser', '--no-open', '--port', '8123', '--project', 'a.junheng'])).toEqual({ browser: true, open: false, port: 8123, project: 'a.junheng' });
  for (const wrong of [['--port'], ['--port', 'x'], ['--port', '70000'], ['--port=-1'], ['--brwser'], ['file']]) expect([wrong, readArguments(wrong)]).toEqual([wrong, null]);
});

it('opens no window without a display, nor for root on Linux', () => {
  expect(whyNoWindow('linux', {}, 1000)).toContain('no display');
  expect(whyNoWindow('linux', { DISPLAY: ':0' }, 0)).toContain('root');
  expect(whyNoWindow('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeNull();
  expect(whyNoWindow('win32', {}, undefined)).toBeNull();
  expect(whyNoWindow('darwin', {}, 501)).toBeNull();
});

it('knows how each system opens an address', () => {
  expect(browserCommand('http://x/', 'linux')).toEqual({ program: 'xdg-open', args: ['http://x/'] });
  expect(browserCommand('http://x/', 'darwin')).toEqual({ program: 'open', args: ['http://x/'] });
  // `start` takes a first quoted argument for a window title.
  expect(browserCommand('http://x/', 'win32').args.slice(-2)).toEqual(['', 'http://x/']);
});

it('finds the Electron program only where both the name and the file are there', () => {
  expect(findElectron(folder)).toBeNull();
  writeFileSync(join(folder, 'path.txt'), 'electron');
  expect(findElectron(folder)).toBeNull();
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'electron'), '');
  expect(findElectron(folder)).toBe(join(folder, 'dist', 'electron'));
});

describe('the download of Electron', () => {
  const installer = (text: string) => writeFileSync(join(folder, 'install.js'), text);
  const finish = "fs.mkdirSync(dir + '/dist', { recursive: true }); fs.writeFileSync(dir + '/dist/electron', ''); fs.writeFileSync(dir + '/path.txt', 'electron');";
  const head = "const fs = require('node:fs'), os = require('node:os'); const dir = __dirname;";

  it('fails at once where the package cannot fetch it', async () => {
    expect(await downloadElectron(silent, { packageFolder: folder })).toBeNull();
    installer('process.exit(1)');
    expect(await downloadElectron(silent, { packageFolder: folder })).toBeNull();
  });

  it('is given up when no byte comes', async () => {
    installer(`${head} fs.writeFileSync(os.tmpdir() + '/part', 'x'); setInterval(() => {}, 1000);`);
    vi.stubEnv('TMPDIR', folder);
    vi.stubEnv('TEMP', folder);
    try {
      expect(await downloadElectron(silent, { packageFolder: folder, quietSeconds: 1 })).toBeNull();
    } finally {
      vi.unstubAllEnvs();
    }
    expect(readdirSync(folder)).toEqual(['install.js']);
  });

  it('is waited for while bytes come, longer than the patience without any', async () => {
    // Ten pieces half a second apart take longer than the four quiet seconds allowed.
    installer(`${head} let n = 0; const timer = setInterval(() => { fs.appendFileSync(os.tmpdir() + '/part', 'x'); if (++n === 10) { clearInterval(timer); ${finish} } }, 500);`);
    expect(await downloadElectron(silent, { packageFolder: folder, quietSeconds: 4 })).toBe(join(folder, 'dist', 'electron'));
  });
});

describe.skipIf(process.platform === 'win32')('the window process', () => {
  const program = (text: string) => {
    const path = join(folder, 'electron');
    writeFileSync(path, `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('is handed the application and not the mode of a bare Node', async () => {
    process.env['ELECTRON_RUN_AS_NODE'] = '1';
    try {
      expect(await runWindow(program(`[ -z "$ELECTRON_RUN_AS_NODE" ] && [ "$1 $2" = "${folder} open" ] && touch "${folder}/seen"`), ['open'], folder)).toBe(0);
    } finally {
      delete process.env['ELECTRON_RUN_AS_NODE'];
    }
    expect(existsSync(join(folder, 'seen'))).toBe(true);
  });

  it('that ends at once with an error never opened a window', async () => {
    expect(await runWindow(program('exit 133'), [], folder)).toBe('no-window');
    expect(await runWindow(join(folder, 'absent'), [], folder)).toBe('no-window');
  });
});
