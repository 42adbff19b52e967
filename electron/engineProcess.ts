import { createEngine } from '../engine/host.ts';
import { homeFolder } from '../engine/paths.ts';
import type { EngineAnswer, EngineRequest } from './engineMessages.ts';

/** The engine in a process of its own, so that heavy work or its death never freezes or takes down the window. */
const port = process.parentPort;
const engine = createEngine({ host: 'desktop', home: homeFolder(), log: (line) => console.error(line) });
// A failed start is told to every caller below; alone it must not end the process before they hear of it.
engine.catch((error: unknown) => console.error(error));

async function answer({ id, method, params }: EngineRequest): Promise<EngineAnswer> {
  try {
    return { id, ...(await (await engine).dispatch(method, params)) };
  } catch (error) {
    return { id, ok: false, error: { kind: 'bug', id: 'engine-start', summary: error instanceof Error ? error.message : String(error) } };
  }
}

port.on('message', (event: { data: EngineRequest }) => {
  void answer(event.data).then((message) => port.postMessage(message));
});
