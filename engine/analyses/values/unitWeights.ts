import { InputError } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadIndicators, loadPopulation, loadZones, required } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { prepareUnits } from '../units.ts';
import { chooseYear, columnOf, indicatorTables, requireColumns } from './indicatorColumns.ts';
import type { UnitFrame, UnitLevel } from './unitFrame.ts';

/** What units count with. */
export interface UnitWeights {
  /** One per unit, >= 0, NaN unknown; null: every unit counts alike. */
  values: Float64Array | null;
  /** `none`, or where the weights come from: printed with the result. */
  label: string;
}

/** Without a population in the project, `population` names a column of an indicator table that is called so. */
export const isPopulationColumn = (project: ProjectFile): boolean => project.listDatasets('population').length === 0 && loadIndicators(project).some((table) => table.values.has('population'));

/**
 * `none` (or nothing), `population` (people of the run the value is of, else of the project's population, else a column of that name), or a column
 * of an indicator table of that year. Throws InputError `recipe.missing-input`, `column.missing`, `row.negative`.
 */
export function unitWeightsOf(project: ProjectFile, value: { frame: UnitFrame; persons: Float64Array | null; year: number | null }, weight: string | undefined, analysisId: string): UnitWeights {
  if (weight === undefined || weight === 'none') return { values: null, label: 'none' };
  if (weight === 'population' && (value.persons !== null || !isPopulationColumn(project))) {
    const values = value.persons ?? personsOfUnits(project, value.frame.level);
    return { values: required(values, 'population', analysisId), label: loadPopulation(project)?.source ?? 'persons' };
  }
  const parameter = `analyses.${analysisId}.weight`;
  const tables = indicatorTables(project, analysisId);
  requireColumns(tables, [{ column: weight, parameter }]);
  return { values: peopleColumn(tables, weight, chooseYear(tables, [weight], value.year ?? undefined, parameter), value.frame.codes, parameter), label: weight };
}

/** People of the project's population by unit; null without population or units. */
export function personsOfUnits(project: ProjectFile, level: UnitLevel): Float64Array | null {
  const zones = loadZones(project, level);
  const population = zones ? loadPopulation(project) : null;
  if (!zones || !population) return null;
  const units = prepareUnits(zones, population, level === 'zones');
  const persons = new Float64Array(zones.codes.length);
  units.pointUnit!.forEach((unit, i) => { if (unit >= 0) persons[unit] += population.persons[i]; });
  return persons;
}

/** A column of people, which no unit can have less than none of. */
export function peopleColumn(tables: readonly IndicatorTable[], column: string, year: number | null, codes: readonly string[], parameter: string): Float64Array {
  const people = columnOf(tables, column, year, codes);
  const first = people.findIndex((count) => count < 0);
  if (first < 0) return people;
  throw new InputError({
    code: 'row.negative', severity: 'error', file: tables.filter((table) => table.values.has(column)).map((table) => table.file).join(', '), column,
    parameter, values: { text: `${people[first]} (${codes[first]})`, count: people.filter((count) => count < 0).length },
  });
}
