import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import type { AccessibilityAnalysis } from '../../api/recipe.ts';
import { useWorkbench } from './context.ts';
import { facilityTypesOf } from './coverage.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { costUnit, limitOfCosts } from './runLimit.ts';
import type { CostUnit } from './runLimit.ts';
import { useRunStamp, useShownRun } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';

export interface GroupAccess {
  persons: number;
  reached: number;
  value: number;
}

/** Accessibility of one unit for one facility type; NaN is missing. `median` and `p90` are there for the nearest only. */
export interface AccessFigures extends GroupAccess {
  code: string;
  name: string;
  median: number;
  p90: number;
  groups: Record<string, GroupAccess>;
}

export interface AccessibilityShown {
  run: RunInfo;
  method: Method;
  /** Unit of the values of the nearest and of the limit. */
  unit: CostUnit;
  /** In that unit. */
  limit: number;
  /** Values are per this many people; NaN for the nearest, whose value is a cost. */
  per: number;
  /** What cumulative opportunities and gravity add up; null for other methods. */
  addsUp: 'capacity' | 'count' | null;
  types: string[];
  type: string;
  groups: string[];
  units: AccessFigures[];
  byCode: Map<string, AccessFigures>;
  total: AccessFigures | null;
}

const GROUP_VALUE = 'value_';

type Method = AccessibilityAnalysis['method'];

/** Rows of one facility type of the accessibility table, in its order. */
export function accessFiguresOf(table: RowTable, type: string): AccessFigures[] {
  const types = textsOf(table, 'facility_type');
  const kept = { columns: table.columns, rows: table.rows.filter((_, i) => types[i] === type), total: table.total };
  const [codes, names] = ['code', 'name'].map((column) => textsOf(kept, column));
  const [persons, reached, value, median, p90] = ['persons', 'persons_reached', 'value', 'median', 'p90'].map((column) => numbersOf(kept, column));
  const byGroup = groupsOfAccess(table).map((group) => ({
    group, persons: numbersOf(kept, `persons_${group}`), reached: numbersOf(kept, `persons_reached_${group}`), value: numbersOf(kept, `${GROUP_VALUE}${group}`),
  }));
  return codes.map((code, i) => ({
    code, name: names[i] === '' ? code : names[i], persons: persons[i], reached: reached[i], value: value[i], median: median[i], p90: p90[i],
    groups: Object.fromEntries(byGroup.map((one) => [one.group, { persons: one.persons[i], reached: one.reached[i], value: one.value[i] }])),
  }));
}

export function groupsOfAccess(table: RowTable): string[] {
  return table.columns.filter((column) => column.startsWith(GROUP_VALUE)).map((column) => column.slice(GROUP_VALUE.length));
}

/** The whole area for one facility type, from the totals of the run. */
export function accessTotal(run: RunInfo, type: string): AccessFigures | null {
  const block = ((run.totals['by'] ?? []) as Record<string, unknown>[]).find((one) => one['facility_type'] === type);
  if (block === undefined) return null;
  const number = (key: string) => (typeof block[key] === 'number' ? block[key] : Number.NaN);
  const groups = Object.keys(block).filter((key) => key.startsWith(GROUP_VALUE)).map((key) => key.slice(GROUP_VALUE.length));
  return {
    code: '', name: '', persons: number('persons'), reached: number('persons_reached'), value: number('value'), median: number('median'), p90: number('p90'),
    groups: Object.fromEntries(groups.map((group) => [group, { persons: number(`persons_${group}`), reached: number(`persons_reached_${group}`), value: number(`${GROUP_VALUE}${group}`) }])),
  };
}

export function useAccessibilityShown(): AccessibilityShown | null {
  const run = useShownRun('accessibility');
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, useRunStamp(run));
  const wanted = useWorkbench((state) => state.facilityType);
  return useMemo(() => {
    if (run === null || table === null) return null;
    const types = facilityTypesOf(table);
    if (types.length === 0) return null;
    const type = types.includes(wanted) ? wanted : types[0];
    const units = accessFiguresOf(table, type);
    return {
      run, method: run.analysis['method'] as Method, unit: costUnit(run), limit: limitOfCosts(run), per: Number(run.analysis['per'] ?? Number.NaN), addsUp: (run.analysis['opportunities'] as 'capacity' | 'count' | undefined) ?? null, types, type, groups: groupsOfAccess(table), units, byCode: new Map(units.map((unit) => [unit.code, unit])), total: accessTotal(run, type),
    };
  }, [run, table, wanted]);
}
