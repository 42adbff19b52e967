import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where things are, from a checkout (TypeScript run directly) and from the bundle (one folder of .js files) alike.
 * No other module builds a path to code.
 */
const fromSource = import.meta.url.endsWith('.ts');

/** The worker's entry beside this module. */
export const WORKER_ENTRY = new URL(fromSource ? './worker.ts' : './worker.js', import.meta.url);

/** The folder Junheng keeps its own files in: sample province, new projects, uploads. `JUNHENG_HOME` overrides it. */
export function homeFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string {
  if (env['JUNHENG_HOME']) return env['JUNHENG_HOME'];
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Junheng');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Junheng');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'junheng');
}

/** The folder of the built page: `out/renderer` of the checkout, or beside the bundle's folder. */
export const PAGE_FOLDER = fileURLToPath(new URL(fromSource ? '../out/renderer/' : '../renderer/', import.meta.url));

/** The program that builds the page of a checkout; null in an installed application, which brings its page with it. */
export const PAGE_BUILD_PROGRAM = fromSource ? fileURLToPath(new URL('../electron/build/build.ts', import.meta.url)) : null;

/** The program that opens the desktop window from a checkout; an installed application is that program itself. */
export const WINDOW_PROGRAM = fromSource ? fileURLToPath(new URL('../electron/start/start.mjs', import.meta.url)) : null;
