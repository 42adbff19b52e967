import type { Column } from '../../../data/dataset.ts';
import type { GivenRun } from '../values/references.ts';
import { numbersOf } from './coverageItems.ts';

/** One indicator of a gap run, of every unit. */
export interface GapItem {
  run: GivenRun;
  indicator: string;
  value: Float64Array;
  benchmark: Float64Array;
  shortfall: Float64Array;
  relativeGap: Float64Array;
  persons: Float64Array;
  /** 95 % interval of a rate; NaN where the run gives none. */
  low: Float64Array;
  high: Float64Array;
  /** met, near, below or missing. */
  state: string[];
}

export function gapItems(runs: readonly GivenRun[], codes: readonly string[]): GapItem[] {
  return runs.flatMap((run) => {
    const table = run.table('main')!;
    const text = (name: string) => table.find((column: Column) => column.name === name)!.values as string[];
    const [rowCodes, indicators, states] = [text('code'), text('indicator'), text('state')];
    return [...new Set(indicators)].map((indicator): GapItem => {
      const rowOf = new Map(rowCodes.flatMap((code, row) => (indicators[row] === indicator ? [[code, row] as const] : [])));
      const at = (name: string) => {
        const values = numbersOf(table, name);
        return Float64Array.from(codes, (code) => values[rowOf.get(code) ?? -1] ?? NaN);
      };
      return {
        run, indicator, value: at('value'), benchmark: at('benchmark'), shortfall: at('shortfall'), relativeGap: at('relative_gap'), persons: at('persons'), low: at('value_low'), high: at('value_high'),
        state: codes.map((code) => states[rowOf.get(code) ?? -1] ?? 'missing'),
      };
    });
  });
}
