import type { Finding } from '../../../api/findings.ts';
import type { GapIndicator, GapsAnalysis } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { GAP_STATES, gapRows } from '../../../geo/measures/gaps.ts';
import type { GapTable } from '../../../geo/measures/gaps.ts';
import { loadPopulation } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { TARGET, findProfile, policyOf, targetOf } from '../../profiles.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, tableBasis } from '../basis.ts';
import { inCodeOrder } from '../codeOrder.ts';
import { finite } from '../finite.ts';
import { indicatorTables, joinNotes, yearNotes } from '../values/indicatorColumns.ts';
import { frameOf } from '../values/unitFrame.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import { benchmarkFor } from './benchmarks.ts';
import type { UnitBenchmark } from './benchmarks.ts';
import { checkGapColumns, gapName, gapYear, peopleOf } from './checkGaps.ts';
import { fewEventsNotes, ratesOf } from './indicatorRates.ts';
import type { IndicatorRates } from './indicatorRates.ts';
import { parentColumns, provinceColumns, sumNotes } from './parentTable.ts';

interface Compared {
  name: string;
  indicator: GapIndicator;
  rates: IndicatorRates;
  values: Float64Array;
  benchmark: UnitBenchmark;
  table: GapTable;
}

/** Indicators of each county against the national row, a mean, the mean of its group, its counterpart, a target or a value. */
export function runGaps(project: ProjectFile, analysis: GapsAnalysis, control: TaskControl): RunDraft {
  control.report('load', 0);
  const tables = indicatorTables(project, analysis.id);
  const started = performance.now();
  control.report('gaps', 0.3);
  checkGapColumns(tables, analysis);
  const year = gapYear(tables, analysis);
  const frame = frameOf(project, tables, 'zones', year);
  const tagged = frame.tags[analysis.tag ?? 'poor'] ?? null;
  const notes = [...tables.flatMap((table) => table.notes), ...frame.notes, ...joinNotes(frame, tables), ...yearNotes(tables, columnsOf(analysis), year, `analyses.${analysis.id}.year`)];
  const persons = peopleOf(project, tables, analysis, year, frame.codes);
  const { benchmark: asked } = analysis;
  const profile = typeof asked === 'string' && asked.startsWith(TARGET) ? findProfile(project, asked.slice(TARGET.length), `analyses.${analysis.id}.benchmark`) : null;

  const results = analysis.indicators.map((indicator, i): Compared => {
    const parameter = `analyses.${analysis.id}.indicators[${i}]`;
    const rates = ratesOf(tables, indicator, year, frame.codes);
    const values = comparable(rates.values, analysis, persons, notes, indicator.column);
    const benchmark = benchmarkFor({ project, tables, frame, year, analysis, weights: persons }, indicator, values);
    const missing = values.filter((value) => Number.isNaN(value)).length - rates.hidden;
    if (missing > 0) notes.push({ code: 'analysis.values-missing', severity: 'note', column: indicator.column, values: { count: missing } });
    if (rates.hidden > 0) notes.push({ code: 'analysis.values-hidden', severity: 'note', column: indicator.column, values: { count: rates.hidden, least: indicator.hideBelow! } });
    const target = profile && targetOf(profile, indicator.target ?? indicator.column);
    notes.push(...fewEventsNotes(indicator, rates, target?.smallNumbers === true, parameter));
    const table = gapRows({
      values, benchmark: benchmark.value, direction: indicator.direction, operator: benchmark.operator, near: analysis.near ?? null, severity: analysis.severity ?? null, persons, poor: tagged,
    });
    return { name: gapName(indicator), indicator, rates, values, benchmark, table };
  });

  const rolled = { tables, frame, results, year, persons, isWeighted: analysis.weight !== undefined, near: analysis.near ?? null };
  const above = parentColumns(rolled);
  notes.push(...sumNotes(project, tables, frame, columnsOf(analysis), year));

  const denominator = analysis.weight ?? (persons ? (loadPopulation(project)?.source ?? '') : '');
  const basis = tableBasis(project, denominator, year);
  return {
    analysisId: analysis.id, kind: 'gaps', analysis: { ...analysis, ...(year === null ? {} : { year }) }, basis: profile === null ? basis : { ...basis, policy: policyOf(profile) },
    totals: Object.fromEntries(results.map((result) => [result.name, totalsOf(result, analysis, year, tagged, tables)])),
    notes, ...provenance(project, started),
    tables: [
      { name: 'main', columns: gapColumns(frame, results, analysis, year, persons, tagged) },
      ...(above === null ? [] : [{ name: 'parents', columns: above }]),
      { name: 'provinces', columns: provinceColumns(rolled) },
    ],
  };
}

/** Every column whose figures meet in one row. */
function columnsOf(analysis: GapsAnalysis): string[] {
  const { benchmark, weight } = analysis;
  const counterpart = typeof benchmark === 'object' && 'column' in benchmark ? [benchmark.column, benchmark.per] : [];
  return [...new Set([...analysis.indicators.flatMap(({ column, per }) => [column, per]), ...counterpart, weight])].filter((column) => column !== undefined);
}

