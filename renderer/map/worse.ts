import type { RunInfo } from '../../api/contract.ts';
import type { Worse } from '../../geo/figure/categories.ts';
import { useWorkbench } from '../app/context.ts';

/** Columns of other analyses of which much is the need. */
const MUCH_IS_NEED = /^(persons_outside.*|rural_outside.*|persons_disputed.*|shortfall|difference|ratio|remaining|years_to_target|indicators_below|red_items|flips)$/;

/** Does the analysis itself say which values are better? */
export function saysDirection(run: RunInfo): boolean {
  return typeof run.analysis['direction'] === 'string' || ['disparity', 'progress', 'composite', 'overview', 'rules'].includes(run.kind);
}

/**
 * Which end of a run's values is the need: by the direction of the analysis; else what the reader chose; else by what the value is
 * (a gap analysis that gives the indicator a direction, minutes to the nearest facility); low where nothing tells.
 */
export function worseOf(run: RunInfo, runs: readonly RunInfo[], chosen: Partial<Record<number, Worse>>): Worse {
  const { direction, of, column } = run.analysis as { direction?: string; of?: string | { column: string }; column?: string };
  if (saysDirection(run)) return direction === 'lower' ? 'high' : 'low';
  return chosen[run.id] ?? (typeof of === 'string' ? ofRun(of, runs) : ofIndicator(of?.column ?? column, runs));
}

function ofRun(of: string, runs: readonly RunInfo[]): Worse {
  const [id, ...rest] = of.split('.');
  const column = rest.join('.');
  const run = runs.find((one) => one.analysisId === id);
  const nearest = run?.kind === 'accessibility' && run.analysis['method'] === 'nearest' && column === 'value';
  const rank = run?.kind === 'composite' && column === 'rank';
  return nearest || rank || MUCH_IS_NEED.test(column) ? 'high' : 'low';
}

function ofIndicator(column: string | undefined, runs: readonly RunInfo[]): Worse {
  for (const run of runs) {
    if (run.kind !== 'gaps') continue;
    const indicators = run.analysis['indicators'] as { column: string; direction: string }[];
    const known = indicators.find((one) => one.column === column);
    if (known !== undefined) return known.direction === 'lower' ? 'high' : 'low';
  }
  return 'low';
}

const NO_RUNS: readonly RunInfo[] = [];

/** The same for a run of this window. */
export function useWorse(run: RunInfo | null): Worse {
  const runs = useWorkbench((state) => state.project?.runs) ?? NO_RUNS;
  const chosen = useWorkbench((state) => state.worseIs);
  return run === null ? 'low' : worseOf(run, runs, chosen);
}
