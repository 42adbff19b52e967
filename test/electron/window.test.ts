import { beforeEach, describe, expect, it, vi } from 'vitest';
import { confine, openWindow, refusePermissions, windowOptions } from '../../electron/window.ts';
import { BrowserWindow, FakeContents, resetElectron } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));
beforeEach(resetElectron);

it('gives the page no powers of its own', () => {
  expect(windowOptions('/app/preload.cjs', '均衡').webPreferences).toEqual({
    preload: '/app/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
  });
});

it('opens our page and shows it once it is drawn', () => {
  openWindow('/app/preload.cjs', '均衡');
  const [window] = BrowserWindow.opened;
  expect(window.loaded).toEqual(['junheng://app/']);
  expect(window.options['show']).toBe(false);
  expect(window.show).not.toHaveBeenCalled();
  window.emit('ready-to-show');
  expect(window.show).toHaveBeenCalledOnce();
});

describe('confined contents', () => {
  const confined = () => {
    const contents = new FakeContents();
    confine(contents as unknown as Parameters<typeof confine>[0]);
    return contents;
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('stay on the page at %s', (name) => {
    const contents = confined();
    const prevented = (url: string) => {
      const event = { url, preventDefault: vi.fn() };
      contents.emit(name, event);
      return event.preventDefault.mock.calls.length > 0;
    };
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'junheng://other/', 'junheng://app.example/', 'http://app/', 'javascript:alert(1)', 'no address']) expect([url, prevented(url)]).toEqual([url, true]);
    expect(prevented('junheng://app/index.html')).toBe(false);
  });

  it('open no second window and embed no view', () => {
    const contents = confined();
    expect(contents.openHandler?.({ url: 'junheng://app/' })).toEqual({ action: 'deny' });
    const event = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  it('may write to the clipboard and nothing else', () => {
    const contents = new FakeContents();
    refusePermissions(contents.session as unknown as Parameters<typeof refusePermissions>[0]);
    const granted = (permission: string) => {
      let answer: boolean | null = null;
      contents.session.onRequest?.(contents, permission, (value) => (answer = value));
      return [answer, contents.session.onCheck?.(contents, permission)];
    };
    expect(granted('clipboard-sanitized-write')).toEqual([true, true]);
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal', 'fileSystem']) expect([permission, ...granted(permission)]).toEqual([permission, false, false]);
  });
});
