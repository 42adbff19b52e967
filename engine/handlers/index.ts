import type { Contract, Method, Result } from '../../api/contract.ts';
import type { z } from 'zod';
import type { Jobs } from '../jobs.ts';
import type { WorkerPool } from '../pool.ts';
import type { Session } from '../session.ts';
import { ENGINE_VERSION } from '../version.ts';
import { datasetHandlers } from './datasets.ts';
import { projectHandlers } from './projects.ts';
import { recipeHandlers } from './recipes.ts';
import { runHandlers } from './runs.ts';

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

/** One function per method of the contract. */
export function methodHandlers(context: HandlerContext): Handlers {
  const { jobs } = context;
  return {
    'app.info': () => ({ version: ENGINE_VERSION, node: process.version, host: context.host }),
    'jobs.list': () => jobs.list(),
    'jobs.wait': ({ id, afterRevision, timeoutSeconds }) => jobs.wait(id, afterRevision, timeoutSeconds),
    'jobs.cancel': ({ id }) => {
      jobs.cancel(id);
      return {};
    },
    ...projectHandlers(context),
    ...datasetHandlers(context),
    ...runHandlers(context),
    ...recipeHandlers(context),
  };
}
