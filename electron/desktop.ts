import { join } from 'node:path';
import { app, dialog, Menu, protocol } from 'electron';
import type { BrowserWindow } from 'electron';
import { PAGE_FOLDER } from '../engine/paths.ts';
import { offerRestart } from './engineDeath.ts';
import { linkEngine } from './engineLink.ts';
import { menuTemplate } from './menu.ts';
import { receivePageCalls } from './pageCalls.ts';
import { pageHandler, PAGE_PRIVILEGES, PAGE_SCHEME } from './pageProtocol.ts';
import { readStart } from './programArguments.ts';
import { textsFor } from './texts.ts';
import { confine, openWindow, refusePermissions } from './window.ts';

/** The arguments after the executable; a checkout is started as `electron FOLDER ARGS`. */
export function ownArguments(): string[] {
  return process.argv.slice(app.isPackaged ? 1 : 2);
}

/** Runs the desktop window: one per user, whose later starts only bring the first to the front. */
export async function runDesktop(project: string | null): Promise<void> {
  if (!app.requestSingleInstanceLock({ arguments: ownArguments() })) return app.quit();
  protocol.registerSchemesAsPrivileged([PAGE_PRIVILEGES]);
  app.on('web-contents-created', (_event, contents) => {
    confine(contents);
    refusePermissions(contents.session);
  });
  await app.whenReady();

  const texts = textsFor(app.getLocale());
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(texts, process.platform)));
  protocol.handle(PAGE_SCHEME, pageHandler(PAGE_FOLDER));

  let window: BrowserWindow | null = null;
  const engine = linkEngine(join(import.meta.dirname, '..', 'engine', 'engineProcess.js'), (status) => {
    if (window === null) return app.quit();
    void offerRestart(window, engine, texts, status).then((restarted) => restarted || app.quit());
  });
  receivePageCalls(engine.call);

  const openProject = async (path: string): Promise<void> => {
    const opened = await engine.call('project.open', { path });
    if (opened.ok) return;
    // The page shows its own errors in full; before there is a page, the codes and the file must do.
    const what = opened.error.kind === 'input' ? opened.error.findings.map((finding) => finding.code).join(', ') : opened.error.kind;
    dialog.showErrorBox(texts.cannotOpen, `${path}\n${what}`);
  };
  const show = () => {
    window = openWindow(join(import.meta.dirname, 'preload.cjs'), texts.appName);
    window.once('closed', () => (window = null));
  };

  app.on('second-instance', (_event, _argv, workingDirectory, data) => {
    const args = (data as { arguments?: string[] } | null)?.arguments ?? [];
    const start = readStart(args, workingDirectory);
    if (window?.isMinimized()) window.restore();
    window?.focus();
    if (start.kind === 'window' && start.project !== null) void openProject(start.project).then(() => window?.webContents.reload());
  });
  app.on('activate', () => window ?? show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => engine.close());

  if (project !== null) await openProject(project);
  show();
}
