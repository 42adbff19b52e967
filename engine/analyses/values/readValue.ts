import type { Basis } from '../../../api/contract.ts';
import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { RowsOf, ValueOf } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { basisAtLimit, tableBasis } from '../basis.ts';
import { chooseYear, indicatorLabel, indicatorTables, ratioOf, requireColumns, wantedColumns } from './indicatorColumns.ts';
import type { GivenRun, References } from './references.ts';
import { listFrame, frameOf, zoneFrame } from './unitFrame.ts';
import type { UnitFrame } from './unitFrame.ts';

/** A value of every unit, with what it is and what it rests on. */
export interface UnitValue {
  /** `r.area_share`, or the indicator with its denominator. */
  label: string;
  frame: UnitFrame;
  /** One per unit of the frame, NaN missing. */
  values: Float64Array;
  /** People of each unit, where the run the value is of has them. */
  persons: Float64Array | null;
  year: number | null;
  basis: Basis;
}

/** The analysis that asks, and the key in which it names the value. */
export interface ValuePlace { analysisId: string; key: string }

/**
 * The value that `of` names: a column of another run, cut to one row per unit by `rows`, or an indicator.
 *
 * @throws InputError `analysis.unknown-reference`, `column.missing` (with the nearest), `analysis.several-rows` where type, limit or indicator
 * have to be given, `analysis.no-rows` where they fit none, `analysis.year-missing`, `recipe.missing-input`.
 */
export function readValue(project: ProjectFile, of: ValueOf, rows: RowsOf, references: References, { analysisId, key }: ValuePlace): UnitValue {
  const parameter = `analyses.${analysisId}.${key}`;
  if (typeof of === 'string') {
    const point = of.indexOf('.');
    return valueOfRun(project, references(of.slice(0, point), parameter), of.slice(point + 1), rows, parameter);
  }
  const tables = indicatorTables(project, analysisId);
  requireColumns(tables, wantedColumns(of, parameter));
  const year = chooseYear(tables, [of.column], of.year, `${parameter}.year`);
  const frame = frameOf(project, tables, rows.level ?? 'zones', year);
  return { label: indicatorLabel(of), frame, values: ratioOf(tables, of, year, frame.codes), persons: null, year, basis: tableBasis(project, of.per ?? '', year) };
}

/** Columns of a run that name rows rather than hold figures. */
const KEYS: ReadonlySet<string> = new Set(['code', 'name', 'facility_type', 'limit_minutes', 'limit_meters', 'limit_cost', 'indicator', 'parent', 'state', 'cluster', 'year']);
const LIMITS = ['limit_minutes', 'limit_meters', 'limit_cost'];

function valueOfRun(project: ProjectFile, run: GivenRun, column: string, rows: RowsOf, parameter: string): UnitValue {
  const level = rows.level ?? 'zones';
  const table = run.table(level === 'townships' ? 'townships' : 'main');
  const codes = table?.find(({ name }) => name === 'code')?.values as string[] | undefined;
  if (!table || !codes) throw new InputError({ code: 'analysis.no-rows', severity: 'error', parameter: besideKey(parameter, 'level'), values: { run: run.analysisId } });
  const values = numbersOf(table, column, run, parameter);
  const kept = chosenRows(table, rows, run, parameter);
  const year = run.basis.year;
  const frame = frameOfRun(project, table, codes, level, year);
  const unitOf = new Map(frame.codes.map((code, unit) => [code, unit]));
  const put = (from: Float64Array): Float64Array => {
    const to = new Float64Array(frame.codes.length).fill(NaN);
    for (const row of kept) {
      const unit = unitOf.get(codes[row]);
      if (unit !== undefined) to[unit] = from[row];
    }
    return to;
  };
  const persons = table.find(({ name }) => name === 'persons')?.values;
  const [minutes, meters, cost] = LIMITS.map((name) => table.find((one) => one.name === name)?.values[kept[0]]).map((value) => (typeof value === 'number' ? value : NaN));
  const isLimited = [minutes, meters, cost].some((value) => !Number.isNaN(value));
  return {
    label: `${run.analysisId}.${column}`, frame, values: put(values), persons: persons instanceof Float64Array ? put(persons) : null, year,
    basis: isLimited ? basisAtLimit(run.basis, minutes, meters, cost) : run.basis,
  };
}

