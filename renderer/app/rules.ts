import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { useWorkbench } from './context.ts';
import { recordsOf } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';

export const RULE_STATES = ['fail', 'no-data', 'pass', 'not-applicable'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** One unit tested by one rule. NaN is missing. */
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
  /** Why it was not tested, or could not be. */
  reason: string;
  scope: string;
}

export interface RuleSummary {
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
}

/** The same rule in several profiles, with the threshold that was taken. */
export interface RuleConflict {
  rule: string;
  profile: string;
  threshold: number;
  operator: string;
  chosen: number;
}

/** How many rules a unit was tested by, and how many of them it failed. */
export interface UnitVerdict {
  code: string;
  name: string;
  tested: number;
  failed: number;
  noData: number;
  failedRules: string[];
}

export interface RulesShown {
  run: RunInfo;
  rows: RuleRow[];
  summary: RuleSummary[];
  conflicts: RuleConflict[];
  units: UnitVerdict[];
  byCode: Map<string, UnitVerdict>;
  /** The rule looked at; null for all together. */
  rule: RuleSummary | null;
  /** Its rows. */
  chosen: RuleRow[];
}

export type RulesRead = Omit<RulesShown, 'rule' | 'chosen'>;

export function unitVerdicts(rows: readonly RuleRow[]): UnitVerdict[] {
  const units = new Map<string, UnitVerdict>();
  for (const { code, name, rule, state } of rows) {
    const unit = units.get(code) ?? { code, name, tested: 0, failed: 0, noData: 0, failedRules: [] };
    units.set(code, unit);
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
  const units = unitVerdicts(rows);
  return {
    run, rows, units, byCode: new Map(units.map((unit) => [unit.code, unit])),
    summary: recordsOf(tableIn(tables, 'summary'), { rule: 'rule', name: 'name', profile: 'profile', level: 'level', kind: 'kind' }, { tested: 'tested', passed: 'passed', failed: 'failed', noData: 'no_data', notApplicable: 'not_applicable', share: 'share_passed' }),
    conflicts: recordsOf(tableIn(tables, 'conflicts'), { rule: 'rule', profile: 'profile', operator: 'operator' }, { threshold: 'threshold', chosen: 'chosen' }),
  };
}

const TABLES = ['main', 'summary', 'conflicts'] as const;

export function useRulesShown(): RulesShown | null {
  const read = useValueShown('rules', TABLES, rulesRead);
  const wanted = useWorkbench((state) => state.rule);
  return useMemo(() => {
    if (read === null) return null;
    const rule = read.summary.find((one) => one.rule === wanted) ?? null;
    return { ...read, rule, chosen: rule === null ? [] : read.rows.filter((row) => row.rule === rule.rule) };
  }, [read, wanted]);
}
