import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { hashSources, ROOT } from './sources.ts';
import type { BuildScope } from './sources.ts';
import { nodeTarget, pageTarget, preloadTarget, replaceFolder } from './targets.ts';

const OUT = join(ROOT, 'out');
const STAMP = join(OUT, 'stamp.json');

/** Hash of the sources that each finished build was made from. */
type Stamp = Partial<Record<BuildScope, string>>;

export interface BuildOptions {
  what: BuildScope;
  log: (line: string) => void;
}

/** Builds what is older than its sources and answers whether anything was built. Rejects with the bundler's error. */
export async function ensureBuilt({ what, log }: BuildOptions): Promise<boolean> {
  const stamp = readStamp();
  const pageHash = hashSources('ui');
  const pageIsFresh = stamp.ui === pageHash && existsSync(join(OUT, 'renderer', 'index.html'));
  const shellHash = what === 'all' ? hashSources('all') : null;
  const shellIsFresh = shellHash === null || (stamp.all === shellHash && existsSync(join(OUT, 'main', 'main.js')));
  if (pageIsFresh && shellIsFresh) return false;

  // Built aside and moved into place whole: a running page keeps its files, and a failed build leaves the last good one.
  const aside = join(OUT, `.build-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  try {
    if (!pageIsFresh) {
      log('Building the page / 正在构建界面 …');
      await build(pageTarget(join(aside, 'renderer')));
      replaceFolder(join(aside, 'renderer'), join(OUT, 'renderer'));
      writeStamp({ ...readStamp(), ui: pageHash });
    }
    if (shellHash !== null && !shellIsFresh) {
      log('Building the desktop shell and the engine / 正在构建桌面程序 …');
      await build(nodeTarget(join(aside, 'node')));
      await build(preloadTarget(join(aside, 'preload')));
      renameSync(join(aside, 'preload', 'preload.cjs'), join(aside, 'node', 'main', 'preload.cjs'));
      replaceFolder(join(aside, 'node', 'engine'), join(OUT, 'engine'));
      replaceFolder(join(aside, 'node', 'main'), join(OUT, 'main'));
      writeStamp({ ...readStamp(), all: shellHash });
    }
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return true;
}

function readStamp(): Stamp {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8')) as Stamp;
  } catch {
    // No stamp, or one that was being written when the power went: everything is built anew.
    return {};
  }
}

function writeStamp(stamp: Stamp): void {
  writeFileSync(STAMP, `${JSON.stringify(stamp, null, 2)}\n`);
}

if (import.meta.main) {
  const what = process.argv[2] ?? 'all';
  if (what !== 'ui' && what !== 'all') {
    console.error('usage: build.ts [ui|all]');
    process.exitCode = 2;
  } else {
    // The bundler reports to stdout by default; here stdout belongs to whoever started the build.
    const built = await ensureBuilt({ what, log: (line) => console.error(line) });
    if (!built && process.stderr.isTTY) console.error('Up to date / 已是最新');
  }
}
