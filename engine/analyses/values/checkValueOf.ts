import type { Finding } from '../../../api/findings.ts';
import type { ValueOf } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadIndicators } from '../../load.ts';
import { chooseYear, columnNotes, columnsOf, indicatorTables, requireColumns, wantedColumns } from './indicatorColumns.ts';
import type { UnitValue, ValuePlace } from './readValue.ts';

/**
 * What can be said of a value before it is read: of an indicator its columns and its year, which is returned; a value of another run is
 * checked when that has been computed. Throws InputError `recipe.missing-input`, `column.missing`, `analysis.year-missing`.
 */
export function checkValueOf(project: ProjectFile, of: ValueOf, { analysisId, key }: ValuePlace): number | null {
  if (typeof of === 'string') return null;
  const parameter = `analyses.${analysisId}.${key}`;
  const tables = indicatorTables(project, analysisId);
  requireColumns(tables, wantedColumns(of, parameter));
  return chooseYear(tables, [of.column], of.year, `${parameter}.year`);
}

/** What is to be told of a value that was read: of the lists behind tags and of its tables ({@link columnNotes}). `weight`: column it is weighted by, if any. */
export function valueNotes(project: ProjectFile, of: ValueOf, { frame, year }: UnitValue, weight: string | null, parameter: string): Finding[] {
  const columns = [...(typeof of === 'string' ? [] : columnsOf(of)), ...(weight === null ? [] : [weight])];
  return [...frame.notes, ...columnNotes(loadIndicators(project), frame, columns, year, parameter)];
}
