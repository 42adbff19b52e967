import { InputError } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { neededBefore } from '../analyses/values/references.ts';
import type { JobContext } from '../jobs.ts';
import type { WorkerPool } from '../pool.ts';
import type { AnalysisAnswer } from '../tasks.ts';

/** Models whose searches are the longest, so that they are not begun when all else is done. */
const LONGEST_FIRST: readonly string[] = ['friction', 'network'];

const turnOf = (analysis: Analysis): number => {
  const at = LONGEST_FIRST.indexOf('model' in analysis ? String(analysis.model) : '');
  return at < 0 ? LONGEST_FIRST.length : at;
};

/** An analysis was not begun because one it needs has failed, whose own faults are told. */
class NeededFailed extends Error {}

/** Tables of a run that another analysis may read: those that are results. */
const withoutDrawings = (run: RunDraft): RunDraft => ({ ...run, tables: run.tables.filter(({ name }) => !name.startsWith('.')) });

/**
 * Computes analyses on a project, several at a time, each after those it needs, and answers in the order of the recipe. `from` is
 * the share of the job that is done before. Throws every input fault of all of them at once.
 */
export async function computeAnalyses(
  analyses: Analysis[], projectPath: string, wanted: 'run' | 'files' | 'both', pool: WorkerPool, context: JobContext, from: number,
): Promise<AnalysisAnswer[]> {
  const fractions = new Float64Array(analyses.length);
  const advance = (at: number, fraction: number) => {
    fractions[at] = fraction;
    return from + (0.95 - from) * (fractions.reduce((sum, f) => sum + f, 0) / Math.max(1, analyses.length));
  };
  const needs = neededBefore(analyses);
  const isNeeded = new Set([...needs.values()].flat());
  const answers = new Map<string, Promise<AnalysisAnswer>>();
  const begin = async (at: number): Promise<AnalysisAnswer> => {
    const analysis = analyses[at];
    const before = await Promise.allSettled(needs.get(analysis.id)!.map((id) => answers.get(id)!));
    if (before.some(({ status }) => status === 'rejected')) throw new NeededFailed();
    const needed = before.map((one) => withoutDrawings((one as PromiseFulfilledResult<AnalysisAnswer>).value.run));
    const answer = await pool.run(
      'analyse', { projectPath, analysis, wanted: isNeeded.has(analysis.id) && wanted === 'files' ? 'both' : wanted, needed },
      { signal: context.signal, onProgress: (phase, fraction) => context.report(phase, advance(at, fraction)) },
    );
    context.report('travel', advance(at, 1));
    return answer;
  };
  // Those that wait for others are begun last: they ask for the answers of the ones before.
  const depth = (id: string): number => Math.max(0, ...needs.get(id)!.map((needed) => depth(needed) + 1));
  const order = analyses.map((_, at) => at).sort((a, b) => depth(analyses[a].id) - depth(analyses[b].id) || turnOf(analyses[a]) - turnOf(analyses[b]) || a - b);
  for (const at of order) answers.set(analyses[at].id, begin(at));
  // All are waited for, so that none runs on after a failure; every input fault is told.
  const settled = await Promise.allSettled(analyses.map(({ id }) => answers.get(id)!));
  const faults = settled.flatMap((s) => (s.status === 'rejected' && !(s.reason instanceof NeededFailed) ? [s.reason as Error] : []));
  const other = faults.find((fault) => !(fault instanceof InputError));
  if (other) throw other;
  if (faults.length > 0) throw new InputError(faults.flatMap((fault) => (fault as InputError).findings));
  return settled.map((s) => (s as PromiseFulfilledResult<AnalysisAnswer>).value);
}
