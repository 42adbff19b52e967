import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { Check } from '../../api/checks.ts';
import type { Finding } from '../../api/findings.ts';
import type { ImportRequest, Recipe, Role } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { JobContext } from '../jobs.ts';
import { checksByAnalysis, outcomeFiles, summaryOf, timingsFile } from '../outputs/outcomeFiles.ts';
import type { Outcome, Summary } from '../outputs/outcomeFiles.ts';
import { writeFiles } from '../outputs/writeFiles.ts';
import type { WorkerPool } from '../pool.ts';
import type { ZonesHint } from '../tasks.ts';
import { requireReferences } from '../analyses/values/references.ts';
import { computeAnalyses } from './computeAnalyses.ts';
import type { LoadedRecipe } from './readRecipe.ts';
import { mapPaths, requestsOf } from './requests.ts';

export interface RecipeOutcome {
  summary: Summary;
  findings: Finding[];
  checks: Record<string, Check[]>;
}

/** Share of a whole run that reading the inputs takes, for the progress bar. */
const IMPORT_SHARE = 0.5;

/** Imports the inputs of a recipe into a project: zones first, then the other roles side by side. Throws all findings at once. */
export async function importInputs(loaded: LoadedRecipe, projectPath: string, pool: WorkerPool, context: JobContext): Promise<Finding[]> {
  const requests = requestsOf(loaded.recipe.inputs, loaded.recipe.analyses);
  // The zones are read alone; the other threads start meanwhile.
  pool.warm(requests.length);
  const findings: Finding[] = [];
  let hint: ZonesHint | null = null;
  let done = 0;
  const importOne = async ({ request, parameter }: (typeof requests)[number]) => {
    try {
      const absolute = mapPaths(request, (path) => resolve(loaded.baseDir, path));
      const { notes, zones } = await pool.run(
        'import', { projectPath, request: absolute, replace: false, baseDir: loaded.baseDir, parameterPrefix: parameter, zones: hint },
        { signal: context.signal, onProgress: (phase, fraction) => context.report(phase, (IMPORT_SHARE * (done + fraction)) / requests.length) },
      );
      if (request.role === 'zones') hint = zones;
      findings.push(...notes);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
    }
    done++;
    context.report('read', (IMPORT_SHARE * done) / requests.length);
  };
  for (const request of requests.filter(({ request: { role } }) => role === 'zones')) await importOne(request);
  const bytes = (role: Role) => requests.filter(({ request }) => request.role === role).reduce((sum, { request }) => sum + bytesOf(request, loaded.baseDir), 0);
  // The largest first, so that it is not begun when the others are done.
  const roles = [...new Set(requests.map(({ request: { role } }) => role))].filter((role) => role !== 'zones').sort((a, b) => bytes(b) - bytes(a));
  const settled = await Promise.allSettled(roles.map(async (role) => {
    // Within a role the order of the recipe is the order of the datasets.
    for (const request of requests.filter((r) => r.request.role === role)) await importOne(request);
  }));
  // All are waited for before a failure is passed on: the project must not be cleared away under a worker.
  const failed = settled.find((s) => s.status === 'rejected');
  if (failed) throw failed.reason;
  if (findings.some(({ severity }) => severity !== 'note')) throw new InputError(sorted(findings));
  return sorted(findings);
}

/** Bytes of the files of an input; what is not there is told by its reader. */
function bytesOf(request: ImportRequest, baseDir: string): number {
  let bytes = 0;
  mapPaths(request, (path) => {
    bytes += statSync(resolve(baseDir, path), { throwIfNoEntry: false })?.size ?? 0;
    return path;
  });
  return bytes;
}

/** Findings by file, code, row, column and key, so that threads do not change what is printed. */
function sorted(findings: Finding[]): Finding[] {
  const key = ({ file = '', code, row = 0, column = '', parameter = '' }: Finding) => [file, code, String(row).padStart(12, '0'), column, parameter].join('\u0000');
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The whole of `junheng run`: inputs, analyses, outputs. Nothing is written into `outDir` before everything is computed. */
export async function runRecipe(loaded: LoadedRecipe, outDir: string, projectPath: string | null, pool: WorkerPool, threads: number, context: JobContext): Promise<RecipeOutcome> {
  const started = performance.now();
  requireReferences(loaded.recipe.analyses);
  const workDir = projectPath ? null : await mkdtemp(join(tmpdir(), 'junheng-'));
  const path = projectPath ?? join(workDir!, 'run.junheng');
  const project = ProjectFile.create(path);
  let finished = false;
  try {
    setFacts(project, loaded.recipe);
    const findings = await importInputs(loaded, path, pool, context);
    const importSeconds = (performance.now() - started) / 1000;
    const answers = await computeAnalyses(loaded.recipe.analyses, path, projectPath ? 'both' : 'files', pool, context, IMPORT_SHARE);
    context.report('write', 0.96);
    // A project that is kept shows the runs when it is opened.
    if (projectPath) for (const { run } of answers) project.insertRun(run);
    const outcome: Outcome = {
      recipeFile: loaded.file, title: loaded.recipe.title ?? null, synthetic: loaded.recipe.synthetic === true, datasets: project.listDatasets(), runs: answers.map(({ run }) => run),
    };
    for (const { notes } of outcome.runs) findings.push(...notes);
    const measured = { startedMs: started, importSeconds, threads, outDir };
    await writeFiles(outDir, [...answers.flatMap(({ files }) => files), ...outcomeFiles(outcome), timingsFile(outcome, measured)]);
    finished = true;
    return { summary: summaryOf(outcome), findings, checks: checksByAnalysis(outcome) };
  } finally {
    project.close();
    if (workDir) await rm(workDir, { recursive: true, force: true });
    else if (!finished) await removeProject(path);
  }
}

/** A project file that this run made and could not finish. */
async function removeProject(path: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(path + suffix, { force: true });
}

export function setFacts(project: ProjectFile, recipe: Recipe): void {
  if (recipe.title) project.setFact('title', recipe.title);
  project.setFact('synthetic', String(recipe.synthetic === true));
}
