import { ENGINE_VERSION } from '../version.ts';
import type { HandlerContext, Handlers } from './context.ts';
import { datasetHandlers } from './datasets.ts';
import { profileHandlers } from './profiles.ts';
import { projectHandlers } from './projects.ts';
import { recipeHandlers } from './recipes.ts';
import { runHandlers } from './runs.ts';
import { travelHandlers } from './travel.ts';

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
    ...profileHandlers(context),
    ...runHandlers(context),
    ...travelHandlers(context),
    ...recipeHandlers(context),
  };
}
