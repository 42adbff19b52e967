import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fromEnvelope } from '../api/findings.ts';
import { hasDisplay, openBrowser } from './browser.ts';
import { createEngine } from './host.ts';
import { homeFolder, PAGE_BUILD_PROGRAM, PAGE_FOLDER } from './paths.ts';
import { startServer } from './server.ts';
import type { RunningServer, ServerOptions } from './server.ts';

export interface ServeOptions {
  /** Project file to open first. */
  project?: string;
  /** Port on 127.0.0.1; 0 or nothing is any free one. */
  port?: number;
  /** Open the default browser where there is a screen (default true). */
  open?: boolean;
  /** Second line of the output: what this is and why. */
  notice?: string;
}

/**
 * The full page in a browser on this computer, until the process is asked to stop (Ctrl+C, SIGTERM). The first line on
 * stdout is the address; everything else but the notice goes to stderr. Answers the exit status: 0 after a stop, 1 where
 * the port cannot be had, which it has then said. Throws InputError where the project does not open.
 */
export async function serve(options: ServeOptions = {}): Promise<number> {
  const stopped = stopSignal();
  await preparePage();
  const home = resolve(homeFolder());
  const engine = await createEngine({ host: 'browser', home, log: (line) => console.error(line) });
  try {
    if (options.project !== undefined) {
      const opened = await engine.dispatch('project.open', { path: resolve(options.project) });
      if (!opened.ok) throw fromEnvelope(opened.error);
    }
    const server = await listen({ engine, staticDir: PAGE_FOLDER, home, port: options.port });
    if (server === null) return 1;
    try {
      console.log(server.url);
      console.log(options.notice ?? 'For browsers on this computer; Ctrl+C stops it. / 供本机浏览器使用，按 Ctrl+C 停止。');
      if (options.open !== false && hasDisplay()) {
        openBrowser(server.url, (reason) => console.error(`No browser was opened (${reason}); open the address above. / 未能打开浏览器，请手动打开上面的地址。`));
      }
      await stopped;
      return 0;
    } finally {
      await server.close();
    }
  } finally {
    await engine.close();
  }
}

/** The running server, or null where the port is taken or reserved; the sentence about it has then been printed. */
async function listen(options: ServerOptions): Promise<RunningServer | null> {
  try {
    return await startServer(options);
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { port?: number };
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    console.error(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken by another program; choose another with --port. / 端口 ${port} 已被其他程序占用，请用 --port 另选。`
        : `Port ${port} may not be used by this user; choose one above 1023 with --port. / 当前用户无权使用端口 ${port}，请用 --port 选用 1023 以上的端口。`,
    );
    return null;
  }
}

/** Resolves at the first request to stop; a second one of the same kind ends the process at once, as the system would. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/**
 * Sees to it that the page is built. A checkout builds it when its sources have changed, in a process of its own: the
 * build program belongs to the shell, which the engine does not import, and its bundler would stay in memory here.
 */
async function preparePage(): Promise<void> {
  if (PAGE_BUILD_PROGRAM !== null && existsSync(PAGE_BUILD_PROGRAM)) {
    // The parent's stdout stays clean for the address.
    const child = spawn(process.execPath, [PAGE_BUILD_PROGRAM, 'ui'], { stdio: ['ignore', 2, 2] });
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', resolve);
    });
    if (status !== 0) throw new Error(`the page could not be built (status ${status})`);
  }
  if (!existsSync(PAGE_FOLDER)) throw new Error(`no built page in ${PAGE_FOLDER}`);
}
