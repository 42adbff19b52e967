import type { RunInfo } from '../../api/contract.ts';
import { useFormats } from './context.ts';

/** Columns of other analyses that are shares or ratios of a benchmark. */
const SHARES = /^(persons_share|area_share|persons_disputed_share|share_(base|low|high)|attainment|relative_gap)/;

/** Is what a run analyses a share? */
export function isShareValue({ analysis }: Pick<RunInfo, 'analysis'>): boolean {
  const of = analysis['of'];
  return typeof of === 'string' && SHARES.test(of.slice(of.indexOf('.') + 1));
}

/** How the value a run analyses is written: a share as per cent, else a figure. */
export function useValueWritten(): (run: RunInfo) => (value: number) => string {
  const formats = useFormats();
  return (run) => (isShareValue(run) ? formats.share : formats.figure);
}
