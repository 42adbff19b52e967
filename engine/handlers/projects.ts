import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import type { DatasetInfo, ProjectInfo, RunInfo } from '../../api/contract.ts';
import { InputError } from '../../api/findings.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { StoredDataset, StoredRun } from '../../data/project/projectFile.ts';
import { sampleRecipe as presentRecipe } from '../../data/sample/sampleRecipe.ts';
import type { JobContext } from '../jobs.ts';
import { jsonText } from '../outputs/runFiles.ts';
import { readRecipe } from '../recipes/readRecipe.ts';
import { mapPaths, recipeOf } from '../recipes/requests.ts';
import { computeAnalyses } from '../recipes/computeAnalyses.ts';
import { importInputs, setFacts } from '../recipes/runRecipe.ts';
import { projectName } from '../session.ts';
import { safeFileName } from '../uploads.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { HandlerContext, Handlers } from './context.ts';

export function datasetInfoOf(dataset: StoredDataset): DatasetInfo {
  const { id, role, name, rowCount, meta, notes, sources } = dataset;
  return {
    id, role, name, rowCount, format: meta.format ?? null, crs: meta.crs ?? null, encoding: meta.encoding ?? null, meta: { ...meta }, notes,
    sources: sources.map((source) => ({ name: source.name, bytes: source.bytes, sha256: source.sha256 })),
  };
}

export function runInfoOf(run: StoredRun): RunInfo {
  const { id, analysisId, kind, analysis, basis, totals, notes, checks, tables, computeSeconds, engineVersion, createdAt } = run;
  return { id, analysisId, kind, analysis: { ...analysis }, basis, totals, notes, checks, tables, computeSeconds, engineVersion, createdAt };
}

function projectInfoOf(project: ProjectFile): ProjectInfo {
  return {
    path: project.path, name: projectName(project.path), synthetic: project.getFact('synthetic') === 'true', title: project.getFact('title'),
    datasets: project.listDatasets().map(datasetInfoOf), runs: project.listRuns().map(runInfoOf),
  };
}

type ProjectMethods = 'project.current' | 'project.recent' | 'project.create' | 'project.open' | 'project.openSample' | 'project.recipe';

export function projectHandlers(context: HandlerContext): Pick<Handlers, ProjectMethods> {
  const { home, jobs, session } = context;
  const show = (project: ProjectFile) => {
    session.use(project);
    return projectInfoOf(project);
  };
  return {
    'project.current': () => {
      const project = session.current();
      return project ? projectInfoOf(project) : null;
    },
    'project.recent': () => session.recent(),
    'project.create': async ({ name, path }) => {
      if (path !== undefined && !isAbsolute(path)) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: 'path', values: { value: path } });
      const target = path ?? join(home, 'projects', `${safeFileName(name)}.junheng`);
      await mkdir(dirname(target), { recursive: true });
      const project = ProjectFile.create(target);
      project.setFact('title', name);
      return show(project);
    },
    'project.open': ({ path }) => show(ProjectFile.open(resolve(path))),
    'project.openSample': () => ({ jobId: jobs.start('project.openSample', async (job) => show(ProjectFile.open(await sampleProject(context, job)))) }),
    'project.recipe': () => {
      const project = session.required();
      const title = project.getFact('title') ?? undefined;
      const analyses = project.listRuns().map((run) => run.analysis);
      // The same analysis may have been run several times; the newest run of an id is the one that is meant.
      const newest = new Map(analyses.map((analysis) => [analysis.id, analysis]));
      // What a browser handed over lies in a folder that will be cleared away: such files are named bare, to be put beside the recipe.
      const uploads = join(home, 'uploads');
      const requests = project.listDatasets().map((d) => mapPaths(d.request, (path) => (path.startsWith(uploads) ? join(dirname(project.path), basename(path)) : path)));
      const recipe = recipeOf(requests, [...newest.values()], dirname(project.path), { title, synthetic: project.getFact('synthetic') === 'true' });
      return { fileName: `${projectName(project.path)}.recipe.json`, mediaType: 'application/json', text: jsonText(recipe) };
    },
  };
}

/** A sample made by another version, or of other files and analyses, is not the one to show. */
function sampleFolder(home: string): string {
  const recipe = createHash('sha256').update(JSON.stringify(presentRecipe())).digest('hex').slice(0, 8);
  return join(home, 'sample', `${ENGINE_VERSION}-${recipe}`);
}

/** Path of the sample province's project, made on first use: generated, imported and computed like any other. */
async function sampleProject(context: HandlerContext, job: JobContext): Promise<string> {
  const folder = sampleFolder(context.home);
  const path = join(folder, '云岭省示例.junheng');
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const recipePath = await sampleRecipe(context, job);
  const loaded = await readRecipe(recipePath);
  const unfinished = join(folder, 'unfinished.junheng');
  for (const suffix of ['', '-wal', '-shm']) await rm(unfinished + suffix, { force: true });
  const project = ProjectFile.create(unfinished);
  const scaled: JobContext = { signal: job.signal, report: (phase, fraction) => job.report(phase, 0.3 + 0.7 * fraction) };
  try {
    setFacts(project, loaded.recipe);
    await importInputs(loaded, unfinished, context.pool, scaled);
    for (const { run } of await computeAnalyses(loaded.recipe.analyses, unfinished, 'run', context.pool, scaled, 0.5)) project.insertRun(run);
  } finally {
    project.close();
  }
  await rename(unfinished, path);
  return path;
}

/** Files of the sample province, generated once. Returns its recipe's path. */
export async function sampleRecipe(context: HandlerContext, job: JobContext): Promise<string> {
  const folder = join(sampleFolder(context.home), 'files');
  const recipePath = join(folder, 'recipe.json');
  if (!existsSync(recipePath)) {
    await context.pool.run('generateSample', { outDir: folder }, { signal: job.signal, onProgress: (phase, fraction) => job.report(phase, 0.3 * fraction) });
  }
  return recipePath;
}
