import { beforeEach, expect, it, vi } from 'vitest';
import { isTrustedFrame, receivePageCalls } from '../../electron/pageCalls.ts';
import { ipcMain, resetElectron } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));
beforeEach(resetElectron);

const page = { url: 'junheng://app/index.html', parent: null };
type Frame = Parameters<typeof isTrustedFrame>[0];

it('trusts the top frame of our page alone', () => {
  expect(isTrustedFrame(page)).toBe(true);
  const foreign: [string, unknown][] = [
    ['a frame that is gone', null],
    ['another site', { url: 'https://evil.example/', parent: null }],
    ['our page inside a frame', { url: 'junheng://app/', parent: page }],
    ['another host of our scheme', { url: 'junheng://evil/', parent: null }],
    ['our host under another scheme', { url: 'https://app/', parent: null }],
    ['a look-alike', { url: 'https://evil.example/junheng://app/', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
    ['no address', { url: '', parent: null }],
  ];
  for (const [name, frame] of foreign) expect([name, isTrustedFrame(frame as Frame)]).toEqual([name, false]);
});

it('carries a call and the envelope of its answer', async () => {
  const call = vi.fn(() => Promise.resolve({ ok: false as const, error: { kind: 'cancelled' as const } }));
  receivePageCalls(call);
  const handler = ipcMain.handlers.get('junheng:call');
  expect(await handler?.({ senderFrame: page }, 'runs.get', { id: 7 })).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(call).toHaveBeenCalledExactlyOnceWith('runs.get', { id: 7 });
});

it('refuses a foreign frame and a nameless call without asking the engine', async () => {
  const call = vi.fn();
  receivePageCalls(call);
  const handler = ipcMain.handlers.get('junheng:call');
  for (const [senderFrame, method] of [[{ url: 'https://evil.example/', parent: null }, 'app.info'], [null, 'app.info'], [page, 5], [page, undefined]]) {
    expect(await handler?.({ senderFrame }, method, {})).toMatchObject({ ok: false, error: { kind: 'bug', id: 'ipc-refused' } });
  }
  expect(call).not.toHaveBeenCalled();
});
