import { RULE_REASONS, RULE_STATES } from '../../../api/ruleTerms.ts';
import type { RuleReason, RuleState } from '../../../api/ruleTerms.ts';
import type { Column } from '../../../data/dataset.ts';
import { byCodePoint } from '../codeOrder.ts';
import type { Conflict, LevelResults } from './precedence.ts';
import type { UnitResult } from './testUnits.ts';

interface Row { code: string; name: string; level: string; result: UnitResult }

/** Rows by code point of the code, then in the order of the profile, the widest level first. */
export function mainColumns(levels: readonly LevelResults[]): Column[] {
  const rows = levels.flatMap(({ level, codes, names, results }) => results.map((result, unit): Row => ({ code: codes[unit], name: names[unit], level, result })));
  rows.sort((a, b) => byCodePoint(a.code, b.code));
  const texts = (name: string, of: (row: Row) => string): Column => ({ name, values: rows.map(of) });
  const numbers = (name: string, of: (row: Row) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  return [
    texts('code', ({ code }) => code), texts('name', ({ name }) => name), texts('rule', ({ result }) => result.test.id), texts('level', ({ level }) => level),
    numbers('value', ({ result }) => result.value), texts('operator', ({ result }) => result.operator), numbers('threshold', ({ result }) => result.threshold), texts('state', ({ result }) => result.state),
    texts('profile', ({ result }) => result.from), texts('denominator', ({ result }) => result.denominator), texts('reason', ({ result }) => result.reason ?? ''), texts('scope', ({ result }) => result.scope),
  ];
}

export type StateCounts = Record<RuleState, number>;

export function countStates(results: readonly UnitResult[]): StateCounts {
  const counts = Object.fromEntries(RULE_STATES.map((state) => [state, 0])) as StateCounts;
  for (const { state } of results) counts[state]++;
  return counts;
}

/** Units by reason, the most frequent first. */
export function countReasons(results: readonly UnitResult[]): [RuleReason, number][] {
  const counts = RULE_REASONS.map((reason): [RuleReason, number] => [reason, results.filter((result) => result.reason === reason).length]);
  return counts.filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
}

/** One row per rule and level; a share of no tested unit does not exist. `reasons`: why units were not tested; `no-units` where the project has none of the level. */
export function summaryColumns(levels: readonly LevelResults[]): Column[] {
  const counted = levels.map((each) => ({ ...each, counts: countStates(each.results) }));
  const texts = (name: string, of: (one: (typeof counted)[number]) => string): Column => ({ name, values: counted.map(of) });
  const numbers = (name: string, of: (counts: StateCounts) => number): Column => ({ name, values: Float64Array.from(counted, ({ counts }) => of(counts)) });
  return [
    texts('rule', ({ test }) => test.id), texts('name', ({ test }) => test.name), texts('profile', ({ test }) => test.profile.id), texts('level', ({ level }) => level), texts('kind', ({ test }) => test.rule.kind),
    numbers('tested', (counts) => counts.pass + counts.fail), numbers('passed', (counts) => counts.pass), numbers('failed', (counts) => counts.fail), numbers('no_data', (counts) => counts['no-data']),
    numbers('not_applicable', (counts) => counts['not-applicable']), numbers('share_passed', (counts) => counts.pass / (counts.pass + counts.fail)),
    texts('reasons', ({ results }) => (results.length === 0 ? 'no-units' : countReasons(results).map(([reason, count]) => `${reason} ${count}`).join('; '))),
  ];
}

export function conflictColumns(conflicts: readonly Conflict[]): Column[] {
  return [
    { name: 'rule', values: conflicts.map(({ rule }) => rule) }, { name: 'profile', values: conflicts.map(({ profile }) => profile) }, { name: 'threshold', values: Float64Array.from(conflicts, ({ threshold }) => threshold) },
    { name: 'operator', values: conflicts.map(({ operator }) => operator) }, { name: 'chosen', values: Float64Array.from(conflicts, ({ chosen }) => chosen) },
  ];
}
