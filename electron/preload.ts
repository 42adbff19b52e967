import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { JunhengBridge } from '../api/bridge.ts';
import { CALL_CHANNEL } from './channel.ts';

const bridge: JunhengBridge = {
  call: (method, params) => ipcRenderer.invoke(CALL_CHANNEL, method, params) as ReturnType<JunhengBridge['call']>,
  pathForFile: (file) => webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]),
  platform: process.platform,
};

contextBridge.exposeInMainWorld('junheng', bridge);