/** The zones, where the rows of the run are of zones; else (places as units) the units of its rows. */
function frameOfRun(project: ProjectFile, table: Column[], codes: string[], level: 'zones' | 'townships', year: number | null): UnitFrame {
  const zones = zoneFrame(project, level, year);
  const known = new Set(zones?.codes);
  if (zones && codes.every((code) => known.has(code))) return zones;
  const names = table.find(({ name }) => name === 'name')?.values as string[] | undefined;
  const unique = new Map(codes.map((code, row) => [code, names?.[row] ?? code]));
  return listFrame([...unique.keys()], [...unique.values()], level);
}

function numbersOf(table: Column[], column: string, run: GivenRun, parameter: string): Float64Array {
  const found = table.find(({ name }) => name === column)?.values;
  if (found instanceof Float64Array && !KEYS.has(column)) return found;
  const known = table.filter(({ name, values }) => values instanceof Float64Array && !KEYS.has(name)).map(({ name }) => name);
  throw new InputError({ code: 'column.missing', severity: 'error', file: run.analysisId, column, parameter, values: { column, known: known.join(', '), ...nearestValue(column, known) } });
}

/** Rows that fit type, limit and indicator: one per unit. Without a type those of all facilities, where the run has them. */
function chosenRows(table: Column[], { type, limit, indicator }: RowsOf, run: GivenRun, parameter: string): number[] {
  const at = (name: string) => table.find((column) => column.name === name)?.values;
  const codes = at('code') as string[];
  const types = at('facility_type') as string[] | undefined;
  const wantedType = type ?? (types?.includes('all') ? 'all' : undefined);
  const limits = LIMITS.map((name) => at(name) as Float64Array | undefined);
  const indicators = at('indicator') as string[] | undefined;
  const rows = codes.map((_, row) => row).filter((row) => {
    if (wantedType !== undefined && types !== undefined && types[row] !== wantedType) return false;
    if (limit !== undefined && limits.some((list) => list !== undefined) && !limits.some((list) => list?.[row] === limit)) return false;
    return indicator === undefined || indicators === undefined || indicators[row] === indicator;
  });
  const place = (key: string) => besideKey(parameter, key);
  if (rows.length === 0) {
    const none = (key: string, value: string | number, known: string) => new InputError({ code: 'analysis.no-rows', severity: 'error', parameter: place(key), values: { run: run.analysisId, value, known } });
    if (type !== undefined && !types?.includes(type)) throw none('type', type, listed(types));
    if (indicator !== undefined && !indicators?.includes(indicator)) throw none('indicator', indicator, listed(indicators));
    throw none('limit', limit ?? '', listedLimits(limits));
  }
  if (new Set(rows.map((row) => codes[row])).size === rows.length) return rows;
  const several = (values: ArrayLike<string | number> | undefined) => values !== undefined && new Set(rows.map((row) => values[row])).size > 1;
  const findings: Finding[] = [];
  const ask = (key: string, known: string) => findings.push({ code: 'analysis.several-rows', severity: 'error', parameter: place(key), values: { run: run.analysisId, key, known } });
  if (several(types)) ask('type', listed(types));
  if (limits.some(several)) ask('limit', listedLimits(limits));
  if (several(indicators)) ask('indicator', listed(indicators));
  throw new InputError(findings);
}

/** The key that stands beside another one: type, limit and indicator stand where `of` does. */
export const besideKey = (parameter: string, key: string): string => parameter.slice(0, parameter.lastIndexOf('.') + 1) + key;

const listed = (values: readonly string[] | undefined): string => [...new Set(values)].join(', ');

/** The limits of a run in the unit they were given in. */
function listedLimits(limits: (Float64Array | undefined)[]): string {
  const given = limits.find((list) => list?.some((value) => !Number.isNaN(value)));
  return [...new Set(given)].join(', ');
}
