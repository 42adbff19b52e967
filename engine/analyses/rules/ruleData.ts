import type { Finding } from '../../../api/findings.ts';
import type { RuleBinding, RulesAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadAreas, loadFacilities, loadIndicators, loadPopulation, loadZones } from '../../load.ts';
import type { Facilities, IndicatorTable, Population } from '../../load.ts';
import { chooseYear, columnOf, quotients, yearsOf } from '../values/indicatorColumns.ts';
import type { References } from '../values/references.ts';
import { indexAreas } from './ruleScope.ts';
import type { AreaIndex } from './ruleScope.ts';
import type { RuleTest } from './ruleTests.ts';
import { unitsByLevel } from './ruleUnits.ts';
import type { RuleUnits, UnitsByLevel } from './ruleUnits.ts';

/** What rules are tested with. */
export interface RuleData {
  analysis: RulesAnalysis;
  tables: readonly IndicatorTable[];
  facilities: Facilities | null;
  /** What is to be told of the lists behind tags. */
  notes: readonly Finding[];
  /** Types of the facilities there are. */
  types: ReadonlySet<string>;
  population: Population | null;
  areas: readonly AreaIndex[];
  units: UnitsByLevel;
  /** Unit of each facility, -1 outside; null where the units have no ground. Located once per level. */
  unitOfFacility: (units: RuleUnits) => Int32Array | null;
  references: References;
}

export function ruleData(project: ProjectFile, analysis: RulesAnalysis, references: References): RuleData {
  const tables = loadIndicators(project);
  const facilities = loadFacilities(project);
  const located = new Map<string, Int32Array | null>();
  return {
    analysis, tables, facilities, types: new Set(facilities?.types), population: loadPopulation(project), areas: indexAreas(loadAreas(project)),
    units: unitsByLevel(project, tables, analysis.year ?? null), references, notes: loadZones(project, 'zones', analysis.year ?? null)?.tagNotes ?? [],
    unitOfFacility: (units) => {
      if (!located.has(units.level)) located.set(units.level, facilities && units.locate ? units.locate(facilities) : null);
      return located.get(units.level)!;
    },
  };
}

/** A column of indicator tables that holds the value of a test. */
export interface TestColumn { column: string; per?: string; times: number }

/** The column bound to a test, else the first that has the name the profile gives; null without any. `per`: a ratio times what the rule is per. */
export function columnFor({ tables }: RuleData, { columns, rule }: RuleTest, { column, per, times }: RuleBinding): TestColumn | null {
  const found = column ?? columns.find((name) => tables.some((table) => table.values.has(name)));
  return found === undefined ? null : { column: found, per, times: times ?? (per === undefined ? 1 : rule.per ?? 1) };
}

/** The year of a column: that of the analysis, else the latest the column has. */
export function yearOf({ tables, analysis }: RuleData, column: string): number | null {
  return analysis.year !== undefined && yearsOf(tables, [column]).years.length > 0 ? analysis.year : chooseYear(tables, [column], undefined, '');
}

/** Values of a column, NaN where there is none; a ratio is value x times / denominator. */
export function valuesOf(data: RuleData, { column, per, times }: TestColumn, codes: readonly string[]): Float64Array {
  const year = yearOf(data, column);
  const values = columnOf(data.tables, column, year, codes);
  if (per === undefined) return times === 1 ? values : values.map((value) => value * times);
  return quotients(values, times, columnOf(data.tables, per, year, codes));
}

/** What a column is divided by, as results print it. */
export function denominatorOf({ tables }: RuleData, { column, per }: TestColumn): string {
  return per ?? tables.map((table) => table.about[column]?.denominator).find((text) => text !== undefined) ?? '';
}
