import { InputError } from '../../../api/findings.ts';
import type { ProgressAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { PROGRESS_STATES, progressRows, sumToDate } from '../../../geo/progress/progress.ts';
import type { ProgressTable } from '../../../geo/progress/progress.ts';
import { required } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { policyOf } from '../../profiles.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, tableBasis } from '../basis.ts';
import { finite } from '../finite.ts';
import { indicatorLabel, nationalValue, ratioOf } from '../values/indicatorColumns.ts';
import type { KnownYears } from '../values/indicatorColumns.ts';
import { frameOf } from '../values/unitFrame.ts';
import { progressColumns, seriesColumns } from './progressTables.ts';
import type { Series } from './progressTables.ts';
import { conflict, progressTarget, splitAmongUnits } from './progressTarget.ts';
import type { ProgressTarget } from './progressTarget.ts';
import { tableNotes, tablesOverTime, yearMissing } from './yearlyIndicator.ts';

/** How far each unit has come from its baseline towards a target, and whether the pace will do. */
export function runProgress(project: ProjectFile, analysis: ProgressAnalysis, control: TaskControl): RunDraft {
  control.report('load', 0);
  const { tables, ...known } = tablesOverTime(project, analysis);
  const { years } = known;
  const target = requireKeys(project, analysis);
  const year = currentYear(analysis, known);
  const started = performance.now();
  control.report('figures', 0.3);
  const { id, column, per, baselineYear, targetYear, cumulative = false } = analysis;
  const frame = frameOf(project, tables, 'zones', year);
  const valuesOf = (one: number) => ratioOf(tables, analysis, one, frame.codes);
  const series = seriesOf(analysis, years, valuesOf, frame.codes.length);
  const current = series.get(year)!;
  const baseline = series.get(baselineYear)!;
  const valuesAreWhole = per === undefined && years.filter((one) => one > baselineYear && one <= year).every((one) => valuesOf(one).every((value) => Number.isNaN(value) || Number.isInteger(value)));
  const split = analysis.split === undefined ? null : splitAmongUnits(project, analysis, tables, frame, target.value, valuesAreWhole);
  const targets = split?.shares ?? new Float64Array(frame.codes.length).fill(target.value);
  const period = { operator: target.operator, baselineYear, year, targetYear };
  // A baseline for all is where the line starts, not a value that a unit had.
  const shown = analysis.baseline === undefined ? series : new Map(series).set(baselineYear, valuesOf(baselineYear));
  const table = progressRows({ baseline, current, target: targets, ...period });

  const count = (state: string) => table.state.reduce((sum, one) => sum + (PROGRESS_STATES[one] === state ? 1 : 0), 0);
  const [met, onTrack, behind, noData] = PROGRESS_STATES.map(count);
  const notes = tableNotes(tables, frame, analysis, year);
  const unknown = targets.reduce((sum, goal, unit) => sum + (!Number.isNaN(goal) && (Number.isNaN(baseline[unit]) || Number.isNaN(current[unit])) ? 1 : 0), 0);
  const yearsNeeded = cumulative ? `${baselineYear + 1}-${year}` : analysis.baseline === undefined ? `${baselineYear}, ${year}` : `${year}`;
  if (unknown > 0) notes.push({ code: 'analysis.years-incomplete', severity: 'note', column, values: { years: yearsNeeded, count: unknown } });
  const withoutShare = targets.filter((goal) => Number.isNaN(goal)).length;
  if (withoutShare > 0) notes.push({ code: 'row.missing-value', severity: 'note', column: analysis.split!.by, parameter: `analyses.${id}.split.by`, values: { count: withoutShare } });
  const basis = tableBasis(project, per ?? '', year);
  return {
    analysisId: id, kind: 'progress', analysis: { ...analysis, year }, basis: target.profile === null ? basis : { ...basis, policy: policyOf(target.profile) },
    totals: {
      baseline_year: baselineYear, year, target_year: targetYear, target: target.value, operator: target.operator, n: met + onTrack + behind, met, on_track: onTrack, behind, no_data: noData,
      indicator: indicatorLabel(analysis), cumulative, expected_progress: (year - baselineYear) / (targetYear - baselineYear), profile: target.profile === null ? null : target.profile.id,
      ...(cumulative ? { sum_to_date: sumOf(current) } : {}),
      ...(split === null ? {} : { split_by: analysis.split!.by, split_year: split.year, split_whole: split.whole, split_sum: sumOf(split.shares) }),
      national: target.profile === null && (cumulative || split !== null) ? null : nationalFigures(analysis, tables, years, target, year),
    },
    notes, ...provenance(project, started),
    tables: [
      { name: 'main', columns: progressColumns(frame, { baseline, current: valuesOf(year), targets, table, sums: cumulative ? current : null, total: split === null ? null : target.value }) },
      { name: 'series', columns: seriesColumns(frame, shown, baseline, targets, period) },
    ],
  };
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);

/** What can be said of a progress analysis without computing it. Throws its findings. */
export function checkProgress(project: ProjectFile, analysis: ProgressAnalysis): void {
  const { tables, ...known } = tablesOverTime(project, analysis);
  const target = requireKeys(project, analysis);
  const frame = frameOf(project, tables, 'zones', currentYear(analysis, known));
  // Counting the people of every unit is left to the run.
  if (analysis.split?.by === 'population') required(project.listDatasets('population')[0] ?? null, 'population', analysis.id);
  else if (analysis.split !== undefined) splitAmongUnits(project, analysis, tables, frame, target.value, false);
}

/** The target, and keys that go together: a sum to date starts from nothing and has no ceiling it could be below from the beginning. */
function requireKeys(project: ProjectFile, analysis: ProgressAnalysis): ProgressTarget {
  const { id, cumulative, baseline, direction, baselineYear, targetYear } = analysis;
  if (baselineYear >= targetYear) throw outOfRange(id, 'targetYear', targetYear, baselineYear + 1, 2200);
  if (cumulative === true && baseline !== undefined) throw conflict(id, 'baseline', 'cumulative', 'baseline');
  if (cumulative === true && direction === 'lower') throw conflict(id, 'direction', 'cumulative', 'direction lower');
  return progressTarget(project, analysis);
}

/** The year given, else the latest with a value after the baseline and up to the target year. The baseline year has rows too, where each unit starts from its own value. */
function currentYear({ id, column, year, baseline, baselineYear, targetYear, cumulative }: ProgressAnalysis, { years, latest }: KnownYears): number {
  if (year !== undefined && (year <= baselineYear || year > targetYear)) throw outOfRange(id, 'year', year, baselineYear + 1, targetYear);
  const found = year ?? latest(targetYear, baselineYear);
  const findings = cumulative === true || baseline !== undefined ? [] : yearMissing(baselineYear, years, `analyses.${id}.baselineYear`);
  const parameter = `analyses.${id}.year`;
  if (found === undefined) findings.push({ code: 'analysis.year-missing', severity: 'error', column, parameter, values: { year: `${baselineYear + 1}-${targetYear}`, years: years.join(', ') } });
  else findings.push(...yearMissing(found, years, parameter));
  if (findings.length > 0) throw new InputError(findings);
  return found!;
}

function outOfRange(id: string, key: string, value: number, minimum: number, maximum: number): InputError {
  return new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: `analyses.${id}.${key}`, values: { value, minimum, maximum } });
}

