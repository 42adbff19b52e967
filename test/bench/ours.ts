import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe } from '../../api/recipe.ts';
import type { BenchSize } from '../engine/benchRecipe.ts';
import type { BenchLine } from './lines.ts';

const CLI = join(import.meta.dirname, '..', '..', 'engine', 'cli', 'junheng.mjs');
const PROGRAMS = join(import.meta.dirname, 'programs');

export interface Measured { seconds: number; computeSeconds: number | null; peakMb: number }
export interface ImportMeasured { importSeconds: number; wholeSeconds: number; peakMb: number }
interface Timings { analyses: Record<string, { compute_s: number }>; import_s: number; peak_mb: number }

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1];

/** Runs a program and answers the seconds of its whole process; throws what it said where it failed. */
function timed(args: string[]): { seconds: number; stderr: string } {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  const seconds = (performance.now() - started) / 1000;
  if (status !== 0) throw new Error(stderr);
  return { seconds, stderr };
}

const timingsOf = (out: string): Timings => JSON.parse(readFileSync(join(out, 'timings.json'), 'utf8')) as Timings;

/** Two projects of a province, once: with everything, and with zones and facilities only. */
export interface Projects { whole: string; withoutPeople: string; scratch: string }

/** `junheng run` from raw files to results, timed; the project it keeps is what the lines are computed from. */
export function importProvince(dir: string, recipePath: string, scratch: string): { projects: Projects; measured: ImportMeasured } {
  const projects: Projects = { whole: join(scratch, 'whole.junheng'), withoutPeople: join(scratch, 'area.junheng'), scratch };
  const out = join(scratch, 'out');
  const { seconds } = timed([CLI, 'run', recipePath, '--out', out, '--quiet']);
  const { import_s, peak_mb } = timingsOf(out);
  const recipe = JSON.parse(readFileSync(recipePath, 'utf8')) as Recipe;
  const { zones, facilities } = recipe.inputs;
  const emptied = (name: string, inputs: Recipe['inputs'], project: string): void => {
    const path = join(dir, name);
    writeFileSync(path, JSON.stringify({ ...recipe, inputs, analyses: [] }));
    for (const suffix of ['', '-wal', '-shm']) rmSync(project + suffix, { force: true });
    timed([CLI, 'run', path, '--out', out, '--project', project, '--quiet']);
  };
  emptied('recipe-whole.json', recipe.inputs, projects.whole);
  emptied('recipe-area.json', { zones, facilities }, projects.withoutPeople);
  return { projects, measured: { importSeconds: import_s, wholeSeconds: seconds, peakMb: peak_mb } };
}

/** One line of ours from the project on disk to the table, median of `runs` whole processes. */
export function runOurs(line: BenchLine, size: BenchSize, projects: Projects, runs: number): Measured {
  const project = line.withoutPeople ? projects.withoutPeople : projects.whole;
  const once = (): Measured => {
    if (!(typeof line.ours === 'function')) {
      const { seconds, stderr } = timed(['--disable-warning=ExperimentalWarning', join(PROGRAMS, line.ours.program), project]);
      const { compute_s, peak_mb } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as { compute_s: number; peak_mb: number };
      return { seconds, computeSeconds: compute_s, peakMb: peak_mb };
    }
    const analysis = line.ours(size);
    const recipe = join(projects.scratch, 'line.json');
    const out = join(projects.scratch, 'line');
    writeFileSync(recipe, JSON.stringify({ analyses: [analysis] }));
    const { seconds } = timed([CLI, 'analyse', project, '--recipe', recipe, '--out', out, '--quiet']);
    if (!existsSync(join(out, `${analysis.id}.csv`))) throw new Error(`no table of ${line.id}`);
    const { analyses, peak_mb } = timingsOf(out);
    return { seconds, computeSeconds: analyses[analysis.id].compute_s, peakMb: peak_mb };
  };
  once(); // The first start after a change compiles modules, as the first after an installation does.
  const measured = Array.from({ length: runs }, once);
  return {
    seconds: median(measured.map((m) => m.seconds)), computeSeconds: median(measured.map((m) => m.computeSeconds!)), peakMb: Math.max(...measured.map((m) => m.peakMb)),
  };
}
