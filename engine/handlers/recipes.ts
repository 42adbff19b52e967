import { resolve } from 'node:path';
import { analyseProject } from '../recipes/analyseProject.ts';
import { readRecipe } from '../recipes/readRecipe.ts';
import { runRecipe } from '../recipes/runRecipe.ts';
import { validateRecipe } from '../recipes/validateRecipe.ts';
import type { JobContext } from '../jobs.ts';
import type { HandlerContext, Handlers } from './context.ts';
import { sampleRecipe } from './projects.ts';

type RecipeMethods = 'recipes.validate' | 'recipes.run' | 'recipes.analyse' | 'recipes.demo';

export function recipeHandlers(context: HandlerContext): Pick<Handlers, RecipeMethods> {
  const { pool, jobs, threads } = context;
  const run = async (path: string, out: string, project: string | undefined, job: JobContext) =>
    runRecipe(await readRecipe(path), resolve(out), project ? resolve(project) : null, pool, threads, job);
  return {
    'recipes.validate': ({ path }) => ({ jobId: jobs.start('recipes.validate', (job) => validateRecipe(path, pool, job)) }),
    'recipes.run': ({ path, out, project }) => ({ jobId: jobs.start('recipes.run', (job) => run(path, out, project, job)) }),
    'recipes.analyse': ({ path, project, only, out }) => ({
      jobId: jobs.start('recipes.analyse', async (job) => analyseProject(await readRecipe(path, true), only ?? null, resolve(project), resolve(out), pool, threads, job)),
    }),
    'recipes.demo': ({ out, project }) => ({
      jobId: jobs.start('recipes.demo', async (job) => run(await sampleRecipe(context, job), out, project, { ...job, report: (phase, fraction) => job.report(phase, 0.3 + 0.7 * fraction) })),
    }),
  };
}
