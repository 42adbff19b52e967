import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import type { IndicatorTable } from '../../load.ts';
import { columnNotes, columnsOf, indicatorTables, requireColumns, wantedColumns, yearsOf } from '../values/indicatorColumns.ts';
import type { KnownYears, RatioColumns } from '../values/indicatorColumns.ts';
import type { UnitFrame } from '../values/unitFrame.ts';

/** An indicator, or two columns divided by each other, as the analyses over time name it. */
export type YearlyIndicator = RatioColumns & { id: string };

/** Indicator tables of the project and the years the indicator is of. Throws its findings where a column is not there. */
export function tablesOverTime(project: ProjectFile, indicator: YearlyIndicator): KnownYears & { tables: IndicatorTable[] } {
  const { id, column, per, times } = indicator;
  const tables = indicatorTables(project, id);
  requireColumns(tables, wantedColumns(indicator, `analyses.${id}`));
  if (times !== undefined && per === undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${id}.per`, values: { key: 'per (times)' } });
  return { tables, ...yearsOf(tables, [column]) };
}

/** Finding `analysis.year-missing` for a year that the indicator has no row of; a table without years is of no use over time. */
export function yearMissing(year: number, years: readonly number[], parameter: string): Finding[] {
  return years.includes(year) ? [] : [{ code: 'analysis.year-missing', severity: 'error', parameter, values: { year, years: years.join(', ') } }];
}

/** What is to be told of the lists behind the tags of the units, and of the tables an indicator is read from. */
export function tableNotes(tables: readonly IndicatorTable[], frame: UnitFrame, indicator: YearlyIndicator, year: number): Finding[] {
  return [...frame.notes, ...columnNotes(tables, frame, columnsOf(indicator), year, `analyses.${indicator.id}.column`)];
}
