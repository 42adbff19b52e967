import type { RuleBinding } from '../../../api/valueAnalyses.ts';
import type { RuleReason } from '../../../api/ruleTerms.ts';
import { distributionOf } from '../../../geo/inequality/distribution.ts';
import { coefficientOfVariation } from '../../../geo/inequality/indices.ts';
import type { Facilities } from '../../load.ts';
import { columnOf } from '../values/indicatorColumns.ts';
import { noMeasure } from './judge.ts';
import type { Measure } from './judge.ts';
import { yearOf } from './ruleData.ts';
import type { RuleData } from './ruleData.ts';
import type { RuleTest } from './ruleTests.ts';
import type { RuleUnits } from './ruleUnits.ts';

/** Figures of facilities located in a unit. Every function answers the measure of each unit. */
export type Measures = (unit: number) => Measure;

/** Types whose facilities count: those bound, else those of the rule that the project has, else a type with the id of the rule. */
export function typesFor({ types }: RuleData, { rule }: RuleTest, { facilityTypes }: RuleBinding, { level }: RuleUnits): { wanted: string[]; present: string[] } {
  const wanted = facilityTypes ?? rule.typesByLevel?.[level] ?? rule.facilityTypes ?? [];
  const present = wanted.filter((type) => types.has(type));
  return present.length === 0 && types.has(rule.id) ? { wanted: [rule.id], present: [rule.id] } : { wanted: [...wanted], present };
}

/** Facilities of some types by unit: indexes of the facilities. Null where the units have no ground. */
function facilitiesIn(data: RuleData, units: RuleUnits, types: readonly string[]): number[][] | null {
  const unitOf = data.unitOfFacility(units);
  if (!unitOf || !data.facilities) return null;
  const lists = units.codes.map((): number[] => []);
  data.facilities.types.forEach((type, i) => { if (unitOf[i] >= 0 && types.includes(type)) lists[unitOf[i]].push(i); });
  return lists;
}

/** A fact of the facilities by name; NaN unknown, all of them where nobody has recorded it. */
function attributeOf(facilities: Facilities, name: string): { values: Float64Array; unknown: RuleReason } {
  const values = facilities.attributes[name] as Float64Array | undefined;
  return values ? { values, unknown: 'attribute-unknown' } : { values: new Float64Array(facilities.types.length).fill(NaN), unknown: 'attribute-missing' };
}

/**
 * Number of facilities in the unit, of all types together or (`combine: every`) of the type that has fewest. With an attribute only those
 * that have it count; those of which it is unknown may count.
 */
export function presence(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const { wanted, present } = typesFor(data, test, binding, units);
  if (present.length === 0) return data.facilities ? 'no-facilities-of-type' : 'not-bound';
  const attribute = binding.attribute ?? test.rule.attribute;
  const flag = attribute === undefined ? null : attributeOf(data.facilities!, attribute);
  const lists = wanted.map((type) => (present.includes(type) ? facilitiesIn(data, units, [type]) : null));
  if (lists.every((list) => list === null)) return 'no-units';
  const certain = (list: number[]) => (flag ? list.filter((i) => flag.values[i] === 1).length : list.length);
  const possible = (list: number[]) => (flag ? list.filter((i) => flag.values[i] === 1 || Number.isNaN(flag.values[i])).length : list.length);
  const isEvery = test.rule.combine === 'every';
  return (unit) => {
    const sure = lists.map((list) => (list ? certain(list[unit]) : 0));
    const most = lists.map((list) => (list ? possible(list[unit]) : isEvery ? Infinity : 0));
    const [value, upper] = isEvery ? [Math.min(...sure), Math.min(...most)] : [sum(sure), sum(most)];
    return { value, upper, reason: upper === value ? null : upper === Infinity || !flag ? 'no-facilities-of-type' : flag.unknown, denominator: '' };
  };
}

/** Facilities, their capacity or a number they have, per so many people of the unit. */
export function ratio(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const { present } = typesFor(data, test, binding, units);
  if (present.length === 0) return data.facilities ? 'no-facilities-of-type' : 'not-bound';
  const lists = facilitiesIn(data, units, present);
  if (!lists) return 'no-units';
  const quantity = binding.attribute === undefined ? (test.rule.counts === 'capacity' ? data.facilities!.capacity : null) : attributeOf(data.facilities!, binding.attribute).values;
  const people = peopleOf(data, binding, units);
  if (!people) return 'no-denominator';
  const times = binding.times ?? test.rule.per ?? 1;
  return (unit) => {
    const divisor = people.values[unit];
    if (!(divisor > 0)) return noMeasure('no-denominator', people.label);
    const amounts = lists[unit].map((i) => (quantity ? quantity[i] : 1));
    const known = amounts.filter((amount) => !Number.isNaN(amount));
    const value = (sum(known) * times) / divisor;
    return { value, upper: known.length === amounts.length ? value : Infinity, reason: known.length === amounts.length ? null : 'attribute-unknown', denominator: people.label };
  };
}

