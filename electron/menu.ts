import type { MenuItemConstructorOptions } from 'electron';
import type { Texts } from './texts.ts';

/** The menu bar: the system's own actions under names in the user's language. */
export function menuTemplate(texts: Texts, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  return [
    ...(isMac ? [{ label: texts.appName, role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: texts.file, submenu: [isMac ? { label: texts.close, role: 'close' } : { label: texts.quit, role: 'quit' }] },
    {
      label: texts.edit,
      submenu: [
        { label: texts.undo, role: 'undo' },
        { label: texts.redo, role: 'redo' },
        { type: 'separator' },
        { label: texts.cut, role: 'cut' },
        { label: texts.copy, role: 'copy' },
        { label: texts.paste, role: 'paste' },
        { label: texts.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: texts.view,
      submenu: [
        { label: texts.reload, role: 'reload' },
        { label: texts.actualSize, role: 'resetZoom' },
        { label: texts.zoomIn, role: 'zoomIn' },
        { label: texts.zoomOut, role: 'zoomOut' },
        { label: texts.fullScreen, role: 'togglefullscreen' },
        { label: texts.developerTools, role: 'toggleDevTools' },
      ],
    },
    { label: texts.window, submenu: [{ label: texts.minimize, role: 'minimize' }, { label: texts.close, role: 'close' }] },
  ];
}
