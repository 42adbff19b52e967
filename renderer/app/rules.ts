import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import type { RuleState } from '../../api/ruleTerms.ts';
import { useWorkbench } from './context.ts';
import { recordsOf } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';

/** One unit tested by one rule at one level. NaN is missing. */
export interface RuleRow {
  code: string;
  name: string;
  rule: string;
  level: string;
  value: number;
  operator: string;
  threshold: number;
  state: RuleState;
  profile: string;
  denominator: string;
  /** Why it was not tested, or could not be; '' where it was. */
  reason: string;
  scope: string;
}

/** One rule at one level over all its units. */
export interface RuleSummary {
  /** Rule and level: what tells it apart. */
  key: string;
  rule: string;
  name: string;
  profile: string;
  level: string;
  kind: string;
  tested: number;
  passed: number;
  failed: number;
  noData: number;
  notApplicable: number;
  share: number;
  /** Why units were not tested, the most frequent reason first: `reason count; …`. */
  reasons: string;
}

/** The same rule in several profiles, with the threshold that was taken. */
export interface RuleConflict {
  rule: string;
  profile: string;
  threshold: number;
  operator: string;
  chosen: number;
}

/** How many rules a unit was tested by, and which of them it failed. */
export interface UnitVerdict {
  /** Level and code: a county and a province may share a code. */
  key: string;
  code: string;
  name: string;
  level: string;
  tested: number;
  failed: number;
  noData: number;
  failedRules: string[];
}

/** A profile as the run names it. */
export interface ProfileUsed {
  id: string;
  version: string;
  title: string;
  document: string | null;
  period: { from: number; to: number | null } | null;
  status: 'in-force' | 'superseded' | 'draft';
}

export interface RulesShown {
  run: RunInfo;
  rows: RuleRow[];
  summary: RuleSummary[];
  conflicts: RuleConflict[];
  profiles: ProfileUsed[];
  /** Counties only: the units of the map and the card. */
  units: UnitVerdict[];
  byCode: Map<string, UnitVerdict>;
  /** Units of all levels. */
  everyUnit: UnitVerdict[];
  /** The rule looked at; null for all together. */
  rule: RuleSummary | null;
  /** Its rows. */
  chosen: RuleRow[];
}

/** A share of people within the time limit is what a service time is judged by, unless minutes themselves are. */
export const isShareRule = (kind: string, operator: string): boolean => kind === 'service-time' && operator.startsWith('>');

export type RulesRead = Omit<RulesShown, 'rule' | 'chosen'>;

export function unitVerdicts(rows: readonly RuleRow[]): UnitVerdict[] {
  const units = new Map<string, UnitVerdict>();
  for (const { code, name, level, rule, state } of rows) {
    const key = `${level} ${code}`;
    const unit = units.get(key) ?? { key, code, name, level, tested: 0, failed: 0, noData: 0, failedRules: [] };
    units.set(key, unit);
    if (state === 'pass' || state === 'fail') unit.tested++;
    if (state === 'no-data') unit.noData++;
    if (state !== 'fail') continue;
    unit.failed++;
    unit.failedRules.push(rule);
  }
  return [...units.values()];
}

export function rulesRead(run: RunInfo, tables: RunTables): RulesRead {
  const rows = recordsOf(tableIn(tables, 'main'), { code: 'code', name: 'name', rule: 'rule', level: 'level', operator: 'operator', state: 'state', profile: 'profile', denominator: 'denominator', reason: 'reason', scope: 'scope' }, { value: 'value', threshold: 'threshold' }) as RuleRow[];
  const everyUnit = unitVerdicts(rows);
  const units = everyUnit.filter(({ level }) => level === 'county');
  return {
    run, rows, units, everyUnit, byCode: new Map(units.map((unit) => [unit.code, unit])), profiles: (run.totals['profiles'] ?? []) as ProfileUsed[],
    summary: recordsOf(tableIn(tables, 'summary'), { rule: 'rule', name: 'name', profile: 'profile', level: 'level', kind: 'kind', reasons: 'reasons' }, { tested: 'tested', passed: 'passed', failed: 'failed', noData: 'no_data', notApplicable: 'not_applicable', share: 'share_passed' })
      .map((rule) => ({ ...rule, key: `${rule.rule} ${rule.level}` })),
    conflicts: recordsOf(tableIn(tables, 'conflicts'), { rule: 'rule', profile: 'profile', operator: 'operator' }, { threshold: 'threshold', chosen: 'chosen' }),
  };
}

const TABLES = ['main', 'summary', 'conflicts'] as const;

export function useRulesShown(): RulesShown | null {
  const read = useValueShown('rules', TABLES, rulesRead);
  const wanted = useWorkbench((state) => state.rule);
  return useMemo(() => {
    if (read === null) return null;
    const rule = read.summary.find(({ key }) => key === wanted) ?? null;
    return { ...read, rule, chosen: rule === null ? [] : read.rows.filter((row) => row.rule === rule.rule && row.level === rule.level) };
  }, [read, wanted]);
}