/** Baseline, values and sums by year, as far as the target year. */
function seriesOf({ baseline, baselineYear, targetYear, cumulative }: ProgressAnalysis, years: readonly number[], valuesOf: (year: number) => Float64Array, count: number): Series {
  const series: Series = new Map();
  series.set(baselineYear, cumulative === true ? new Float64Array(count) : baseline === undefined ? valuesOf(baselineYear) : new Float64Array(count).fill(baseline));
  const last = years.findLast((year) => year <= targetYear)!;
  const added: Float64Array[] = [];
  for (let year = baselineYear + 1; year <= last; year++) {
    // A year the indicator has no row of is a year all units lack.
    added.push(years.includes(year) ? valuesOf(year) : new Float64Array(count).fill(NaN));
    series.set(year, cumulative === true ? sumToDate(added) : added.at(-1)!);
  }
  return series;
}

/** The same figures of the national row; null where the tables have none. A sum or total of the user's is one of the units, only that of a profile one of the nation. */
function nationalFigures(analysis: ProgressAnalysis, tables: readonly IndicatorTable[], years: readonly number[], { value, operator }: ProgressTarget, year: number): Record<string, unknown> | null {
  const series = seriesOf(analysis, years, (one) => Float64Array.of(nationalValue(tables, analysis, one)), 1);
  const { baselineYear, targetYear } = analysis;
  const [baseline, current] = [series.get(baselineYear)!, series.get(year)!];
  const table: ProgressTable = progressRows({ baseline, current, target: Float64Array.of(value), operator, baselineYear, year, targetYear });
  if (PROGRESS_STATES[table.state[0]] === 'no-data') return null;
  const { progress, expected, annualChange, yearsToTarget, forecast, remaining } = table;
  return {
    baseline: baseline[0], current: current[0], progress: finite(progress[0]), expected: finite(expected[0]), state: PROGRESS_STATES[table.state[0]],
    annual_change: finite(annualChange[0]), years_to_target: finite(yearsToTarget[0]), forecast: finite(forecast[0]), remaining: finite(remaining[0]),
  };
}
