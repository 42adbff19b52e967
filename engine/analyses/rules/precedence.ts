import { RULE_LEVELS } from '../../../api/ruleTerms.ts';
import type { Operator, RuleKind, RuleLevel, RuleReason } from '../../../api/ruleTerms.ts';
import { isStricter } from './judge.ts';
import type { RuleData } from './ruleData.ts';
import type { RuleTest, TestVersions } from './ruleTests.ts';
import { openReason, testUnits, villageColumn } from './testUnits.ts';
import type { UnitResult } from './testUnits.ts';

export type Precedence = 'strictest' | 'first';

/** Results of a test at a level, one per unit; none where the project has no such units. */
export interface LevelResults {
  test: RuleTest;
  level: RuleLevel;
  codes: readonly string[];
  names: readonly string[];
  results: UnitResult[];
}

/** Holds units against a test at every level that one of its profiles has it for; of several profiles, unit by unit, the one that precedes. */
export function testAtLevels(data: RuleData, versions: TestVersions, precedence: Precedence): LevelResults[] {
  return RULE_LEVELS.filter((level) => versions.some(({ rule }) => rule.levels.includes(level))).map((level): LevelResults => {
    const here = versions.filter(({ rule }) => rule.levels.includes(level));
    const units = data.units(level, villageColumn(data, here[0], level));
    if (!units) return { test: here[0], level, codes: [], names: [], results: [] };
    const results = here.map((version) => testUnits(data, version, units));
    return { test: here[0], level, codes: units.codes, names: units.names, results: units.codes.map((_, unit) => preceding(results.map((each) => each[unit]), precedence)) };
  });
}

const NOT_HELD: readonly (RuleReason | null)[] = ['out-of-scope', 'encouraged-only'];

/** Of the profiles that hold for a unit and have a threshold the strictest, or the first; else the first that holds; else the first. */
function preceding(results: UnitResult[], precedence: Precedence): UnitResult {
  const holding = results.filter(({ state, reason }) => !(state === 'not-applicable' && NOT_HELD.includes(reason)));
  const strict = holding.filter(({ threshold }) => !Number.isNaN(threshold));
  if (strict.length === 0) return holding[0] ?? results[0];
  return precedence === 'first' ? strict[0] : strict.reduce((best, one) => (isStricter(limitInDocument(one), limitInDocument(best)) ? one : best));
}

/** People within 15 minutes and within 30 are told apart by the minutes, not by the share of people wanted. */
const limitInDocument = ({ test, operator, threshold }: UnitResult): Limit =>
  (test.rule.kind === 'service-time' && test.threshold !== null ? perOne(test, test.operator, test.threshold) : perOne(test, operator, threshold));

interface Limit { operator: Operator; threshold: number }

const WITH_DIVISOR: readonly RuleKind[] = ['ratio', 'share', 'coverage'];

/** One bed for 1,000 people is more than two for 10,000. */
const perOne = ({ rule }: RuleTest, operator: Operator, threshold: number): Limit => ({ operator, threshold: WITH_DIVISOR.includes(rule.kind) ? threshold / (rule.per ?? 1) : threshold });

/** Thresholds in which profiles differ, one row per rule and profile. */
export interface Conflict { rule: string; profile: string; threshold: number; operator: Operator; chosen: 0 | 1 }

export function conflictsOf(all: readonly TestVersions[], precedence: Precedence): Conflict[] {
  return all.flatMap((versions): Conflict[] => {
    const tested = versions.filter((version) => openReason(version) === null).map((version) => ({ version, limit: perOne(version, version.operator, version.threshold!) }));
    if (new Set(tested.map(({ limit }) => `${limit.operator} ${limit.threshold}`)).size < 2) return [];
    const chosen = precedence === 'first' ? tested[0] : tested.reduce((best, one) => (isStricter(one.limit, best.limit) ? one : best));
    return tested.map(({ version, limit }) => ({ rule: version.id, profile: version.profile.id, threshold: version.threshold!, operator: version.operator, chosen: limit === chosen.limit ? 1 : 0 }));
  });
}
