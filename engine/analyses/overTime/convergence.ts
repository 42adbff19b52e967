import { InputError } from '../../../api/findings.ts';
import type { ConvergenceAnalysis } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { logDispersion } from '../../../geo/convergence/dispersion.ts';
import { growthRegression } from '../../../geo/convergence/growthRegression.ts';
import type { GrowthRegression } from '../../../geo/convergence/growthRegression.ts';
import { decompose, nestedGroups } from '../../../geo/inequality/decomposition.ts';
import { distributionOf } from '../../../geo/inequality/distribution.ts';
import { coefficientOfVariation, gini, theilT } from '../../../geo/inequality/indices.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, tableBasis } from '../basis.ts';
import { inCodeOrder } from '../codeOrder.ts';
import { finite } from '../finite.ts';
import { indicatorLabel, ratioOf } from '../values/indicatorColumns.ts';
import { frameOf } from '../values/unitFrame.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import { unitGroupsOf } from '../values/unitGroups.ts';
import { tableNotes, tablesOverTime, yearMissing } from './yearlyIndicator.ts';

/**
 * Is the gap between units narrowing? All figures are of the units that have a value in both years; those of logarithms of the ones among them that
 * are above 0 in both.
 */
export function runConvergence(project: ProjectFile, analysis: ConvergenceAnalysis, control: TaskControl): RunDraft {
  control.report('load', 0);
  const { tables, years } = tablesOverTime(project, analysis);
  requirePeriod(analysis, years);
  const started = performance.now();
  control.report('figures', 0.3);
  const { from, to } = analysis;
  const frame = frameOf(project, tables, 'zones', to);
  const groups = analysis.groups === undefined ? null : unitGroupsOf(frame, tables, analysis.groups, to, `analyses.${analysis.id}.groups`).of;
  const [first, last] = [from, to].map((year) => ratioOf(tables, analysis, year, frame.codes));
  const isInPanel = (unit: number) => !Number.isNaN(first[unit]) && !Number.isNaN(last[unit]);
  const panel = (values: Float64Array) => values.map((value, unit) => (isInPanel(unit) ? value : NaN));
  const regression = growthRegression(panel(first), panel(last), to - from);
  const spreads = years.filter((year) => year >= from && year <= to).map((year) => spreadOf(year, panel(ratioOf(tables, analysis, year, frame.codes)), regression.logStart, groups));

  const n = first.filter((_, unit) => isInPanel(unit)).length;
  const [atStart, atEnd] = [spreads[0], spreads[spreads.length - 1]];
  const missing = frame.codes.length - n;
  const notes = tableNotes(tables, frame, analysis, to);
  if (missing > 0) notes.push({ code: 'analysis.years-incomplete', severity: 'note', column: analysis.column, values: { years: `${from}, ${to}`, count: missing } });
  if (n > regression.n) notes.push({ code: 'analysis.no-logarithm', severity: 'note', column: analysis.column, values: { count: n - regression.n } });
  return {
    analysisId: analysis.id, kind: 'convergence', analysis, basis: tableBasis(project, analysis.per ?? '', to),
    totals: {
      cv_from: finite(atStart.cv), cv_to: finite(atEnd.cv), sd_log_from: finite(atStart.sdLog), sd_log_to: finite(atEnd.sdLog),
      slope: finite(regression.slope), intercept: finite(regression.intercept), lambda: finite(regression.lambda), half_life: finite(regression.halfLife),
      n, missing, from, to, years: to - from, r2: finite(regression.r2), slope_se: finite(regression.slopeError), slope_p: finite(regression.slopeP),
      n_regression: regression.n, indicator: indicatorLabel(analysis), groups: analysis.groups ?? null, divisor: 'n',
    },
    notes, ...provenance(project, started),
    tables: [{ name: 'main', columns: unitColumns(frame, first, last, regression) }, { name: 'years', columns: yearColumns(spreads) }],
  };
}

/** What can be said of a convergence analysis without computing it. Throws its findings. */
export function checkConvergence(project: ProjectFile, analysis: ConvergenceAnalysis): void {
  const { tables, years } = tablesOverTime(project, analysis);
  requirePeriod(analysis, years);
  if (analysis.groups !== undefined) unitGroupsOf(frameOf(project, tables, 'zones', analysis.to), tables, analysis.groups, analysis.to, `analyses.${analysis.id}.groups`);
}

/** Both years have rows, the first before the last. */
function requirePeriod({ id, from, to }: ConvergenceAnalysis, years: readonly number[]): void {
  if (from >= to) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: `analyses.${id}.to`, values: { value: to, minimum: from + 1, maximum: years.at(-1) ?? '' } });
  const findings = [...yearMissing(from, years, `analyses.${id}.from`), ...yearMissing(to, years, `analyses.${id}.to`)];
  if (findings.length > 0) throw new InputError(findings);
}

interface Spread { year: number; n: number; mean: number; cv: number; sdLog: number; gini: number; theilT: number; between: number; within: number }

/** Spread of the values of one year; of logarithms over the units of the regression, so that the years compare the same units. */
function spreadOf(year: number, values: Float64Array, logStart: Float64Array, groups: Int32Array | null): Spread {
  const distribution = distributionOf(values, null);
  const parts = groups === null ? null : decompose(values, null, distribution, nestedGroups(distribution, [groups]))[0].theilT;
  return {
    year, n: distribution.order.length, mean: distribution.mean * distribution.scale, cv: coefficientOfVariation(distribution),
    sdLog: logDispersion(values.map((value, unit) => (Number.isNaN(logStart[unit]) ? NaN : value))).sdLog,
    gini: gini(distribution), theilT: theilT(distribution), between: parts?.between ?? NaN, within: parts?.within ?? NaN,
  };
}

function unitColumns({ codes, names }: UnitFrame, first: Float64Array, last: Float64Array, { growth, logStart, fitted, residual }: GrowthRegression): Column[] {
  const order = inCodeOrder(codes);
  const numbers = (name: string, values: Float64Array): Column => ({ name, values: Float64Array.from(order, (unit) => values[unit]) });
  return [
    { name: 'code', values: order.map((unit) => codes[unit]) }, { name: 'name', values: order.map((unit) => names[unit]) },
    numbers('value_from', first), numbers('value_to', last), numbers('annual_growth', growth), numbers('log_from', logStart), numbers('fitted', fitted), numbers('residual', residual),
  ];
}

function yearColumns(spreads: readonly Spread[]): Column[] {
  const numbers = (name: string, of: (spread: Spread) => number): Column => ({ name, values: Float64Array.from(spreads, of) });
  return [
    numbers('year', (s) => s.year), numbers('n', (s) => s.n), numbers('mean', (s) => s.mean), numbers('cv', (s) => s.cv), numbers('sd_log', (s) => s.sdLog), numbers('gini', (s) => s.gini),
    numbers('theil_t', (s) => s.theilT), numbers('theil_t_between', (s) => s.between), numbers('theil_t_within', (s) => s.within),
  ];
}
