import type { Answer, Method, Params, Result } from './contract.ts';
import { fromEnvelope } from './findings.ts';
import type { ErrorEnvelope } from './findings.ts';
import type { JobStatus } from './jobs.ts';

/** What carries a call to the engine: IPC, HTTP or the engine itself. It answers with the value or the envelope. */
export type Transport = (method: Method, params: unknown) => Promise<{ ok: true; value: unknown } | { ok: false; error: ErrorEnvelope }>;

export interface Client {
  /** Throws InputError, CancelledError, NotYetAvailableError or a bug (Error with `bugId`). */
  call: <M extends Method>(method: M, params: Params<M>) => Promise<Answer<M>>;
  /** Starts a job and follows it to its end. `onStatus` sees every change; the last one is terminal. */
  run: <M extends Method>(method: M, params: Params<M>, onStatus?: (status: JobStatus) => void) => Promise<Result<M>>;
}

const WAIT_SECONDS = 20;

/** The typed face over a transport; the only way the renderer and the command line reach the engine. */
export function createClient(transport: Transport): Client {
  const call: Client['call'] = async <M extends Method>(method: M, params: Params<M>) => {
    const answer = await transport(method, params);
    if (answer.ok) return answer.value as Answer<M>;
    throw fromEnvelope(answer.error);
  };
  const run: Client['run'] = async <M extends Method>(method: M, params: Params<M>, onStatus?: (status: JobStatus) => void) => {
    const { jobId } = (await call(method, params)) as { jobId: string };
    let afterRevision = -1;
    for (;;) {
      const status = await call('jobs.wait', { id: jobId, afterRevision, timeoutSeconds: WAIT_SECONDS });
      if (status.revision > afterRevision) onStatus?.(status);
      afterRevision = status.revision;
      if (status.state === 'done') return status.result as Result<M>;
      if (status.state === 'failed' || status.state === 'cancelled') throw fromEnvelope(status.error as ErrorEnvelope);
    }
  };
  return { call, run };
}
