import { useMemo } from 'react';
import { shareBar } from '../../geo/figure/sharebar.ts';
import { useBench, useFormats, useText } from '../app/context.ts';
import { useRuleName } from '../app/ruleName.ts';
import { useRuleNames } from '../app/ruleNames.ts';
import type { RulesShown, RuleSummary } from '../app/rules.ts';
import { Figure } from '../chart/Figure.tsx';
import { numberColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byText } from './order.ts';

/** One row per standard, those most units fail first; a click opens its units, on the map too. */
export function RuleSummaryTable({ shown }: { shown: RulesShown }) {
  const { summary, rule } = shown;
  const ruleName = useRuleName(shown);
  const text = useText();
  const formats = useFormats();
  const { store } = useBench();
  const ruleNames = useRuleNames();
  const several = new Set(summary.map(({ profile }) => profile)).size > 1;
  const columns = useMemo(() => [
    { title: text('rules.rule'), dataIndex: 'name', width: rule === null ? 320 : 230, ellipsis: true, sorter: byText((row: RuleSummary) => ruleName(row.rule)), render: (_: unknown, row: RuleSummary) => <span title={`${row.rule} · ${ruleName(row.rule)}`}>{ruleName(row.rule)}</span> },
    ...(several ? [{ title: text('profile.one'), dataIndex: 'profile', width: 110, ellipsis: true }] : []),
    // Beside the units of a rule there is room for how many fail, not for its kind.
    ...(rule === null ? [{ title: text('rules.kind'), dataIndex: 'kind', width: 92, ellipsis: true, render: (kind: string) => ruleNames.kind(kind) }] : []),
    { title: text('rules.level'), dataIndex: 'level', width: 60, render: (level: string) => ruleNames.level(level) },
    numberColumn<RuleSummary>({ key: 'failed', title: ruleNames.state('fail'), width: 72, of: (row) => (row.tested > 0 ? row.failed : Number.NaN), first: 'descend', render: (value) => (value > 0 ? <b className="state-below">{formats.count(value)}</b> : formats.count(value)) }),
    numberColumn<RuleSummary>({ key: 'share', title: text('rules.share'), width: 140, of: (row) => row.share, render: (share, row) => (Number.isNaN(share) ? <span className="missing ellipsis" title={ruleNames.reasons(row.reasons)}>{ruleNames.reasons(row.reasons)}</span> : <div className="share-cell"><span>{formats.share(share)}</span><Figure className="figure-inline" draw={() => shareBar({ width: 60, height: 8, title: formats.share(share), share })} /></div>) }),
    numberColumn<RuleSummary>({ key: 'tested', title: text('rules.tested'), width: 72, of: (row) => row.tested, render: formats.count }),
    numberColumn<RuleSummary>({ key: 'noData', title: ruleNames.state('no-data'), width: 104, of: (row) => row.noData, render: formats.count }),
    numberColumn<RuleSummary>({ key: 'notApplicable', title: ruleNames.state('not-applicable'), width: 112, of: (row) => row.notApplicable, render: formats.count }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming functions are new at every rendering and change with `text` only
  ], [text, formats, several, ruleName, rule === null]);
  return (
    <FillTable<RuleSummary>
      label={text('view.rules')} rows={summary} columns={columns} rowKey={(row) => row.key} width={(rule === null ? 974 : 700) + (several ? 110 : 0)} empty={text('table.empty')} selected={rule?.key ?? null}
      onSelect={(key) => store.set(({ valueVariables }) => (key === rule?.key ? { rule: null, valueVariables: { ...valueVariables, rules: 'failed' } } : { rule: key, valueVariables: { ...valueVariables, rules: 'state' } }))}
    />
  );
}
