import { beforeEach, expect, it, vi } from 'vitest';
import { runDesktop } from '../../electron/desktop.ts';
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, resetElectron, utilityProcess } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));
beforeEach(resetElectron);

const engine = () => utilityProcess.started[0].process;
const answerLast = (answer: object) => engine().emit('message', { id: engine().sent.at(-1)?.id, ...answer });

it('opens one confined window with its protocol, its menu and its engine', async () => {
  await runDesktop(null);
  expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledOnce();
  expect(protocol.handle.mock.calls[0][0]).toBe('junheng');
  expect(utilityProcess.started.map(({ path }) => path.replaceAll('\\', '/'))).toEqual([expect.stringMatching(/\/engine\/engineProcess\.js$/)]);
  expect(BrowserWindow.opened.map((window) => window.loaded)).toEqual([['junheng://app/']]);
  expect(BrowserWindow.opened[0].webContents.openHandler?.({ url: 'https://example.org' })).toEqual({ action: 'deny' });
  expect(BrowserWindow.opened[0].webContents.session.onCheck?.(null, 'media')).toBe(false);
  const labels = (Menu.buildFromTemplate.mock.calls[0][0] as { label: string }[]).map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(['文件', '编辑', '视图', '窗口']));
  const answer = ipcMain.handlers.get('junheng:call')?.({ senderFrame: { url: 'junheng://app/', parent: null } }, 'app.info', {});
  answerLast({ ok: true, value: 'info' });
  expect(await answer).toEqual({ ok: true, value: 'info' });
});

it('leaves the field to a window that is already open', async () => {
  app.lock = false;
  await runDesktop(null);
  expect(app.quit).toHaveBeenCalledOnce();
  expect([BrowserWindow.opened.length, utilityProcess.started.length]).toEqual([0, 0]);
});

it('comes to the front with the project of a second start', async () => {
  await runDesktop(null);
  const [window] = BrowserWindow.opened;
  window.minimized = true;
  app.emit('second-instance', {}, [], '/home/user', { arguments: ['省.junheng'] });
  expect([window.restore.mock.calls.length, window.focus.mock.calls.length]).toEqual([1, 1]);
  expect(engine().sent).toEqual([expect.objectContaining({ method: 'project.open', params: { path: expect.stringMatching(/省\.junheng$/) as string } })]);
  answerLast({ ok: true, value: null });
  await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledOnce());
  expect(BrowserWindow.opened).toHaveLength(1);
});

it('opens the project it was given before the window, and says when it cannot', async () => {
  const running = runDesktop('/data/省.junheng');
  await vi.waitFor(() => expect(engine().sent).toHaveLength(1));
  expect(BrowserWindow.opened).toHaveLength(0);
  answerLast({ ok: false, error: { kind: 'input', findings: [{ code: 'file.not-a-project', severity: 'error' }] } });
  await running;
  expect(dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('无法打开项目', '/data/省.junheng\nfile.not-a-project');
  expect(BrowserWindow.opened).toHaveLength(1);
});

it('offers a restart when the engine dies, and quits when that is declined', async () => {
  await runDesktop(null);
  engine().emit('exit', 1);
  await vi.waitFor(() => expect(utilityProcess.started).toHaveLength(2));
  expect(app.quit).not.toHaveBeenCalled();
  dialog.showMessageBox.mockResolvedValueOnce({ response: 1 });
  utilityProcess.started[1].process.emit('exit', 1);
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalledOnce());
  expect(utilityProcess.started).toHaveLength(2);
});

it('ends the engine with itself, without an offer', async () => {
  await runDesktop(null);
  app.emit('will-quit');
  expect(dialog.showMessageBox).not.toHaveBeenCalled();
});
