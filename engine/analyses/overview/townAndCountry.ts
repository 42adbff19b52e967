import { InputError } from '../../../api/findings.ts';
import type { DisparityAnalysis } from '../../../api/valueAnalyses.ts';
import type { GivenRun } from '../values/references.ts';
import { numbersOf } from './coverageItems.ts';
import type { GapItem } from './gapItems.ts';
import { definitionOf } from './serviceTypes.ts';

/** Values of town and country of every unit. */
export interface TownAndCountryFigures { urban: Float64Array; rural: Float64Array }

/**
 * The disparity run of every indicator, in the order of the items: one of the same column, denominator, factor and year; null where there is none.
 * Throws InputError `recipe.invalid-value` for a run that is of no indicator on the page.
 */
export function townAndCountryOf(runs: readonly GivenRun[], items: readonly GapItem[], codes: readonly string[], parameter: string): (TownAndCountryFigures | null)[] {
  const belongs = (run: GivenRun, item: GapItem): boolean => {
    const { of } = run.analysis as DisparityAnalysis;
    const { column, per, times = 1 } = definitionOf(item);
    return typeof of === 'object' && of.column === column && of.per === per && (of.times ?? 1) === times && run.basis.year === item.run.basis.year && run.table('main')!.some(({ name, values }) => name === 'rural' && (values as Float64Array).some((value) => !Number.isNaN(value)));
  };
  for (const run of runs) {
    if (items.some((item) => belongs(run, item))) continue;
    const options = items.map((item) => `${item.indicator}${item.run.basis.year === null ? '' : ` (${item.run.basis.year})`}`).join(', ');
    throw new InputError({ code: 'recipe.invalid-value', severity: 'error', parameter, values: { value: run.analysisId, options } });
  }
  return items.map((item) => {
    const table = runs.find((run) => belongs(run, item))?.table('main');
    if (!table) return null;
    const rowCodes = table.find(({ name }) => name === 'code')!.values as string[];
    const rowOf = new Map(rowCodes.map((code, row) => [code, row]));
    const at = (name: string) => {
      const values = numbersOf(table, name);
      return Float64Array.from(codes, (code) => values[rowOf.get(code) ?? -1] ?? NaN);
    };
    return { urban: at('urban'), rural: at('rural') };
  });
}