/** People a ratio is per: a column, a group of the population, or the population. */
function peopleOf(data: RuleData, { per }: RuleBinding, units: RuleUnits): { values: Float64Array; label: string } | null {
  if (per !== undefined && data.tables.some((table) => table.values.has(per))) return { values: columnOf(data.tables, per, yearOf(data, per), units.codes), label: per };
  if (per !== undefined) return null;
  const persons = units.persons();
  return persons && { values: persons, label: data.population?.source ?? '' };
}

/** Share of the facilities in the unit that have a flag; a facility without the fact may have it. */
export function shareOfFacilities(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const { present } = typesFor(data, test, binding, units);
  if (present.length === 0) return data.facilities ? 'no-facilities-of-type' : 'not-bound';
  const lists = facilitiesIn(data, units, present);
  if (!lists) return 'no-units';
  const attribute = binding.attribute ?? test.rule.attribute;
  if (attribute === undefined) return 'attribute-missing';
  const { values, unknown } = attributeOf(data.facilities!, attribute);
  return (unit) => shareOf(lists[unit].map((i) => values[i]), test.rule.per ?? 1, 'facilities', { none: 'no-facilities-here', unknown });
}

/** Share of flags that are set, NaN unknown: of those known, and between what it would be if no unknown one were set and if all were. */
export function shareOf(flags: readonly number[], times: number, things: string, reasons: { none: RuleReason; unknown: RuleReason }): Measure {
  if (flags.length === 0) return noMeasure(reasons.none);
  const known = flags.filter((flag) => !Number.isNaN(flag));
  const denominator = known.length === flags.length ? `${flags.length} ${things}` : `${known.length} of ${flags.length} ${things}`;
  if (known.length === 0) return noMeasure(reasons.unknown, denominator);
  const set = known.filter((flag) => flag === 1).length;
  const unknown = flags.length - known.length;
  return {
    value: (set * times) / known.length, lower: (set * times) / flags.length, upper: ((set + unknown) * times) / flags.length, reason: unknown === 0 ? null : reasons.unknown, denominator,
  };
}

/** Coefficient of variation between the facilities of the unit, divisor n: of a number they have, else of their capacity. Facilities without it are left out and counted. */
export function spread(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const { present } = typesFor(data, test, binding, units);
  if (present.length === 0) return data.facilities ? 'no-facilities-of-type' : 'not-bound';
  const lists = facilitiesIn(data, units, present);
  if (!lists) return 'no-units';
  const { values, unknown } = binding.attribute === undefined ? { values: data.facilities!.capacity, unknown: 'attribute-unknown' as const } : attributeOf(data.facilities!, binding.attribute);
  return (unit) => {
    const all = lists[unit].map((i) => values[i]);
    const known = all.filter((value) => !Number.isNaN(value));
    const denominator = known.length === all.length ? `${all.length} facilities` : `${known.length} of ${all.length} facilities`;
    if (known.length < 2) return noMeasure(all.length < 2 ? 'too-few-facilities' : unknown, denominator);
    const value = coefficientOfVariation(distributionOf(Float64Array.from(known), null));
    return { value, reason: Number.isNaN(value) ? 'no-value' : null, denominator };
  };
}

/** The facility of the unit that is furthest from meeting the threshold, by a number it has. */
export function worstFacility(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const { present } = typesFor(data, test, binding, units);
  if (present.length === 0 || binding.attribute === undefined) return data.facilities && binding.facilityTypes ? 'attribute-missing' : 'not-bound';
  const lists = facilitiesIn(data, units, present);
  if (!lists) return 'no-units';
  const { values, unknown } = attributeOf(data.facilities!, binding.attribute);
  const isUpperBound = test.operator.startsWith('<');
  return (unit) => {
    const all = lists[unit].map((i) => values[i]);
    const known = all.filter((value) => !Number.isNaN(value));
    const denominator = `${all.length} facilities`;
    if (known.length === 0) return noMeasure(all.length === 0 ? 'no-facilities-here' : unknown, denominator);
    const value = known.reduce(isUpperBound ? (most, one) => Math.max(most, one) : (least, one) => Math.min(least, one));
    const open = known.length < all.length;
    return { value, ...(open ? (isUpperBound ? { upper: Infinity } : { lower: -Infinity }) : {}), reason: open ? unknown : null, denominator };
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
