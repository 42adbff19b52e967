import { Tag } from 'antd';
import { useMemo } from 'react';
import { useBench, useFormats, useNames, useText, useWorkbench } from '../app/context.ts';
import type { RuleState } from '../../api/ruleTerms.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { useRuleNames, useScopeName } from '../app/ruleNames.ts';
import { useRuleName } from '../app/ruleName.ts';
import { isShareRule } from '../app/rules.ts';
import type { RuleRow, RulesShown, UnitVerdict } from '../app/rules.ts';
import { useUnitFilter } from '../app/unitFilter.ts';
import type { Zones } from '../app/zones.ts';
import { numberColumn, unitColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byNumber } from './order.ts';

interface RuleUnitTableProps {
  shown: RulesShown;
  zones: Zones | null;
}

const STATE_ORDER: readonly RuleState[] = ['fail', 'no-data', 'pass', 'not-applicable'];
const STATE_CLASS: Record<RuleState, string> = { fail: 'tag-below', pass: 'tag-met', 'no-data': 'tag-missing', 'not-applicable': 'tag-missing' };

export function RuleStateTag({ state }: { state: RuleState }) {
  const ruleNames = useRuleNames();
  return <Tag className={STATE_CLASS[state]}>{ruleNames.state(state)}</Tag>;
}

/** The units tested by the standard looked at, failures first, with the value, the threshold and, where it was not tested, why. */
export function RuleUnitTable({ shown: { rule, chosen }, zones }: RuleUnitTableProps) {
  const text = useText();
  const formats = useFormats();
  const names = useNames();
  const { store } = useBench();
  const ruleNames = useRuleNames();
  const scopeName = useScopeName();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => chosen.filter(keeps), [chosen, keeps]);
  const columns = useMemo(() => [
    unitColumn<RuleRow>(text, zones, 120),
    { title: text('column.state'), key: 'state', width: 84, sorter: byNumber((row: RuleRow) => STATE_ORDER.indexOf(row.state)), defaultSortOrder: 'ascend' as const, render: (_: unknown, row: RuleRow) => <RuleStateTag state={row.state} /> },
    numberColumn<RuleRow>({ key: 'value', title: text('column.value'), width: 88, of: (row) => row.value, render: (value, row) => (isShareRule(rule?.kind ?? '', row.operator) ? formats.share(value) : formats.figure(value)) }),
    numberColumn<RuleRow>({ key: 'threshold', title: text('rules.threshold'), width: 96, of: (row) => row.threshold, render: (value, row) => (Number.isNaN(value) ? '—' : `${operatorSign(row.operator)} ${isShareRule(rule?.kind ?? '', row.operator) ? formats.share(value) : formats.figure(value)}`) }),
    { title: text('rules.reason'), key: 'reason', width: 190, ellipsis: true, render: (_: unknown, row: RuleRow) => { const said = [ruleNames.reason(row.reason), row.denominator === '' ? '' : text('rules.denominator', { denominator: names(row.denominator) }), row.scope === '' ? '' : text('rules.scope', { scope: scopeName(row.scope) })].filter((part) => part !== '').join(' · '); return <span title={said}>{said}</span>; } },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming functions are new at every rendering and change with `text` only
  ], [text, formats, names, zones, rule]);
  return <FillTable<RuleRow> units label={text('rules.units')} rows={rows} columns={columns} rowKey={(row) => row.code} width={580} empty={text('table.empty')} selected={selected} onSelect={(code) => store.set({ selected: code })} />;
}

/** Every unit with the number of standards it fails, most first. */
export function VerdictTable({ shown, zones }: RuleUnitTableProps) {
  const { everyUnit } = shown;
  const ruleName = useRuleName(shown);
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const ruleNames = useRuleNames();
  const selected = useWorkbench((state) => state.selected);
  const keeps = useUnitFilter(zones);
  const rows = useMemo(() => everyUnit.filter(keeps), [everyUnit, keeps]);
  const columns = useMemo(() => {
    return [
      unitColumn<UnitVerdict>(text, zones),
      { title: text('rules.level'), dataIndex: 'level', width: 64, render: (level: string) => ruleNames.level(level) },
      numberColumn<UnitVerdict>({ key: 'failed', title: ruleNames.state('fail'), width: 84, of: (row) => row.failed, first: 'descend', render: (value) => (value > 0 ? <b className="state-below">{formats.count(value)}</b> : formats.count(value)) }),
      numberColumn<UnitVerdict>({ key: 'tested', title: text('rules.tested'), width: 84, of: (row) => row.tested, render: formats.count }),
      numberColumn<UnitVerdict>({ key: 'noData', title: ruleNames.state('no-data'), width: 84, of: (row) => row.noData, render: formats.count }),
      { title: text('rules.whichFailed'), key: 'rules', width: 420, ellipsis: true, render: (_: unknown, row: UnitVerdict) => { const said = row.failedRules.map(ruleName).join('; '); return <span title={said}>{said}</span>; } },
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming functions are new at every rendering and change with `text` only
  }, [text, formats, zones, ruleName]);
  return <FillTable<UnitVerdict> label={text('rules.units')} rows={rows} columns={columns} rowKey={(row) => row.key} width={876} empty={text('table.empty')} selected={selected === null ? null : `county ${selected}`} onSelect={(key) => key.startsWith('county ') && store.set({ selected: key.slice('county '.length) })} />;
}
