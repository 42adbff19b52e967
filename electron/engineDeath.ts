import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { EngineLink } from './engineLink.ts';
import type { Texts } from './texts.ts';

/**
 * Tells the user that the engine died and offers a new start. After it the page is loaded again: its jobs and its open
 * project went with the old engine. Answers whether the engine was started again; false means that the user wants to quit.
 */
export async function offerRestart(window: BrowserWindow, engine: Pick<EngineLink, 'restart'>, texts: Texts, status: number): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: texts.engineStopped,
    detail: `${texts.engineStoppedDetail}\n(${status})`,
    buttons: [texts.restart, texts.quit],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  engine.restart();
  window.webContents.reload();
  return true;
}
