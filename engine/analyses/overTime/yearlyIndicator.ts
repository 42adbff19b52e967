import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadIndicators, required } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { joinNotes, requireColumns, yearNotes, yearsOf } from '../values/indicatorColumns.ts';
import type { KnownYears } from '../values/indicatorColumns.ts';
import type { UnitFrame } from '../values/unitFrame.ts';

/** An indicator, or two columns divided by each other, as the analyses over time name it. */
export interface YearlyIndicator { id: string; column: string; per?: string; times?: number }

/** Indicator tables of the project and the years the indicator is of. Throws its findings where a column is not there. */
export function tablesOverTime(project: ProjectFile, { id, column, per, times }: YearlyIndicator): KnownYears & { tables: IndicatorTable[] } {
  const loaded = loadIndicators(project);
  const tables = required(loaded.length > 0 ? loaded : null, 'indicators', id);
  requireColumns(tables, [{ column, parameter: `analyses.${id}.column` }, ...(per === undefined ? [] : [{ column: per, parameter: `analyses.${id}.per` }])]);
  if (times !== undefined && per === undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${id}.per`, values: { key: 'per (times)' } });
  return { tables, ...yearsOf(tables, [column]) };
}

/** Finding `analysis.year-missing` for a year that the indicator has no row of; a table without years is of no use over time. */
export function yearMissing(year: number, years: readonly number[], parameter: string): Finding[] {
  return years.includes(year) ? [] : [{ code: 'analysis.year-missing', severity: 'error', parameter, values: { year, years: years.join(', ') } }];
}

/** What is to be told of the tables an indicator is read from, and of the units. */
export function tableNotes(tables: readonly IndicatorTable[], frame: UnitFrame, { id, column, per }: YearlyIndicator, year: number): Finding[] {
  const columns = per === undefined ? [column] : [column, per];
  const read = tables.filter((table) => columns.some((one) => table.values.has(one)));
  return [...read.flatMap((table) => table.notes), ...frame.notes, ...joinNotes(frame, read), ...yearNotes(read, columns, year, `analyses.${id}.column`)];
}
