import { app, dialog } from 'electron';
import { ownArguments, runDesktop } from './desktop.ts';
import { readStart } from './programArguments.ts';

/** The main executable: the desktop window, or the command line of an installed Junheng. */
const start = readStart(ownArguments(), process.cwd());
if (start.kind === 'window') {
  // Not awaited: Electron holds its `ready` event back until this module has been evaluated.
  runDesktop(start.project).catch((error: unknown) => {
    dialog.showErrorBox('Junheng / 均衡', error instanceof Error ? (error.stack ?? error.message) : String(error));
    app.exit(70);
  });
} else {
  // Awaited for the same reason: the command line ends before Electron looks for a screen.
  const { main } = await import('../engine/cli/main.ts');
  app.exit(await main(start.args));
}
