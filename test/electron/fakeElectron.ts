import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * The part of Electron that the shell uses, with the behaviour it relies on and no more: events, the handlers that were
 * registered, the options that were given. Signatures follow electron.d.ts; the real window is tested where there is one.
 */
export class FakeContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly session = {
    onRequest: null as ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void) | null,
    onCheck: null as ((contents: unknown, permission: string) => boolean) | null,
    setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void) {
      this.onRequest = handler;
    },
    setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean) {
      this.onCheck = handler;
    },
  };
  readonly reload = vi.fn();
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly opened: BrowserWindow[] = [];
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeContents();
  readonly loaded: string[] = [];
  readonly show = vi.fn();
  readonly focus = vi.fn();
  readonly restore = vi.fn();
  minimized = false;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.opened.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    return Promise.resolve();
  }
}

export class FakeUtilityProcess extends EventEmitter {
  readonly sent: { id: number; method: string; params: unknown }[] = [];
  postMessage(message: { id: number; method: string; params: unknown }): void {
    this.sent.push(structuredClone(message));
  }
  kill(): boolean {
    this.emit('exit', 0);
    return true;
  }
}

export const utilityProcess = {
  started: [] as { path: string; process: FakeUtilityProcess }[],
  fork(path: string): FakeUtilityProcess {
    const process = new FakeUtilityProcess();
    this.started.push({ path, process });
    return process;
  },
};

class App extends EventEmitter {
  isPackaged = false;
  locale = 'zh-CN';
  lock = true;
  readonly quit = vi.fn();
  readonly exit = vi.fn();
  requestSingleInstanceLock(): boolean {
    return this.lock;
  }
  getLocale(): string {
    return this.locale;
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
}
export const app = new App();

export const dialog = { showMessageBox: vi.fn(() => Promise.resolve({ response: 0 })), showErrorBox: vi.fn() };
export const Menu = { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) };
export const protocol = { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() };
export const ipcMain = {
  handlers: new Map<string, (event: unknown, ...args: unknown[]) => unknown>(),
  handle(channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, handler);
  },
};
export const ipcRenderer = { invoke: vi.fn((..._args: unknown[]) => Promise.resolve({ ok: true, value: null })) };
export const contextBridge = { exposeInMainWorld: vi.fn((_name: string, _api: unknown) => {}) };
export const webUtils = { getPathForFile: vi.fn((_file: unknown) => '/picked/村.shp') };

/** Puts everything back as before the first use. */
export function resetElectron(): void {
  app.removeAllListeners();
  Object.assign(app, { isPackaged: false, locale: 'zh-CN', lock: true });
  BrowserWindow.opened.length = 0;
  utilityProcess.started.length = 0;
  ipcMain.handlers.clear();
  vi.clearAllMocks();
  dialog.showMessageBox.mockResolvedValue({ response: 0 });
}
