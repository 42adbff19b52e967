import { utilityProcess } from 'electron';
import type { UtilityProcess } from 'electron';
import type { JunhengBridge } from '../api/bridge.ts';
import type { EngineAnswer, EngineRequest } from './engineMessages.ts';

type Answer = Awaited<ReturnType<JunhengBridge['call']>>;

export interface EngineLink {
  /** Never rejects: where the engine process is gone, the answer is a bug envelope. */
  call: JunhengBridge['call'];
  /** Starts a new engine process after the last one died. */
  restart: () => void;
  /** Ends the engine process for good; `onDeath` is not called. */
  close: () => void;
}

/**
 * Starts the engine process and speaks with it. `onDeath` hears the exit status when the process ends unasked; until
 * {@link EngineLink.restart} every call answers at once that the engine is gone.
 */
export function linkEngine(entryPath: string, onDeath: (status: number) => void): EngineLink {
  const waiting = new Map<number, (answer: Answer) => void>();
  let nextId = 1;
  let child: UtilityProcess | null = null;
  let closed = false;

  const start = () => {
    const started = utilityProcess.fork(entryPath, [], { serviceName: 'Junheng engine', stdio: 'inherit' });
    started.on('message', ({ id, ...answer }: EngineAnswer) => {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    });
    started.on('exit', (status) => {
      child = null;
      for (const resolve of waiting.values()) resolve(gone(status));
      waiting.clear();
      if (!closed) onDeath(status);
    });
    child = started;
  };
  start();

  return {
    call: (method, params) => {
      if (child === null) return Promise.resolve(gone(null));
      const request: EngineRequest = { id: nextId++, method, params };
      child.postMessage(request);
      return new Promise((resolve) => waiting.set(request.id, resolve));
    },
    restart: () => {
      if (child === null && !closed) start();
    },
    close: () => {
      closed = true;
      child?.kill();
    },
  };
}

function gone(status: number | null): Answer {
  return { ok: false, error: { kind: 'bug', id: 'engine-gone', summary: status === null ? 'the engine is not running' : `the engine stopped with status ${status}` } };
}
