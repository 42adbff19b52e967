import { Input, InputNumber, Select } from 'antd';
import type { TableProps } from 'antd';
import { useMemo } from 'react';
import type { ProfileIndicator } from '../../api/profile.ts';
import { OPERATORS } from '../../api/ruleTerms.ts';
import { useFormats, useText, useWorkbench } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { wordsIn } from '../app/profiles.ts';
import { FillTable } from '../table/FillTable.tsx';
import { targetWith, withIndicator } from './draft.ts';
import { Missing } from './Missing.tsx';
import type { ProfilePartProps } from './ProfileFacts.tsx';

/** Main indicators with baseline and target; in a draft name, operator and target can be changed. */
export function ProfileIndicators({ profile, onChange }: ProfilePartProps) {
  const text = useText();
  const formats = useFormats();
  const language = useWorkbench((state) => state.language);
  const columns = useMemo((): TableProps<ProfileIndicator>['columns'] => {
    const areaName = (area: string) => { const found = profile.areas.find(({ id }) => id === area); return found === undefined ? area : wordsIn(language, found.name); };
    const change = (id: string, to: Partial<ProfileIndicator>) => onChange?.(withIndicator(profile, id, to));
    return [
      { title: text('gaps.indicator'), key: 'name', width: 230, ellipsis: onChange === null, render: (_, row) => (onChange === null ? <span title={row.definition === null ? row.id : wordsIn(language, row.definition)}>{wordsIn(language, row.name)}</span> : <Input size="small" value={row.name.zh} aria-label={`${text('profile.name')} ${row.id}`} onChange={(event) => change(row.id, { name: { ...row.name, zh: event.target.value } })} />) },
      { title: text('profile.area'), key: 'area', width: 120, ellipsis: true, render: (_, row) => areaName(row.area) },
      { title: text('profile.unit'), key: 'unit', width: 84, ellipsis: true, render: (_, row) => wordsIn(language, row.unit) },
      { title: text('profile.baseline'), key: 'baseline', width: 112, align: 'right', render: (_, row) => (row.baseline === null || row.baseline.value === null ? <Missing /> : `${formats.figure(row.baseline.value)} (${row.baseline.year})`) },
      {
        title: text('profile.target'), key: 'target', width: onChange === null ? 130 : 190, align: 'right',
        render: (_, row) => (onChange === null
          ? row.target === null || row.target.value === null ? <Missing /> : `${operatorSign(row.operator)} ${formats.figure(row.target.value)} (${row.target.year})`
          : (
            <span className="profile-inputs">
              <Select size="small" value={row.operator} aria-label={`${text('gaps.operator')} ${row.id}`} onChange={(operator) => change(row.id, { operator })} options={OPERATORS.map((value) => ({ value, label: operatorSign(value) }))} />
              <InputNumber size="small" value={row.target?.value ?? null} controls={false} changeOnWheel={false} placeholder={text('profile.missing')} aria-label={`${text('profile.target')} ${row.id}`} onChange={(value) => change(row.id, { target: targetWith(row, value, profile) })} />
            </span>
          )),
      },
      { title: text('profile.cumulative'), key: 'cumulative', width: 150, align: 'right', render: (_, row) => (row.cumulative === null ? '' : `${operatorSign(row.cumulative.operator ?? row.operator)} ${formats.figure(row.cumulative.value)} (${row.cumulative.from}–${row.cumulative.to})`) },
      { title: text('gaps.direction'), key: 'direction', width: 88, render: (_, row) => text(`gaps.direction.${row.direction}`) },
      { title: text('value.per'), key: 'denominator', width: 130, ellipsis: true, render: (_, row) => (row.denominator === null ? '—' : <span title={wordsIn(language, row.denominator)}>{wordsIn(language, row.denominator)}</span>) },
      { title: text('profile.countyLevel'), key: 'county', width: 96, render: (_, row) => <span title={row.countyNote === null ? undefined : wordsIn(language, row.countyNote)}>{text(`profile.countyLevel.${row.countyLevel}`)}</span> },
    ];
  }, [text, formats, language, profile, onChange]);
  return <div className="profile-table"><FillTable<ProfileIndicator> label={text('gaps.indicators')} rows={profile.indicators} columns={columns} rowKey={(row) => row.id} width={1160} empty={text('table.empty')} selected={null} onSelect={() => undefined} /></div>;
}
