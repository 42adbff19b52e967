import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Feature } from 'geojson';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Analysis, Recipe } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import type { JobContext } from '../jobs.ts';
import { runFiles, jsonText } from '../outputs/runFiles.ts';
import type { OutputFile } from '../outputs/runFiles.ts';
import { writeFiles } from '../outputs/writeFiles.ts';
import type { WorkerPool } from '../pool.ts';
import type { ZonesHint } from '../tasks.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { LoadedRecipe } from './readRecipe.ts';
import { mapPaths, requestsOf } from './requests.ts';

export interface RecipeOutcome {
  summary: { synthetic: boolean; analyses: Record<string, { kind: string; totals: unknown }> };
  findings: Finding[];
}

/** Share of a whole run that reading the inputs takes, for the progress bar. */
const IMPORT_SHARE = 0.5;

/** Imports the inputs of a recipe into a project: zones first, then the other roles side by side. Throws all findings at once. */
export async function importInputs(loaded: LoadedRecipe, projectPath: string, pool: WorkerPool, context: JobContext): Promise<Finding[]> {
  const requests = requestsOf(loaded.recipe.inputs);
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
  const roles = [...new Set(requests.map(({ request: { role } }) => role))].filter((role) => role !== 'zones');
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

/** Findings by file, code and row, so that threads do not change what is printed. */
function sorted(findings: Finding[]): Finding[] {
  const key = (finding: Finding) => `${finding.file ?? ''}\u0000${finding.code}\u0000${String(finding.row ?? 0).padStart(12, '0')}\u0000${finding.column ?? ''}`;
  return [...findings].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** Runs analyses, several at a time, and stores them in the order of the recipe. Returns the ids of the runs. */
export async function runAnalyses(analyses: Analysis[], project: ProjectFile, pool: WorkerPool, context: JobContext, from: number): Promise<number[]> {
  const fractions = new Float64Array(analyses.length);
  const advance = (at: number, fraction: number) => {
    fractions[at] = fraction;
    return from + (0.95 - from) * (fractions.reduce((sum, f) => sum + f, 0) / Math.max(1, analyses.length));
  };
  const drafts = analyses.map((analysis, at) => pool.run(
    'analyse', { projectPath: project.path, analysis },
    { signal: context.signal, onProgress: (phase, fraction) => context.report(phase, advance(at, fraction)) },
  ).then((draft) => {
    context.report('travel', advance(at, 1));
    return draft;
  }));
  // All are waited for, so that none runs on after a failure; every input fault is told.
  const settled = await Promise.allSettled(drafts);
  const faults = settled.flatMap((s) => (s.status === 'rejected' ? [s.reason as Error] : []));
  const other = faults.find((fault) => !(fault instanceof InputError));
  if (other) throw other;
  if (faults.length > 0) throw new InputError(faults.flatMap((fault) => (fault as InputError).findings));
  return settled.map((s) => project.insertRun((s as PromiseFulfilledResult<RunDraft>).value));
}

/** The whole of `junheng run`: inputs, analyses, outputs. Nothing is written into `outDir` before everything is computed. */
export async function runRecipe(loaded: LoadedRecipe, outDir: string, projectPath: string | null, pool: WorkerPool, threads: number, context: JobContext): Promise<RecipeOutcome> {
  const started = performance.now();
  const workDir = projectPath ? null : await mkdtemp(join(tmpdir(), 'junheng-'));
  const path = projectPath ?? join(workDir!, 'run.junheng');
  const project = ProjectFile.create(path);
  let finished = false;
  try {
    setFacts(project, loaded.recipe);
    const findings = await importInputs(loaded, path, pool, context);
    const importSeconds = (performance.now() - started) / 1000;
    const runIds = await runAnalyses(loaded.recipe.analyses, project, pool, context, IMPORT_SHARE);
    context.report('write', 0.96);
    const runs = runIds.map((id) => project.getRun(id));
    const files: OutputFile[] = [];
    for (const run of runs) {
      const wantsArea = run.kind === 'coverage' && run.analysis.format?.includes('geojson');
      const limits = Math.max(run.basis.limitsMinutes.length, run.basis.limitsMeters.length);
      const features: Feature[] = wantsArea
        ? (await pool.run('coveredArea', { projectPath: path, runId: run.id, facilityType: 'all', limit: limits - 1 }, { signal: context.signal })).features
        : [];
      files.push(...runFiles(project, run, features));
      findings.push(...run.notes);
    }
    const synthetic = loaded.recipe.synthetic === true;
    const summary = { synthetic, analyses: Object.fromEntries(runs.map((run) => [run.analysisId, { kind: run.kind, totals: run.totals }])) };
    const datasets = project.listDatasets();
    files.push(
      { name: 'summary.json', text: jsonText(summary) },
      {
        name: 'manifest.json',
        text: jsonText({
          program: 'Junheng', engineVersion: ENGINE_VERSION, synthetic, title: loaded.recipe.title ?? null, recipe: loaded.file,
          inputs: datasets.map((d) => ({
            role: d.role, files: d.sources.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })), rows: d.rowCount,
            crs: d.meta.crs ?? null, encoding: d.meta.encoding ?? null, notes: d.notes,
          })),
          analyses: runs.map((run) => ({ ...run.analysis, basis: run.basis, seed: run.analysis.kind === 'siting' ? (run.analysis.seed ?? null) : null, notes: run.notes })),
        }),
      },
      {
        name: 'timings.json',
        text: jsonText({
          analyses: Object.fromEntries(runs.map((run) => [run.analysisId, { compute_s: run.computeSeconds }])), import_s: importSeconds,
          total_s: (performance.now() - started) / 1000, peak_mb: process.resourceUsage().maxRSS / 1024, threads, node: process.version,
          inputs: datasets.flatMap((d) => d.sources.map((source) => source.path)), out: outDir,
        }),
      },
    );
    await writeFiles(outDir, files);
    finished = true;
    return { summary, findings };
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
