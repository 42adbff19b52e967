import { CheckOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useFormats, useText } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { useRuleName } from '../app/ruleName.ts';
import type { RuleConflict, RulesShown } from '../app/rules.ts';
import { numberColumn } from './columns.tsx';
import { FillTable } from './FillTable.tsx';
import { byText } from './order.ts';

/** The same standard in several profiles, and which threshold was taken. */
export function ConflictTable({ shown }: { shown: RulesShown }) {
  const { conflicts } = shown;
  const ruleName = useRuleName(shown);
  const text = useText();
  const formats = useFormats();
  const columns = useMemo(() => {
    return [
      { title: text('rules.rule'), dataIndex: 'rule', width: 280, ellipsis: true, sorter: byText((row: RuleConflict) => row.rule), render: (rule: string) => <span title={rule}>{ruleName(rule)}</span> },
      { title: text('profile.one'), dataIndex: 'profile', width: 180, ellipsis: true },
      numberColumn<RuleConflict>({ key: 'threshold', title: text('rules.threshold'), width: 120, of: (row) => row.threshold, render: (value, row) => (Number.isNaN(value) ? text('profile.open') : `${operatorSign(row.operator)} ${formats.figure(value)}`) }),
      { title: text('rules.taken'), dataIndex: 'chosen', width: 90, render: (chosen: number) => (chosen === 1 ? <CheckOutlined aria-label={text('yes')} /> : '') },
    ];
  }, [text, formats, ruleName]);
  return <FillTable<RuleConflict> label={text('rules.conflicts', { count: conflicts.length })} rows={conflicts} columns={columns} rowKey={(row) => `${row.rule} ${row.profile}`} width={670} empty={text('table.empty')} selected={null} onSelect={() => undefined} />;
}
