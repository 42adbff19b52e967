import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Method } from '../api/contract.ts';
import { InputError, toEnvelope } from '../api/findings.ts';
import type { ErrorEnvelope } from '../api/findings.ts';
import { WorkerPool } from './pool.ts';

export interface EngineOptions {
  host: 'desktop' | 'browser' | 'cli';
  /** Folder of Junheng's own files; see engine/paths.ts. */
  home: string;
  /** Worker threads; the number never changes a result. */
  threads?: number;
  /** Threads started at once, while the rest of the engine is being loaded; the others when there is work for them. */
  warmThreads?: number;
  /** Gets stacks of bugs; by default they go to stderr. */
  log?: (line: string) => void;
}

export type DispatchAnswer = { ok: true; value: unknown } | { ok: false; error: ErrorEnvelope };

export interface Engine {
  dispatch: (method: string, params: unknown) => Promise<DispatchAnswer>;
  close: () => Promise<void>;
}

/** The engine without any screen: every face (window, browser, command line, tests) comes through `dispatch`. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
  mkdirSync(options.home, { recursive: true });
  const threads = options.threads ?? Math.min(2, availableParallelism());
  const pool = new WorkerPool(threads, log);
  pool.warm(options.warmThreads ?? 0);
  const [{ contract }, { demandsOf }, { methodHandlers }, { Jobs }, { Session }] = await Promise.all([
    import('../api/contract.ts'), import('../api/schemaFaults.ts'), import('./handlers/index.ts'), import('./jobs.ts'), import('./session.ts'),
  ]);
  const jobs = new Jobs(log);
  const session = new Session(options.home);
  const handlers = methodHandlers({ host: options.host, home: options.home, threads, pool, jobs, session });

  const dispatch = async (method: string, params: unknown): Promise<DispatchAnswer> => {
    const bugId = randomUUID();
    try {
      if (!Object.hasOwn(contract, method)) {
        throw new InputError({ code: 'recipe.invalid-value', severity: 'error', parameter: 'method', values: { value: method } });
      }
      const known = method as Method;
      const parsed = contract[known].params.safeParse(params ?? {});
      if (!parsed.success) {
        throw new InputError(parsed.error.issues.map((issue) => ({
          code: 'recipe.invalid-value', severity: 'error', parameter: issue.path.map(String).join('.'), values: demandsOf([issue]),
        })));
      }
      const handle = handlers[known] as (params: unknown) => unknown;
      return { ok: true, value: await handle(parsed.data) };
    } catch (error) {
      const envelope = toEnvelope(error, bugId);
      if (envelope.kind === 'bug') log(`bug ${bugId}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return { ok: false, error: envelope };
    }
  };

  const close = async () => {
    jobs.cancelAll();
    await pool.close();
    // Job bodies clean up after themselves: their files go before the process does.
    await jobs.idle();
    session.close();
  };
  return { dispatch, close };
}
