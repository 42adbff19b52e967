import type { Contract, Method, Result } from '../../api/contract.ts';
import type { z } from '../../api/schema.ts';
import type { Jobs } from '../jobs.ts';
import type { WorkerPool } from '../pool.ts';
import type { Session } from '../session.ts';

/** What the handlers work with. */
export interface HandlerContext {
  host: 'desktop' | 'browser' | 'cli';
  home: string;
  threads: number;
  pool: WorkerPool;
  jobs: Jobs;
  session: Session;
}

type Answer<M extends Method> = Contract[M]['job'] extends true ? { jobId: string } : Result<M>;
export type Handlers = { [M in Method]: (params: z.output<Contract[M]['params']>) => Answer<M> | Promise<Answer<M>> };
