import { ipcMain } from 'electron';
import type { WebFrameMain } from 'electron';
import type { JunhengBridge } from '../api/bridge.ts';
import { CALL_CHANNEL } from './channel.ts';
import { isPageUrl } from './pageProtocol.ts';

/**
 * May this frame call the engine? Only the top frame of our own page: not a frame inside it, not a page that got into the
 * window by some hole elsewhere, not a frame that is gone (null).
 */
export function isTrustedFrame(frame: Pick<WebFrameMain, 'url' | 'parent'> | null): boolean {
  return frame !== null && frame.parent === null && isPageUrl(frame.url);
}

/** Takes the calls of the page to `call`. The answer is the envelope, also for a refusal. */
export function receivePageCalls(call: JunhengBridge['call']): void {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, params: unknown): ReturnType<JunhengBridge['call']> => {
    if (!isTrustedFrame(event.senderFrame)) return refusal('this frame may not call the engine');
    if (typeof method !== 'string') return refusal('the call names no method');
    return call(method, params);
  });
}

function refusal(summary: string): ReturnType<JunhengBridge['call']> {
  return Promise.resolve({ ok: false, error: { kind: 'bug', id: 'ipc-refused', summary } });
}
