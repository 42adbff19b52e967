import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { GapsAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { required } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { chooseYear, indicatorLabel, indicatorTables, requireColumns, wantedColumns } from '../values/indicatorColumns.ts';
import { requireTag } from '../values/requireTag.ts';
import { frameOf } from '../values/unitFrame.ts';
import { peopleColumn, personsOfUnits } from '../values/unitWeights.ts';
import { benchmarkFor } from './benchmarks.ts';
import { ratesOf } from './indicatorRates.ts';

/** What can be said of a gap analysis without computing it. Throws its findings. */
export function checkGaps(project: ProjectFile, analysis: GapsAnalysis): void {
  const tables = indicatorTables(project, analysis.id);
  checkGapColumns(tables, analysis);
  const year = gapYear(tables, analysis);
  const { benchmark } = analysis;
  const frame = frameOf(project, tables, 'zones', year);
  requireTag(frame, analysis.tag, analysis.id);
  if (typeof benchmark === 'object' && 'value' in benchmark) return;
  const weights = analysis.weight === undefined ? null : peopleOf(project, tables, analysis, year, frame.codes);
  const findings = analysis.indicators.flatMap((indicator) => {
    try {
      benchmarkFor({ project, tables, frame, year, analysis, weights }, indicator, ratesOf(tables, indicator, year, frame.codes).values);
    } catch (error) {
      if (error instanceof InputError) return error.findings;
      throw error;
    }
    return [];
  });
  // A wrong group or profile is wrong for every indicator alike.
  const told = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
  if (told.size > 0) throw new InputError([...told.values()]);
}

/** `population` is a column where a table has one of that name, else the people of the project. */
const isPopulation = (tables: readonly IndicatorTable[], weight: string | undefined): boolean => weight === 'population' && !tables.some((table) => table.values.has(weight));

/** People of each unit: the column `weight` names, or those of the project's population, null without one. Throws InputError `recipe.missing-input`, `row.negative`. */
export function peopleOf(project: ProjectFile, tables: readonly IndicatorTable[], { id, weight }: GapsAnalysis, year: number | null, codes: readonly string[]): Float64Array | null {
  if (weight === undefined) return personsOfUnits(project, 'zones');
  return isPopulation(tables, weight) ? required(personsOfUnits(project, 'zones'), 'population', id) : peopleColumn(tables, weight, year, codes, `analyses.${id}.weight`);
}

/** The year of the analysis: the one given, else the latest of its indicators. */
export function gapYear(tables: readonly IndicatorTable[], analysis: GapsAnalysis): number | null {
  return chooseYear(tables, analysis.indicators.map(({ column }) => column), analysis.year, `analyses.${analysis.id}.year`);
}

/** Columns that have to exist, keys that go together, operators on the side of the direction, and one name per indicator. */
export function checkGapColumns(tables: readonly IndicatorTable[], analysis: GapsAnalysis): void {
  const at = (key: string) => `analyses.${analysis.id}.${key}`;
  requireColumns(tables, [
    ...analysis.indicators.flatMap((indicator, i) => wantedColumns(indicator, at(`indicators[${i}]`))),
    ...(analysis.weight && !isPopulation(tables, analysis.weight) ? [{ column: analysis.weight, parameter: at('weight') }] : []),
  ]);
  const findings: Finding[] = [];
  const { benchmark } = analysis;
  const weighted = benchmark === 'weighted-mean' || (typeof benchmark === 'object' && 'group' in benchmark && benchmark.weighted === true);
  if (weighted && !analysis.weight) findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: at('weight'), values: { key: 'weight' } });
  const names = new Set<string>();
  analysis.indicators.forEach((indicator, i) => {
    const needsPer = (['times', 'pool', 'hideBelow', 'interval'] as const).filter((key) => indicator[key] !== undefined && indicator.per === undefined);
    for (const key of needsPer) findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: at(`indicators[${i}].per`), values: { key: `per (${key})` } });
    if (indicator.operator !== undefined && (indicator.direction === 'higher') !== indicator.operator.startsWith('>')) {
      findings.push({ code: 'parameter.conflict', severity: 'error', parameter: at(`indicators[${i}].operator`), values: { one: `operator ${indicator.operator}`, other: `direction ${indicator.direction}` } });
    }
    const name = gapName(indicator);
    if (names.has(name)) findings.push({ code: 'recipe.reserved-name', severity: 'error', parameter: at(`indicators[${i}].name`), values: { name } });
    names.add(name);
  });
  const descending = analysis.severity?.some((bound, i, all) => i > 0 && bound <= all[i - 1]);
  if (descending) findings.push({ code: 'parameter.out-of-range', severity: 'error', parameter: at('severity'), values: { value: analysis.severity!.join(', ') } });
  if (findings.length > 0) throw new InputError(findings);
}

/** What the rows of an indicator are called. */
export const gapName = (indicator: GapsAnalysis['indicators'][number]): string => indicator.name ?? indicatorLabel(indicator);
