import { ENCOURAGING } from '../../../api/ruleTerms.ts';
import type { Operator, RuleLevel, RuleReason, RuleState } from '../../../api/ruleTerms.ts';
import type { RuleBinding } from '../../../api/valueAnalyses.ts';
import { ownValue, shareOfUnits, shortfall } from './columnMeasures.ts';
import { coveredShare } from './coverageMeasures.ts';
import { presence, ratio, shareOfFacilities, spread, worstFacility } from './facilityMeasures.ts';
import type { Measures } from './facilityMeasures.ts';
import { judge, noMeasure } from './judge.ts';
import type { Measure } from './judge.ts';
import { bindingOf } from './ruleTests.ts';
import type { RuleTest } from './ruleTests.ts';
import type { RuleData } from './ruleData.ts';
import { scopeOf } from './ruleScope.ts';
import type { RuleUnits } from './ruleUnits.ts';

/** One unit held against one threshold of one profile. */
export interface UnitResult {
  test: RuleTest;
  value: number;
  operator: Operator;
  /** NaN: there is none. */
  threshold: number;
  /** Id of the profile the threshold is from, or `recipe` where the user set it. */
  from: string;
  state: RuleState;
  reason: RuleReason | null;
  denominator: string;
  scope: string;
}

/** A threshold that units are held against, or why there is none. */
interface Limit { operator: Operator; threshold: number | null; open: RuleReason; from: string }

/** Holds every unit of a level against a test. */
export function testUnits(data: RuleData, test: RuleTest, units: RuleUnits): UnitResult[] {
  const binding = bindingOf(data.analysis, test);
  const limit = limitOf(test, binding);
  const scope = scopeOf(test, binding, units, data.areas, data.units('county', null)?.codes ?? []);
  const measures = measuresOf(data, test, binding, units);
  return units.codes.map((_, unit): UnitResult => {
    const measure: Measure = typeof measures === 'string' ? noMeasure(measures) : measures(unit);
    const common = { test, value: measure.value, operator: limit.operator, threshold: limit.threshold ?? NaN, from: limit.from, denominator: measure.denominator, scope: scope.label };
    const where = scope.of(unit);
    if (where === 'out') return { ...common, value: NaN, state: 'not-applicable', reason: 'out-of-scope', denominator: '' };
    if (limit.threshold === null) return { ...common, state: limit.open === 'encouraged-only' ? 'not-applicable' : 'no-data', reason: limit.open };
    if (where === 'unknown') return { ...common, state: 'no-data', reason: 'scope-unknown' };
    return { ...common, ...judge(measure, limit.operator, limit.threshold) };
  });
}

/** The threshold of the profile; one the user set where the profile leaves it open, only encourages, or speaks of the whole nation. */
export function limitOf(test: RuleTest, binding: RuleBinding): Limit {
  const { rule, profile } = test;
  const from = binding.threshold === undefined ? profile.id : 'recipe';
  if (rule.kind === 'gap') return { operator: '<=', threshold: binding.tolerance ?? null, open: 'tolerance-needed', from: binding.tolerance === undefined ? profile.id : 'recipe' };
  const open = openReason(test);
  const threshold = binding.threshold ?? (open === null ? test.threshold : null);
  // People within the limit of the rule are held against the share of people the user wants to be.
  if (rule.kind === 'service-time' && binding.coverage !== undefined && threshold !== null) return { operator: '>=', threshold: binding.shareNeeded ?? null, open: 'share-needed', from };
  return { operator: test.operator, threshold, open: open ?? 'threshold-open', from };
}

/** Why the threshold of a profile tests no unit; null where it does. */
export function openReason({ rule, threshold }: RuleTest): RuleReason | null {
  if (rule.kind === 'gap') return 'tolerance-needed';
  if (ENCOURAGING.includes(rule.strength)) return 'encouraged-only';
  if (rule.nation) return 'national-total';
  return threshold === null ? 'threshold-open' : null;
}

function measuresOf(data: RuleData, test: RuleTest, binding: RuleBinding, units: RuleUnits): Measures | RuleReason {
  const { rule } = test;
  const fromColumn = () => ownValue(data, test, binding, units);
  /** Facilities where they are bound or there are some of the type; a column where one is bound, or there is nothing else. */
  const either = (fromFacilities: () => Measures | RuleReason): Measures | RuleReason => {
    if (binding.column !== undefined) return fromColumn();
    const measures = fromFacilities();
    if (typeof measures !== 'string' || binding.facilityTypes !== undefined) return measures;
    const values = fromColumn();
    return typeof values === 'string' ? measures : values;
  };
  switch (rule.kind) {
    case 'presence': return either(() => presence(data, test, binding, units));
    case 'ratio': return either(() => ratio(data, test, binding, units));
    case 'spread': return either(() => spread(data, test, binding, units));
    case 'capacity': return either(() => worstFacility(data, test, binding, units));
    case 'share':
      if (rule.of === 'units') return shareOfUnits(data, test, binding, units);
      return rule.of === 'facilities' || binding.facilityTypes !== undefined ? either(() => shareOfFacilities(data, test, binding, units)) : fromColumn();
    case 'service-time': return binding.coverage === undefined ? fromColumn() : coveredShare(data, test, binding, units, 1, binding.threshold ?? test.threshold);
    case 'coverage': return binding.coverage === undefined ? fromColumn() : coveredShare(data, test, binding, units, rule.per ?? 1, null);
    case 'frequency': return fromColumn();
    case 'gap': return shortfall(data, test, binding, units);
  }
}

/** Column whose rows say which villages there are: bound, else of the name the profile gives. */
export function villageColumn(data: RuleData, test: RuleTest, level: RuleLevel): string | null {
  if (level !== 'village') return null;
  return bindingOf(data.analysis, test).column ?? test.columns.find((name) => data.tables.some((table) => table.values.has(name))) ?? null;
}