function totalsOf({ indicator, benchmark, table, rates }: Compared, analysis: GapsAnalysis, year: number | null, tagged: Uint8Array | null, tables: readonly IndicatorTable[]): Record<string, unknown> {
  const { direction, column, per, times } = indicator;
  const about = tables.map((one) => one.about[column]).find((one) => one !== undefined);
  const within = (unit: number) => GAP_STATES[table.state[unit]] === 'met' || GAP_STATES[table.state[unit]] === 'near';
  const taggedCompared = tagged ? Array.from(tagged.keys()).filter((unit) => tagged[unit] === 1 && GAP_STATES[table.state[unit]] !== 'missing') : [];
  return {
    direction, year, benchmark: typeof benchmark.value === 'number' ? benchmark.value : null, n: table.n, below: table.below, persons_below: finite(table.personsBelow), poor_below: finite(table.poorBelow),
    operator: benchmark.operator, benchmark_kind: benchmarkKind(analysis), ...(benchmark.targetYear === null ? {} : { target_year: benchmark.targetYear }),
    met: table.met, near: table.near, missing: table.state.length - table.n, hidden: rates.hidden,
    column, ...(per === undefined ? {} : { per, times: times ?? 1 }), ...(about?.unit === undefined ? {} : { unit: about.unit }),
    ...(per === undefined && about?.denominator !== undefined ? { denominator: about.denominator } : {}),
    tolerance: analysis.near ?? null, tagged: tagged ? taggedCompared.length : null, tagged_within: tagged ? taggedCompared.filter(within).length : null,
  };
}

function benchmarkKind({ benchmark }: GapsAnalysis): string {
  if (typeof benchmark === 'string') return benchmark;
  return 'value' in benchmark ? 'value' : 'group' in benchmark ? `group:${benchmark.group}${benchmark.weighted === true ? ' (weighted)' : ''}` : `column:${benchmark.column}`;
}

/**
 * With a population-weighted benchmark a county without people is not compared: its share or mean is of nobody (census
 * tables print 0 there). Told as a note, never dropped in silence.
 */
function comparable(values: Float64Array, analysis: GapsAnalysis, weights: Float64Array | null, notes: Finding[], column: string): Float64Array {
  if (analysis.benchmark !== 'weighted-mean' || !weights) return values;
  const nobody = (unit: number) => !(weights[unit] > 0) && !Number.isNaN(values[unit]);
  const count = values.filter((_, unit) => nobody(unit)).length;
  if (count === 0) return values;
  notes.push({ code: 'analysis.without-people', severity: 'note', column, parameter: `analyses.${analysis.id}.weight`, values: { count } });
  return values.map((value, unit) => (nobody(unit) ? NaN : value));
}

function gapColumns(frame: UnitFrame, results: Compared[], analysis: GapsAnalysis, year: number | null, persons: Float64Array | null, tagged: Uint8Array | null): Column[] {
  const order = inCodeOrder(frame.codes);
  const rows = order.flatMap((unit) => results.map((result) => ({ unit, result })));
  const numbers = (name: string, of: (unit: number, result: Compared) => number): Column => ({ name, values: Float64Array.from(rows, ({ unit, result }) => of(unit, result)) });
  const columns: Column[] = [
    { name: 'code', values: rows.map(({ unit }) => frame.codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => frame.names[unit]) },
    { name: 'indicator', values: rows.map(({ result }) => result.name) },
    numbers('year', () => year ?? NaN),
    numbers('value', (u, r) => r.values[u]),
    numbers('benchmark', (u, r) => (typeof r.benchmark.value === 'number' ? r.benchmark.value : r.benchmark.value[u])),
    numbers('gap', (u, r) => r.table.gap[u]),
    numbers('shortfall', (u, r) => r.table.shortfall[u]),
    numbers('attainment', (u, r) => r.table.attainment[u]),
    numbers('rank', (u, r) => r.table.rank[u]),
    { name: 'state', values: rows.map(({ unit, result }) => GAP_STATES[result.table.state[unit]]) },
    numbers('persons', (u) => persons?.[u] ?? NaN),
    numbers('poor', (u) => tagged?.[u] ?? NaN),
    numbers('relative_gap', (u, r) => r.table.relativeGap[u]),
    numbers('z_score', (u, r) => r.table.zScore[u]),
  ];
  if (analysis.severity) columns.push(numbers('severity', (u, r) => r.table.severity[u]));
  if (results.some(({ rates }) => rates.low !== null || rates.hidden > 0 || rates.events !== null)) {
    columns.push(numbers('events', (u, r) => r.rates.events?.[u] ?? NaN), numbers('value_low', (u, r) => r.rates.low?.[u] ?? NaN), numbers('value_high', (u, r) => r.rates.high?.[u] ?? NaN));
  }
  return columns;
}
