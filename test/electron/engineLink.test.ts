import { beforeEach, expect, it, vi } from 'vitest';
import { offerRestart } from '../../electron/engineDeath.ts';
import { linkEngine } from '../../electron/engineLink.ts';
import { textsFor } from '../../electron/texts.ts';
import { BrowserWindow, dialog, resetElectron, utilityProcess } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));
beforeEach(resetElectron);
const child = (at = 0) => utilityProcess.started[at].process;

it('brings each answer to its own call, in whatever order they come', async () => {
  const link = linkEngine('/app/engine.js', vi.fn());
  expect(utilityProcess.started[0].path).toBe('/app/engine.js');
  const first = link.call('runs.get', { id: 1 });
  const second = link.call('runs.get', { id: 2 });
  const [one, two] = child().sent;
  expect([one.params, two.params]).toEqual([{ id: 1 }, { id: 2 }]);
  child().emit('message', { id: two.id, ok: true, value: 'second' });
  child().emit('message', { id: one.id, ok: false, error: { kind: 'cancelled' } });
  expect(await first).toEqual({ ok: false, error: { kind: 'cancelled' } });
  expect(await second).toEqual({ ok: true, value: 'second' });
});

it('answers every call when the engine dies, tells of it once, and works again after a restart', async () => {
  const onDeath = vi.fn();
  const link = linkEngine('/app/engine.js', onDeath);
  const lost = [link.call('analyses.run', {}), link.call('jobs.list', {})];
  child().emit('exit', 137);
  for (const answer of await Promise.all(lost)) expect(answer).toEqual({ ok: false, error: { kind: 'bug', id: 'engine-gone', summary: 'the engine stopped with status 137' } });
  expect(onDeath).toHaveBeenCalledExactlyOnceWith(137);
  expect(await link.call('app.info', {})).toMatchObject({ ok: false, error: { id: 'engine-gone' } });

  link.restart();
  link.restart();
  expect(utilityProcess.started).toHaveLength(2);
  const again = link.call('app.info', {});
  child(1).emit('message', { id: child(1).sent[0].id, ok: true, value: 'back' });
  expect(await again).toEqual({ ok: true, value: 'back' });
});

it('is not a death when it was asked for', async () => {
  const onDeath = vi.fn();
  const link = linkEngine('/app/engine.js', onDeath);
  link.close();
  expect(onDeath).not.toHaveBeenCalled();
  link.restart();
  expect(utilityProcess.started).toHaveLength(1);
  expect(await link.call('app.info', {})).toMatchObject({ ok: false });
});

it('offers a restart in the language of the user and loads the page again', async () => {
  const window = new BrowserWindow({});
  const restart = vi.fn();
  const offer = (locale: string) => offerRestart(window as unknown as Parameters<typeof offerRestart>[0], { restart }, textsFor(locale), 9);
  expect(await offer('zh-CN')).toBe(true);
  expect(dialog.showMessageBox).toHaveBeenLastCalledWith(window, expect.objectContaining({ message: '计算引擎意外停止', buttons: ['重新启动引擎', '退出'] }));
  expect([restart.mock.calls.length, window.webContents.reload.mock.calls.length]).toEqual([1, 1]);
  dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
  expect(await offer('de')).toBe(false);
  expect(dialog.showMessageBox).toHaveBeenLastCalledWith(window, expect.objectContaining({ buttons: ['Restart the engine', 'Quit'] }));
  expect([restart.mock.calls.length, window.webContents.reload.mock.calls.length]).toEqual([1, 1]);
});
