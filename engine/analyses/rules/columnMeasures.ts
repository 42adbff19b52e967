import { InputError } from '../../../api/findings.ts';
import type { RuleLevel, RuleReason } from '../../../api/ruleTerms.ts';
import type { RuleBinding } from '../../../api/valueAnalyses.ts';
import { NATIONAL_CODES } from '../values/unitFrame.ts';
import { shareOf } from './facilityMeasures.ts';
import type { Measures } from './facilityMeasures.ts';
import { noMeasure } from './judge.ts';
import { columnFor, denominatorOf, valuesOf } from './ruleData.ts';
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
  const areFlags = flags !== null && below !== null && hasFlags(data, test, column, flags, below.level);
  return (unit) => {
    if (!Number.isNaN(own[unit])) return { value: own[unit], reason: null, denominator: denominatorOf(data, column) };
    if (flags && !areFlags) return noMeasure('no-value', denominatorOf(data, column));
    if (!flags || !members) return noMeasure('no-units-below');
    return shareOf(members[unit].map((one) => flags[one]), test.rule.per ?? 1, units.counties ? 'counties' : 'townships', { none: 'no-units-below', unknown: 'no-value' });
  };
}

function membersOf(units: RuleUnits, townships: RuleUnits): number[][] {
  const lists = units.codes.map((): number[] => []);
  townships.countyOf!.forEach((county, township) => { if (county >= 0) lists[county].push(township); });
  return lists;
}

/** Are the values of the units below flags? Where the rule tests those units too they may be shares of their own, of which there is no share. Throws InputError `row.bad-flag` where it does not. */
function hasFlags({ tables, analysis }: RuleData, { id, rule }: RuleTest, { column }: TestColumn, flags: Float64Array, level: RuleLevel): boolean {
  const stray = flags.find((flag) => !Number.isNaN(flag) && flag !== 0 && flag !== 1);
  if (stray === undefined) return true;
  if (rule.levels.includes(level)) return false;
  throw new InputError({
    code: 'row.bad-flag', severity: 'error', file: tables.filter((table) => table.values.has(column)).map((table) => table.file).join(', '), column,
    parameter: `analyses.${analysis.id}.bind.${id}.column`, values: { text: stray },
  });
}

/**
 * How far the unit falls short of its reference, relative to it: max(0, (reference - value) / |reference|), reversed where lower is better.
 * The reference is the national row, or the mean of the counties of the province (each counting once).
 */
export function shortfall(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const column = columnFor(data, test, binding);
  if (!column) return 'not-bound';
  const values = valuesOf(data, column, units.codes);
  const references = test.rule.against === 'province' ? provinceMeans(data, units, values) : nationalReference(data, column);
  const isLower = (binding.direction ?? test.profile.indicators.find(({ id }) => id === column.column)?.direction) === 'lower';
  return (unit) => {
    const { value: reference, label } = references(unit);
    if (Number.isNaN(reference) || reference === 0) return noMeasure('no-reference');
    if (Number.isNaN(values[unit])) return noMeasure('no-value', label);
    const short = (isLower ? values[unit] - reference : reference - values[unit]) / Math.abs(reference);
    return { value: Math.max(0, short), reason: null, denominator: label };
  };
}

type ReferenceOf = (unit: number) => { value: number; label: string };

function nationalReference(data: RuleData, column: TestColumn): ReferenceOf {
  const value = valuesOf(data, column, [...NATIONAL_CODES]).find((one) => !Number.isNaN(one)) ?? NaN;
  return () => ({ value, label: `national ${value}` });
}

function provinceMeans(data: RuleData, units: RuleUnits, values: Float64Array): ReferenceOf {
  const provinces = data.units('province', null)?.counties ?? [];
  const means = provinces.map((counties) => {
    const known = units.level === 'county' ? counties.map((county) => values[county]).filter((value) => !Number.isNaN(value)) : [];
    const value = known.reduce((sum, one) => sum + one, 0) / known.length;
    return { value, label: `mean of ${known.length} counties ${value}` };
  });
  const at = new Map(provinces.flatMap((counties, province) => counties.map((county) => [county, province] as const)));
  return (unit) => means[at.get(unit) ?? -1] ?? { value: NaN, label: '' };
}
