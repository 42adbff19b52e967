import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { RuleReason } from '../../../api/ruleTerms.ts';
import type { RuleBinding } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import { besideKey } from '../values/readValue.ts';
import type { Measures } from './facilityMeasures.ts';
import { noMeasure } from './judge.ts';
import type { RuleData } from './ruleData.ts';
import type { RuleTest } from './ruleTests.ts';
import type { RuleUnits } from './ruleUnits.ts';

/**
 * Share of people within a limit, out of a coverage run: persons_covered x times / persons. Prefecture and province are the sums of their
 * counties. `minutes` is the limit the rule has itself: the run must have been computed with it, unless the binding names another that is
 * no longer.
 */
export function coveredShare(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits, times: number, minutes: number | null): Measures | RuleReason {
  const parameter = `analyses.${data.analysis.id}.bind.${test.id}.coverage`;
  const run = data.references(binding.coverage!, parameter);
  if (run.kind !== 'coverage') throw new InputError({ code: 'recipe.invalid-value', severity: 'error', parameter, values: { value: binding.coverage!, options: 'coverage' } });
  const table = run.table(units.level === 'township' ? 'townships' : 'main');
  if (!table || units.level === 'village') return 'no-coverage-rows';
  const rows = rowsOf(table, binding, minutes, parameter);
  if (rows === null) return 'limit-differs';
  const persons = numbers(table, 'persons');
  const covered = numbers(table, 'persons_covered');
  const rowOf = new Map(rows.map((row) => [texts(table, 'code')[row], row]));
  const codesOf = units.counties ? countyCodes(data) : null;
  const denominator = run.basis.denominator;
  return (unit) => {
    const codes = units.counties && codesOf ? units.counties[unit].map((county) => codesOf[county]) : [units.codes[unit]];
    const own = codes.map((code) => rowOf.get(code));
    if (own.some((row) => row === undefined)) return noMeasure('no-coverage-rows', denominator);
    const all = sum(own.map((row) => persons[row!]));
    return all > 0 ? { value: (sum(own.map((row) => covered[row!])) * times) / all, reason: null, denominator } : noMeasure('no-denominator', denominator);
  };
}

const countyCodes = (data: RuleData): readonly string[] => data.units('county', null)!.codes;
const texts = (table: Column[], name: string): string[] => table.find((column) => column.name === name)!.values as string[];
const numbers = (table: Column[], name: string): Float64Array => table.find((column) => column.name === name)!.values as Float64Array;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const LIMITS = ['limit_minutes', 'limit_meters', 'limit_cost'];

/** Rows of the type and limit bound, one per unit; null where the run was not computed with the limit of the rule, or with a longer one. */
function rowsOf(table: Column[], { type, limit }: RuleBinding, minutes: number | null, parameter: string): number[] | null {
  const codes = texts(table, 'code');
  const types = texts(table, 'facility_type');
  const wantedType = type ?? (types.includes('all') ? 'all' : types[0]);
  const limits = LIMITS.flatMap((name) => table.filter((column) => column.name === name).map((column) => column.values as Float64Array));
  const inMinutes = numbers(table, 'limit_minutes');
  const wantedLimit = limit ?? minutes;
  const refused = (code: 'analysis.no-rows' | 'analysis.several-rows', key: 'type' | 'limit', values: Finding['values']) => new InputError({ code, severity: 'error', parameter: besideKey(parameter, key), values });
  const rows = codes.map((_, row) => row).filter((row) => types[row] === wantedType && (wantedLimit === null || limits.some((list) => list[row] === wantedLimit)));
  if (rows.length === 0) {
    if (!types.includes(wantedType)) throw refused('analysis.no-rows', 'type', { value: wantedType, known: listed(types) });
    if (limit === undefined) return null;
    const inUse = limits.find((list) => list.some((value) => !Number.isNaN(value))) ?? [];
    throw refused('analysis.no-rows', 'limit', { value: limit, known: listed(inUse) });
  }
  if (minutes !== null && rows.some((row) => inMinutes[row] > minutes)) return null;
  if (new Set(rows.map((row) => codes[row])).size < rows.length) throw refused('analysis.several-rows', 'limit', { key: 'limit', known: listed(inMinutes) });
  return rows;
}

const listed = (values: ArrayLike<string | number>): string => [...new Set(Array.from<string | number>(values))].join(', ');
