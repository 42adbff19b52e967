import { BrowserWindow } from 'electron';
import type { BrowserWindowConstructorOptions, Session, WebContents } from 'electron';
import { isPageUrl, PAGE_URL } from './pageProtocol.ts';

/** A page that can do nothing but what the preload script gives it. */
export function windowOptions(preloadPath: string, title: string): BrowserWindowConstructorOptions {
  return {
    title,
    width: 1360,
    height: 860,
    minWidth: 960,
    minHeight: 600,
    // Shown when the first frame is drawn: no white flash.
    show: false,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  };
}

/** Keeps the contents on our page: no other address, no second window, no embedded view. */
export function confine(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void }, address: string) => {
    if (!isPageUrl(address)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Camera, location, notifications and the rest are refused; copying a table to the clipboard is not. */
export function refusePermissions(session: Session): void {
  const allowed = (permission: string) => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(allowed(permission)));
  session.setPermissionCheckHandler((_contents, permission) => allowed(permission));
}

/** Opens the window on our page. Its contents are confined where they are created, with all others. */
export function openWindow(preloadPath: string, title: string): BrowserWindow {
  const window = new BrowserWindow(windowOptions(preloadPath, title));
  window.once('ready-to-show', () => window.show());
  void window.loadURL(PAGE_URL);
  return window;
}
