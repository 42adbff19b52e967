import type { RunInfo } from '../../api/contract.ts';
import { useNames, useText } from './context.ts';
import { benchmarkOfRun, weightOf } from './gaps.ts';

/** The benchmark of a gap run in words, with its group, counterpart or profile, and whether a mean is weighted and by what. */
export function useBenchmarkName(): (run: RunInfo) => string {
  const text = useText();
  const names = useNames();
  return (run) => {
    const { kind, of, weighted } = benchmarkOfRun(run);
    const name = text(`gaps.benchmark.${kind}`);
    const column = kind === 'target' ? run.basis.policy?.document ?? of : of === 'parent' || of === 'prefecture' || of === 'code:4' ? text('level.parents') : of === 'code:2' ? text('level.provinces') : names(of);
    const detail = [of === '' || (kind === 'weighted-mean') ? '' : column, weighted ? text('gaps.weightedBy', { weight: names(weightOf(run)) }) : ''].filter((part) => part !== '').join(', ');
    return detail === '' ? name : text('gaps.benchmarkOf', { name, detail });
  };
}
