import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ELECTRON_PACKAGE, findElectron } from './electronBinary.ts';

const QUIET_SECONDS = 20;
const LOOK_EVERY_MS = 1000;

export interface DownloadOptions {
  /** Folder of the electron package (its `install.js` does the work). */
  packageFolder?: string;
  /** Given up after this long without a new byte. */
  quietSeconds?: number;
}

/**
 * Lets the electron package fetch its program, in a process of its own, as long as bytes keep coming. Answers the
 * program's path, or null where there is no network, no such address, or nothing more for {@link QUIET_SECONDS}.
 */
export async function downloadElectron(log: (line: string) => void, options: DownloadOptions = {}): Promise<string | null> {
  const { packageFolder = ELECTRON_PACKAGE, quietSeconds = QUIET_SECONDS } = options;
  const installer = join(packageFolder, 'install.js');
  if (!existsSync(installer)) return null;
  log('Fetching the desktop program (Electron, about 120 MB, once) / 正在获取桌面程序（Electron，约 120 MB，仅一次）…');
  // The package downloads into the temporary folder and unpacks into `dist`: the growth of both is its progress.
  const temporary = mkdtempSync(join(tmpdir(), 'junheng-electron-'));
  const child = spawn(process.execPath, [installer], {
    stdio: ['ignore', 'ignore', 'ignore'],
    env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  });
  let bytes = 0;
  let lastGrowth = performance.now();
  const watch = setInterval(() => {
    const now = bytesBelow(temporary) + bytesBelow(join(packageFolder, 'dist'));
    if (now !== bytes) {
      bytes = now;
      lastGrowth = performance.now();
    } else if (performance.now() - lastGrowth > quietSeconds * 1000) {
      child.kill('SIGKILL');
    }
  }, LOOK_EVERY_MS);
  try {
    const ended = await new Promise<boolean>((resolve) => {
      child.once('error', () => resolve(false));
      child.once('exit', (status) => resolve(status === 0));
    });
    return ended ? findElectron(packageFolder) : null;
  } finally {
    clearInterval(watch);
    rmSync(temporary, { recursive: true, force: true });
  }
}

function bytesBelow(folder: string): number {
  let bytes = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += statSync(join(entry.parentPath, entry.name)).size;
    }
  } catch {
    // The folder is not there yet, or a file went between the listing and the look: the next look tells.
  }
  return bytes;
}
