import { expect, it, vi } from 'vitest';
import type { JunhengBridge } from '../../api/bridge.ts';
import { contextBridge, ipcRenderer, webUtils } from './fakeElectron.ts';

vi.mock('electron', () => import('./fakeElectron.ts'));

it('gives the page three things and no way to another channel', async () => {
  await import('../../electron/preload.ts');
  expect(contextBridge.exposeInMainWorld).toHaveBeenCalledOnce();
  const [name, exposed] = contextBridge.exposeInMainWorld.mock.calls[0];
  const bridge = exposed as JunhengBridge;
  expect(name).toBe('junheng');
  expect(Object.keys(bridge).sort()).toEqual(['call', 'pathForFile', 'platform']);
  await bridge.call('runs.get', { id: 3 });
  expect(ipcRenderer.invoke.mock.calls).toEqual([['junheng:call', 'runs.get', { id: 3 }]]);
  const file = { name: '村.shp' };
  expect(bridge.pathForFile(file)).toBe('/picked/村.shp');
  expect(webUtils.getPathForFile).toHaveBeenCalledExactlyOnceWith(file);
  expect(bridge.platform).toBe(process.platform);
});
