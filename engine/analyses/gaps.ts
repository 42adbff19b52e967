import { InputError, NotYetAvailableError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { nearestName } from '../../api/nearestName.ts';
import type { GapsAnalysis } from '../../api/recipe.ts';
import type { Column } from '../../data/dataset.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { GAP_STATES, benchmarkOf, gapRows } from '../../geo/measures/gaps.ts';
import type { GapTable } from '../../geo/measures/gaps.ts';
import { loadIndicators, loadPopulation, loadZones, required } from '../load.ts';
import type { IndicatorTable, Zones } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import { ENGINE_VERSION } from '../version.ts';
import { datasetHashes, tableBasis } from './basis.ts';
import { byCodePoint } from './coverage/coverageTable.ts';
import { prepareUnits } from './units.ts';

/** Codes of the national row (GB/T 2260 has none; both are in use). */
const NATIONAL_CODES = new Set(['000000', '100000']);

interface Counties {
  codes: string[];
  names: string[];
  poor: Uint8Array | null;
}

/** Indicators of each county against the national row, a mean or a value. */
export function runGaps(project: ProjectFile, analysis: GapsAnalysis, control: TaskControl): RunDraft {
  if (typeof analysis.benchmark === 'string' && analysis.benchmark.startsWith('target:')) throw new NotYetAvailableError('benchmark: target');
  control.report('load', 0);
  const zones = loadZones(project, 'zones');
  const tables = required(orNull(loadIndicators(project)), 'indicators', analysis.id);
  const started = performance.now();
  control.report('gaps', 0.3);
  checkColumns(tables, analysis);
  const year = chooseYear(tables, analysis);
  const counties = countiesOf(zones, tables);
  const notes = joinNotes(counties, tables, zones);

  const persons = analysis.weight ? weightsOf(tables, analysis.weight, year, counties.codes, analysis.id) : personsOfPopulation(project, zones);
  const results = analysis.indicators.map(({ column, direction }) => {
    const values = comparable(columnOf(tables, column, year, counties.codes), analysis, persons, notes, column);
    const benchmark = benchmarkFor(analysis, tables, column, year, values, persons);
    const missing = values.filter((value) => Number.isNaN(value)).length;
    if (missing > 0) notes.push({ code: 'analysis.values-missing', severity: 'note', column, values: { count: missing } });
    return { column, direction, values, benchmark, table: gapRows({ values, benchmark, direction, near: analysis.near ?? null, persons, poor: counties.poor }) };
  });

  const denominator = analysis.weight ?? (persons ? (loadPopulation(project)?.source ?? '') : '');
  return {
    analysisId: analysis.id, kind: 'gaps', analysis: { ...analysis, ...(year === null ? {} : { year }) }, basis: tableBasis(project, denominator, year),
    totals: Object.fromEntries(results.map(({ column, direction, benchmark, table }) => [column, {
      direction, year, benchmark, n: table.n, below: table.below, persons_below: finite(table.personsBelow), poor_below: finite(table.poorBelow),
    }])),
    notes, datasetHashes: datasetHashes(project), engineVersion: ENGINE_VERSION, computeSeconds: (performance.now() - started) / 1000,
    tables: [{ name: 'main', columns: gapColumns(counties, results, year, persons) }],
  };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
const orNull = <T>(list: T[]): T[] | null => (list.length > 0 ? list : null);

export function checkColumns(tables: IndicatorTable[], analysis: GapsAnalysis): void {
  const known = new Set(tables.flatMap((table) => [...table.values.keys()]));
  const wanted = [...analysis.indicators.map((i, n) => ({ column: i.column, parameter: `indicators[${n}].column` })), ...(analysis.weight ? [{ column: analysis.weight, parameter: 'weight' }] : [])];
  const findings = wanted.filter(({ column }) => !known.has(column)).map(({ column, parameter }): Finding => {
    const nearest = nearestName(column, known);
    return {
      code: 'column.missing', severity: 'error', file: tables.map((t) => t.file).join(', '), column, parameter: `analyses.${analysis.id}.${parameter}`,
      values: { column, known: [...known].slice(0, 40).join(', '), ...(nearest === null ? {} : { nearest }) },
    };
  });
  if (analysis.benchmark === 'weighted-mean' && !analysis.weight) {
    findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${analysis.id}.weight`, values: { key: 'weight' } });
  }
  if (findings.length > 0) throw new InputError(findings);
}

/** The year asked for; else the latest there is. Null where no table has years. */
export function chooseYear(tables: IndicatorTable[], analysis: GapsAnalysis): number | null {
  const wanted = new Set(analysis.indicators.map((i) => i.column));
  const years = new Set<number>();
  let undated = false;
  for (const table of tables) {
    if (![...wanted].some((column) => table.values.has(column))) continue;
    for (const year of table.year) if (Number.isNaN(year)) undated = true; else years.add(year);
  }
  if (analysis.year !== undefined) {
    if (!years.has(analysis.year) && !undated) {
      throw new InputError({ code: 'analysis.year-missing', severity: 'error', parameter: `analyses.${analysis.id}.year`, values: { year: analysis.year, years: [...years].sort((a, b) => a - b).join(', ') } });
    }
    return analysis.year;
  }
  return years.size > 0 ? Math.max(...years) : null;
}

function countiesOf(zones: Zones | null, tables: IndicatorTable[]): Counties {
  if (zones) return { codes: zones.codes, names: zones.names, poor: zones.tags['poor'] ?? null };
  const names = new Map<string, string>();
  for (const table of tables) {
    table.codes.forEach((code, row) => {
      if (!NATIONAL_CODES.has(code) && !names.get(code)) names.set(code, table.names?.[row] ?? '');
    });
  }
  return { codes: [...names.keys()], names: [...names.values()], poor: null };
}

/** Codes that are in one side only are told by number: neither side is dropped in silence. */
function joinNotes(counties: Counties, tables: IndicatorTable[], zones: Zones | null): Finding[] {
  if (!zones) return [];
  const known = new Set(counties.codes);
  return tables.flatMap((table): Finding[] => {
    const stray = new Set(table.codes.filter((code) => !known.has(code) && !NATIONAL_CODES.has(code)));
    const here = new Set(table.codes);
    const absent = counties.codes.filter((code) => !here.has(code)).length;
    if (stray.size === 0 && absent === 0) return [];
    return [{ code: 'code.not-joined', severity: 'note', file: table.file, values: { stray: stray.size, absent, first: [...stray][0] ?? '' } }];
  });
}

/** A column joined to the counties by code, for one year; a table without years serves any. NaN where nothing is known. */
function columnOf(tables: IndicatorTable[], column: string, year: number | null, codes: string[]): Float64Array {
  const found = new Map<string, number>();
  for (const table of tables) {
    const values = table.values.get(column);
    if (!values) continue;
    table.codes.forEach((code, row) => {
      const dated = table.year[row];
      if (year !== null && !Number.isNaN(dated) && dated !== year) return;
      if (!Number.isNaN(values[row])) found.set(code, values[row]);
    });
  }
  return Float64Array.from(codes, (code) => found.get(code) ?? NaN);
}

/** The column of people, which no county can have less than none of. */
function weightsOf(tables: IndicatorTable[], column: string, year: number | null, codes: string[], analysisId: string): Float64Array {
  const weights = columnOf(tables, column, year, codes);
  const count = weights.filter((weight) => weight < 0).length;
  if (count === 0) return weights;
  const first = weights.findIndex((weight) => weight < 0);
  throw new InputError({
    code: 'row.negative', severity: 'error', file: tables.filter((table) => table.values.has(column)).map((table) => table.file).join(', '), column,
    parameter: `analyses.${analysisId}.weight`, values: { text: `${weights[first]} (${codes[first]})`, count },
  });
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

function personsOfPopulation(project: ProjectFile, zones: Zones | null): Float64Array | null {
  const population = zones ? loadPopulation(project) : null;
  if (!zones || !population) return null;
  const units = prepareUnits(zones, population, true);
  const persons = new Float64Array(zones.codes.length);
  units.pointUnit!.forEach((unit, i) => { if (unit >= 0) persons[unit] += population.persons[i]; });
  return persons;
}

function benchmarkFor(analysis: GapsAnalysis, tables: IndicatorTable[], column: string, year: number | null, values: Float64Array, weights: Float64Array | null): number {
  const { benchmark } = analysis;
  const found = typeof benchmark === 'object' ? benchmark.value
    : benchmark === 'national' ? columnOf(tables, column, year, [...NATIONAL_CODES]).find((value) => !Number.isNaN(value)) ?? NaN
    : benchmarkOf(values, weights, benchmark as 'mean' | 'weighted-mean');
  if (!Number.isFinite(found)) throw new InputError({ code: 'analysis.no-benchmark', severity: 'error', column, parameter: `analyses.${analysis.id}.benchmark`, values: { benchmark: JSON.stringify(benchmark), year: year ?? '' } });
  return found;
}

function gapColumns(counties: Counties, results: { column: string; values: Float64Array; benchmark: number; table: GapTable }[], year: number | null, persons: Float64Array | null): Column[] {
  const order = counties.codes.map((_, unit) => unit).sort((a, b) => byCodePoint(counties.codes[a], counties.codes[b]));
  const rows = order.flatMap((unit) => results.map((result) => ({ unit, result })));
  const numbers = (of: (unit: number, result: (typeof results)[number]) => number) => Float64Array.from(rows, ({ unit, result }) => of(unit, result));
  return [
    { name: 'code', values: rows.map(({ unit }) => counties.codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => counties.names[unit]) },
    { name: 'indicator', values: rows.map(({ result }) => result.column) },
    { name: 'year', values: numbers(() => year ?? NaN) },
    { name: 'value', values: numbers((u, r) => r.values[u]) },
    { name: 'benchmark', values: numbers((_, r) => r.benchmark) },
    { name: 'gap', values: numbers((u, r) => r.table.gap[u]) },
    { name: 'shortfall', values: numbers((u, r) => r.table.shortfall[u]) },
    { name: 'attainment', values: numbers((u, r) => r.table.attainment[u]) },
    { name: 'rank', values: numbers((u, r) => r.table.rank[u]) },
    { name: 'state', values: rows.map(({ unit, result }) => GAP_STATES[result.table.state[unit]]) },
    { name: 'persons', values: numbers((u) => persons?.[u] ?? NaN) },
    { name: 'poor', values: numbers((u) => counties.poor?.[u] ?? NaN) },
  ];
}
