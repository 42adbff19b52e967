import { InputError } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import type { JobContext } from '../jobs.ts';
import type { WorkerPool } from '../pool.ts';
import type { AnalysisAnswer } from '../tasks.ts';

/** Models whose searches are the longest, so that they are not begun when all else is done. */
const LONGEST_FIRST: readonly string[] = ['friction', 'network'];

const turnOf = (analysis: Analysis): number => {
  const at = LONGEST_FIRST.indexOf('model' in analysis ? String(analysis.model) : '');
  return at < 0 ? LONGEST_FIRST.length : at;
};

/**
 * Computes analyses on a project, several at a time, and answers in the order of the recipe. `from` is the share of the job
 * that is done before. Throws every input fault of all of them at once.
 */
export async function computeAnalyses(
  analyses: Analysis[], projectPath: string, wanted: 'run' | 'files' | 'both', pool: WorkerPool, context: JobContext, from: number,
): Promise<AnalysisAnswer[]> {
  const fractions = new Float64Array(analyses.length);
  const advance = (at: number, fraction: number) => {
    fractions[at] = fraction;
    return from + (0.95 - from) * (fractions.reduce((sum, f) => sum + f, 0) / Math.max(1, analyses.length));
  };
  const answers: Promise<AnalysisAnswer>[] = [];
  const order = analyses.map((_, at) => at).sort((a, b) => turnOf(analyses[a]) - turnOf(analyses[b]) || a - b);
  for (const at of order) {
    answers[at] = pool.run(
      'analyse', { projectPath, analysis: analyses[at], wanted },
      { signal: context.signal, onProgress: (phase, fraction) => context.report(phase, advance(at, fraction)) },
    ).then((answer) => {
      context.report('travel', advance(at, 1));
      return answer;
    });
  }
  // All are waited for, so that none runs on after a failure; every input fault is told.
  const settled = await Promise.allSettled(answers);
  const faults = settled.flatMap((s) => (s.status === 'rejected' ? [s.reason as Error] : []));
  const other = faults.find((fault) => !(fault instanceof InputError));
  if (other) throw other;
  if (faults.length > 0) throw new InputError(faults.flatMap((fault) => (fault as InputError).findings));
  return settled.map((s) => (s as PromiseFulfilledResult<AnalysisAnswer>).value);
}
