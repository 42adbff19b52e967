import { InputError } from '../../../api/findings.ts';
import type { RuleReason } from '../../../api/ruleTerms.ts';
import type { RuleBinding } from '../../../api/valueAnalyses.ts';
import { nationalValue } from '../values/indicatorColumns.ts';
import { shareOf } from './facilityMeasures.ts';
import type { Measures } from './facilityMeasures.ts';
import { noMeasure } from './judge.ts';
import { columnFor, denominatorOf, valuesOf, yearOf } from './ruleData.ts';
import type { RuleData, TestColumn } from './ruleData.ts';
import type { RuleTest } from './ruleTests.ts';
import type { RuleUnits } from './ruleUnits.ts';

/** Figures out of indicator tables. Every function answers the measure of each unit. */

/** The value of the unit itself. */
export function ownValue(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const column = columnFor(data, test, binding);
  if (!column) return 'not-bound';
  const values = valuesOf(data, column, units.codes);
  const denominator = denominatorOf(data, column);
  return (unit) => (Number.isNaN(values[unit]) ? noMeasure('no-value', denominator) : { value: values[unit], reason: null, denominator });
}

/**
 * Share of the units below that pass: townships of a county, counties of a prefecture or province. A flag (1 or 0) of each of them in a
 * column; a unit that has a figure of its own in the column keeps it.
 */
export function shareOfUnits(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const column = columnFor(data, test, binding);
  if (!column) return 'not-bound';
  const own = valuesOf(data, column, units.codes);
  const below = data.units(units.counties ? 'county' : 'township', null);
  const members = units.counties ?? (below && membersOf(units, below));
  const flags = below && valuesOf(data, column, below.codes);
  if (flags) requireFlags(data, test, column, flags);
  return (unit) => {
    if (!Number.isNaN(own[unit])) return { value: own[unit], reason: null, denominator: denominatorOf(data, column) };
    if (!flags || !members) return noMeasure('no-units-below');
    return shareOf(members[unit].map((one) => flags[one]), test.rule.per ?? 1, units.counties ? 'counties' : 'townships', { none: 'no-units-below', unknown: 'no-value' });
  };
}

function membersOf(units: RuleUnits, townships: RuleUnits): number[][] {
  const lists = units.codes.map((): number[] => []);
  townships.countyOf!.forEach((county, township) => { if (county >= 0) lists[county].push(township); });
  return lists;
}

function requireFlags({ tables, analysis }: RuleData, test: RuleTest, { column }: TestColumn, flags: Float64Array): void {
  const stray = flags.find((flag) => !Number.isNaN(flag) && flag !== 0 && flag !== 1);
  if (stray === undefined) return;
  throw new InputError({
    code: 'row.bad-flag', severity: 'error', file: tables.filter((table) => table.values.has(column)).map((table) => table.file).join(', '), column,
    parameter: `analyses.${analysis.id}.bind.${test.id}.column`, values: { text: stray },
  });
}

/**
 * How far the unit falls short of its reference, relative to it: max(0, (reference - value) / |reference|), reversed where lower is better.
 * The reference is the national row, or the mean of the counties (each counting once).
 */
export function shortfall(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const column = columnFor(data, test, binding);
  if (!column) return 'not-bound';
  const values = valuesOf(data, column, units.codes);
  const known = values.filter((value) => !Number.isNaN(value));
  const isNation = test.rule.against !== 'province';
  const reference = isNation ? nationalValue(data.tables, column, yearOf(data, column.column)) : known.length > 0 ? known.reduce((sum, value) => sum + value, 0) / known.length : NaN;
  if (Number.isNaN(reference) || reference === 0) return 'no-reference';
  const isLower = (binding.direction ?? test.profile.indicators.find(({ id }) => id === column.column)?.direction) === 'lower';
  const denominator = isNation ? `national ${reference}` : `mean of ${known.length} counties ${reference}`;
  return (unit) => {
    if (Number.isNaN(values[unit])) return noMeasure('no-value', denominator);
    const short = (isLower ? values[unit] - reference : reference - values[unit]) / Math.abs(reference);
    return { value: Math.max(0, short), reason: null, denominator };
  };
}
