import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { nearestValue } from '../../api/nearestName.ts';
import type { Analysis } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { JobContext } from '../jobs.ts';
import { checksByAnalysis, outcomeFiles, summaryOf, timingsFile } from '../outputs/outcomeFiles.ts';
import type { Outcome } from '../outputs/outcomeFiles.ts';
import { writeFiles } from '../outputs/writeFiles.ts';
import type { WorkerPool } from '../pool.ts';
import { withNeeded } from '../analyses/values/references.ts';
import { computeAnalyses } from './computeAnalyses.ts';
import type { LoadedRecipe } from './readRecipe.ts';
import type { RecipeOutcome } from './runRecipe.ts';

/**
 * The analyses of a recipe on the data of a project, and their outputs: `junheng run` without reading the inputs again. The
 * project is only read: no run is stored in it. `only` names the one analysis that is wanted, null for all.
 */
export async function analyseProject(
  loaded: LoadedRecipe, only: string | null, projectPath: string, outDir: string, pool: WorkerPool, threads: number, context: JobContext,
): Promise<RecipeOutcome> {
  const startedMs = performance.now();
  // What the one analysis needs is computed with it, and not written.
  const analyses = only === null ? loaded.recipe.analyses : withNeeded(loaded.recipe.analyses, chosen(loaded, only));
  const facts = ProjectFile.use(projectPath, (project) => ({
    datasets: project.listDatasets(), title: project.getFact('title'), synthetic: project.getFact('synthetic') === 'true',
  }));
  const answers = (await computeAnalyses(analyses, projectPath, 'files', pool, context, 0)).filter(({ run }) => only === null || run.analysisId === only);
  context.report('write', 0.96);
  const outcome: Outcome = { recipeFile: loaded.file, ...facts, runs: answers.map(({ run }) => run) };
  await writeFiles(outDir, [
    ...answers.flatMap(({ files }) => files), ...outcomeFiles(outcome), timingsFile(outcome, { startedMs, importSeconds: 0, threads, outDir }),
  ]);
  const notes = answers.flatMap(({ run }) => run.notes);
  const ignored: Finding[] = loaded.inputsIgnored ? [{ code: 'recipe.inputs-ignored', severity: 'note', file: loaded.file, parameter: 'inputs' }] : [];
  return { summary: summaryOf(outcome), findings: [...ignored, ...notes], checks: checksByAnalysis(outcome) };
}

function chosen({ recipe, file }: LoadedRecipe, id: string): Analysis {
  const found = recipe.analyses.find((analysis) => analysis.id === id);
  if (found) return found;
  const known = recipe.analyses.map((analysis) => analysis.id);
  throw new InputError({
    code: 'recipe.unknown-analysis', severity: 'error', file, parameter: 'only', values: { id, known: known.join(', '), ...nearestValue(id, known) },
  });
}
