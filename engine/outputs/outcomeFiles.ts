import type { Check } from '../../api/checks.ts';
import type { RunDraft, StoredDataset } from '../../data/project/projectFile.ts';
import { ENGINE_VERSION } from '../version.ts';
import { jsonText } from './runFiles.ts';
import type { OutputFile } from './outputFile.ts';

/** What a whole run of a recipe leaves besides its tables. */
export interface Outcome {
  recipeFile: string;
  title: string | null;
  synthetic: boolean;
  datasets: StoredDataset[];
  /** In the order of the recipe. */
  runs: RunDraft[];
}

export interface Summary {
  synthetic: boolean;
  analyses: Record<string, { kind: string; totals: unknown }>;
}

export function summaryOf({ synthetic, runs }: Outcome): Summary {
  return { synthetic, analyses: Object.fromEntries(runs.map((run) => [run.analysisId, { kind: run.kind, totals: run.totals }])) };
}

/** The checks of every run, by the id of its analysis. */
export function checksByAnalysis({ runs }: Outcome): Record<string, Check[]> {
  return Object.fromEntries(runs.map((run) => [run.analysisId, run.checks ?? []]));
}

/** `summary.json` and `manifest.json`: the same bytes on every machine. */
export function outcomeFiles(outcome: Outcome): OutputFile[] {
  const { recipeFile, title, synthetic, datasets, runs } = outcome;
  const manifest = {
    program: 'Junheng', engineVersion: ENGINE_VERSION, synthetic, title, recipe: recipeFile,
    inputs: datasets.map((d) => ({
      role: d.role, files: d.sources.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })), rows: d.rowCount,
      crs: d.meta.crs ?? null, encoding: d.meta.encoding ?? null, notes: d.notes,
    })),
    analyses: runs.map((run) => ({ ...run.analysis, basis: run.basis, seed: 'seed' in run.analysis ? (run.analysis.seed ?? null) : null, notes: run.notes })),
  };
  return [{ name: 'summary.json', content: jsonText(summaryOf(outcome)) }, { name: 'manifest.json', content: jsonText(manifest) }];
}

/** `timings.json`: everything that may vary from run to run. `startedMs` is the beginning by `performance.now()`. */
export function timingsFile(outcome: Outcome, measured: { startedMs: number; importSeconds: number; threads: number; outDir: string }): OutputFile {
  const { startedMs, importSeconds, threads, outDir } = measured;
  const timings = {
    analyses: Object.fromEntries(outcome.runs.map((run) => [run.analysisId, { compute_s: run.computeSeconds }])), import_s: importSeconds,
    total_s: (performance.now() - startedMs) / 1000, peak_mb: process.resourceUsage().maxRSS / 1024, threads, node: process.version,
    inputs: outcome.datasets.flatMap((d) => d.sources.map((source) => source.path)), out: outDir,
  };
  return { name: 'timings.json', content: jsonText(timings) };
}
