import { Input, InputNumber, Select } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { ProfileRule } from '../../api/profile.ts';
import { OPERATORS } from '../../api/ruleTerms.ts';
import { useFormats, useText, useWorkbench } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { wordsIn } from '../app/profiles.ts';
import { useRuleNames } from '../app/ruleNames.ts';
import { FillTable } from '../table/FillTable.tsx';
import { withRule } from './draft.ts';
import type { ProfilePartProps } from './ProfileFacts.tsx';

/** Testable rules with threshold, strength and what the document leaves open; in a draft name, operator and threshold can be changed. */
export function ProfileRules({ profile, onChange }: ProfilePartProps) {
  const text = useText();
  const formats = useFormats();
  const ruleNames = useRuleNames();
  const language = useWorkbench((state) => state.language);
  const columns = useMemo((): TableProps<ProfileRule>['columns'] => {
    const change = (id: string, to: Partial<ProfileRule>) => onChange?.(withRule(profile, id, to));
    const areaName = (area: string) => { const found = profile.areas.find(({ id }) => id === area); return found === undefined ? area : wordsIn(language, found.name); };
    const threshold = (row: ProfileRule) => {
      if (row.parts !== undefined) return row.parts.map((part) => `${part.name.zh} ${operatorSign(part.operator ?? row.operator)} ${part.threshold === null ? text('profile.open') : formats.figure(part.threshold)}`).join('; ');
      return row.threshold === null ? <span className="profile-missing">{text('profile.open')}</span> : `${operatorSign(row.operator)} ${formats.figure(row.threshold)}`;
    };
    return [
      { title: text('rules.rule'), key: 'name', width: 260, ellipsis: onChange === null, render: (_, row) => (onChange === null ? <span title={row.id}>{wordsIn(language, row.name)}</span> : <Input size="small" value={row.name.zh} aria-label={`${text('profile.name')} ${row.id}`} onChange={(event) => change(row.id, { name: { ...row.name, zh: event.target.value } })} />) },
      { title: text('profile.area'), key: 'area', width: 110, ellipsis: true, render: (_, row) => areaName(row.area) },
      { title: text('rules.kind'), key: 'kind', width: 84, ellipsis: true, render: (_, row) => ruleNames.kind(row.kind) },
      { title: text('rules.level'), key: 'levels', width: 76, render: (_, row) => row.levels.map(ruleNames.level).join(text('list.comma')) },
      {
        title: text('rules.threshold'), key: 'threshold', width: onChange === null ? 120 : 180, align: 'right', ellipsis: onChange === null,
        render: (_, row) => (onChange === null || row.parts !== undefined ? threshold(row) : (
          <span className="profile-inputs">
            <Select size="small" value={row.operator} aria-label={`${text('gaps.operator')} ${row.id}`} onChange={(operator) => change(row.id, { operator })} options={OPERATORS.map((value) => ({ value, label: operatorSign(value) }))} />
            <InputNumber size="small" value={row.threshold} controls={false} changeOnWheel={false} placeholder={text('profile.open')} aria-label={`${text('rules.threshold')} ${row.id}`} onChange={(value) => change(row.id, { threshold: value })} />
          </span>
        )),
      },
      { title: text('profile.unit'), key: 'unit', width: 92, ellipsis: true, render: (_, row) => wordsIn(language, row.unit) },
      { title: text('profile.strength'), key: 'strength', width: 92, ellipsis: true, render: (_, row) => text(`profile.strength.${row.strength}`) },
      { title: text('profile.scope'), key: 'scope', width: 130, ellipsis: true, render: (_, row) => { const said = row.scope === undefined ? text('profile.everywhere') : row.scope.text === undefined ? [...(row.scope.tags ?? []), ...(row.scope.areas ?? [])].join(', ') : wordsIn(language, row.scope.text); return <span title={said}>{said}</span>; } },
      { title: text('profile.leftOpen'), key: 'leftOpen', width: 220, ellipsis: true, render: (_, row) => (row.leftOpen === null ? '' : <span title={wordsIn(language, row.leftOpen)}>{wordsIn(language, row.leftOpen)}</span>) },
      { title: text('profile.reference'), dataIndex: 'reference', width: 90, ellipsis: true },
    ];
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming functions are new at every rendering and change with `text` only
  }, [text, formats, language, profile, onChange]);
  return <div className="profile-table"><FillTable<ProfileRule> label={text('view.rules')} rows={profile.rules} columns={columns} rowKey={(row) => row.id} width={1290} empty={text('table.empty')} selected={null} onSelect={() => undefined} /></div>;
}
